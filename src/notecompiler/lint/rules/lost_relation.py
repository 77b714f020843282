r"""A relation sign is missing

## What it does
Finds an implication whose right side states nothing (`a > b, c > d \Rightarrow ac bd`) and two column vectors side by
side with no sign between them.

## Why it is bad
A sign was lost in conversion; what is left is a product that nobody meant.

## Example
~~~
$a > b > 0, c > d > 0 \Rightarrow ac bd$
~~~

## Use instead
~~~
$a > b > 0, c > d > 0 \Rightarrow ac > bd$
~~~

## Fix safety
No edit: which relation it was is for a reader to say.

# 简体中文

缺少关系符号

## 检查什么
找出右边什么也没断言的推出式（`a > b, c > d \Rightarrow ac bd`），以及中间没有符号、并排放着的两个列向量。

## 为什么不好
转换时丢了一个符号，剩下的成了谁也没想写的乘积。

## 修复是否安全
不修改：原来是哪个关系符号由读者判断。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    tex_formulas,
)
from notecompiler.lint.lost_rows import lost_rows
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    is_relation,
    is_symbol,
    letter_of,
    sequences,
)
from notecompiler.math.nodes import (
    Array,
    AtomClass,
    MathNode,
    Operator,
    Row,
    Scripts,
    SizedDelimiter,
    Space,
    Stack,
    Symbol,
    Text,
)

_SIDE = Phrase(
    "The right side of this implication states nothing: a relation sign is missing.",
    "推出式的右边没有断言任何东西：缺少关系符号。",
)
_VECTORS = Phrase(
    "Two columns stand side by side: a sign between them is missing.", "两个列向量并排放着：中间缺少符号。"
)
_ROW = Phrase("This row has no relation sign, and all the others have one.", "这一行没有关系符号，而其他各行都有。")
_ALIGNED = frozenset({"aligned", "align", "split", "alignedat", "alignat", "eqnarray"})
_IMPLIES = (r"\Rightarrow", r"\implies", r"\Longrightarrow")
_ORDER = frozenset({"<", ">", r"\lt", r"\gt", r"\le", r"\leq", r"\ge", r"\geq", r"\leqslant", r"\geqslant"})


def check(document: Document) -> Iterator[Finding]:
    """One finding for each place."""
    for formula in tex_formulas(document):
        if any(problem.fatal for problem in formula.problems):
            continue  # what a broken formula says is not known
        if "Rightarrow" in formula.tex or "implies" in formula.tex or "Longrightarrow" in formula.tex:
            for sequence in sequences(formula.tree):
                yield from _implications(formula, sequence.row.children)
        if "&" in formula.tex:
            yield from _rows(formula)
        if formula.tex.count("\\begin") > 1:
            yield from _columns(formula)


def _implications(formula: Formula, nodes: tuple[MathNode, ...]) -> Iterator[Finding]:
    """The last implication of a row: one before it has that one, which is a relation, on its right side."""
    at = max((index for index, node in enumerate(nodes) if is_symbol(node, *_IMPLIES)), default=len(nodes))
    right = [one for one in nodes[at + 1 :] if not isinstance(one, Space)]
    if len(right) < 2 or any(map(_states, right)) or _is_predicate(right):
        return
    if any(is_symbol(one, *_ORDER) for one in nodes[:at]):
        yield Finding(place(formula, right[0].span.start, right[-1].span.end), _SIDE)


def _states(node: MathNode) -> bool:
    """Whether a node can make a statement of what stands around it: a relation, words, an array."""
    return is_relation(node) or isinstance(node, Text | Array | Stack)


def _is_predicate(nodes: Sequence[MathNode]) -> bool:
    """``P(n)``: a single letter applied."""
    return letter_of(nodes[0]) is not None and is_symbol(nodes[1], "(") and is_symbol(nodes[-1], ")")


def _rows(formula: Formula) -> Iterator[Finding]:
    """Rows of aligned equations that have no relation where all the others have theirs."""
    for sequence in sequences(formula.tree):
        for array in sequence.row.children:
            if not isinstance(array, Array) or array.environment.rstrip("*") not in _ALIGNED or len(array.rows) < 2:
                continue
            bare = [row for row in array.rows if not any(_relates(cell) for cell in row.cells)]
            if any(_is_problem(node) for row in array.rows for node in row.cells[0].children):
                continue
            if len(bare) != 1 or not all(len(row.cells) == 2 for row in array.rows):
                continue
            cell = bare[0].cells[1]
            first = next((one for one in cell.children if not isinstance(one, Space)), None)
            above = array.rows[array.rows.index(bare[0]) - 1].cells[-1].children if bare[0] is not array.rows[0] else ()
            before = [one for one in bare[0].cells[0].children if not isinstance(one, Space)]
            if before and _is_sign(before[-1]):
                continue
            if first is None or _is_operation(first) or any(isinstance(one, Text) for one in cell.children):
                continue
            if not (above and _is_sign(above[-1])) and _closed(above):
                yield Finding(place(formula, cell.children[0].span.start, cell.children[-1].span.end), _ROW)


def _is_problem(node: MathNode) -> bool:
    """Whether a row begins with words or with what is to be minimised: an optimisation problem states nothing there."""
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Text) or (isinstance(base, Operator) and base.text[-3:] in ("min", "max"))


def _relates(cell: Row) -> bool:
    return any(is_relation(one) or isinstance(one, Stack) for one in cell.children)


def _is_operation(node: MathNode) -> bool:
    """A sign with which a long line goes on."""
    return isinstance(node, Symbol) and node.cls in (AtomClass.BIN, AtomClass.REL, AtomClass.PUNCT)


def _is_sign(node: MathNode) -> bool:
    """A sign behind which a long line is broken."""
    return isinstance(node, Symbol) and node.cls in (AtomClass.BIN, AtomClass.REL, AtomClass.PUNCT, AtomClass.OPEN)


def _closed(nodes: tuple[MathNode, ...]) -> bool:
    """Whether every bracket that opens in a row closes in it."""
    depth = 0
    for node in nodes:
        if isinstance(node, Symbol | SizedDelimiter):
            depth += (node.cls is AtomClass.OPEN) - (node.cls is AtomClass.CLOSE)
    return depth == 0


def _columns(formula: Formula) -> Iterator[Finding]:
    lost = {one.begin: one.row_count for one in lost_rows(formula)}
    for sequence in sequences(formula.tree):
        nodes = [node for node in sequence.row.children if not isinstance(node, Space)]
        for left, right in pairwise(nodes):
            if _is_column(left, lost) and _is_column(right, lost):
                yield Finding(place(formula, left.span.end - 1, right.span.start + 1), _VECTORS)


def _is_column(node: MathNode, lost: dict[int, int]) -> bool:
    """Whether a node is a matrix of one column and at least two rows (lost separators counted)."""
    if not isinstance(node, Array) or node.environment not in ("pmatrix", "bmatrix"):
        return False
    height = lost.get(node.span.start, len(node.rows))
    return height > 1 and all(len(row.cells) == 1 for row in node.rows)


RULE = Rule(
    code="NC401", name="lost-relation", catalogue="S1", severity=Severity.WARNING, check=check, safe_fixes=False
)
