r"""The rows of a matrix or alignment have different numbers of columns

## What it does
Finds the row of a matrix, of cases or of aligned equations that has fewer or more `&` than all the others.

## Why it is bad
A `&` or `\\` was lost: an entry stands in the wrong column, or two rows became one.

## Example
~~~
$$
\begin{pmatrix} a & b \\ c d \end{pmatrix}
$$
~~~

## Use instead
~~~
$$
\begin{pmatrix} a & b \\ c & d \end{pmatrix}
$$
~~~

## Fix safety
There is no fix: where the column ends is the author's to say.

# 简体中文

矩阵或对齐环境各行的列数不同

## 检查什么
找出矩阵、分段函数和对齐方程中，`&` 的个数与其他各行不同的那一行。

## 为什么不好
多半是丢了 `&` 或 `\\`：元素排到了别的列，或者两行并成了一行。

## 修复是否安全
没有自动修复：在哪里分列由作者决定。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import place, tex_formulas
from notecompiler.lint.lost_rows import MATRICES, lost_rows
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import is_relation, is_symbol, sequences
from notecompiler.math.nodes import Array, ArrayRow, Row, Space, Text

_MESSAGE = Phrase("This row has {0} columns and the others have {1}.", "这一行有 {0} 列，其他各行有 {1} 列。")
_CASES = Phrase("This row has {0} columns; cases have two.", "这一行有 {0} 列；分段函数只有两列。")
_HINT = Phrase(r"Look for a lost & or \\.", r"看看是不是丢了 & 或 \\。")
_TWO_COLUMNS = frozenset({"cases", "dcases", "rcases", "drcases"})
_ALIGNED = frozenset({"aligned", "align", "split"})
_DOTS = (r"\vdots", r"\ddots", r"\cdots", r"\ldots", r"\dots")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each environment."""
    for formula in tex_formulas(document):
        if "&" not in formula.tex or "\\begin" not in formula.tex or any(p.fatal for p in formula.problems):
            continue
        for sequence in sequences(formula.tree):
            for array in sequence.row.children:
                if isinstance(array, Array) and array.environment:
                    yield from _uneven(formula, array)


def _uneven(formula: Formula, array: Array) -> Iterator[Finding]:
    name = array.environment.rstrip("*")
    rows = [row for row in array.rows if any(cell.children for cell in row.cells)]
    if any(lost.separators for lost in lost_rows(formula)):
        return
    if name in _TWO_COLUMNS:
        for row in rows:
            if len(row.cells) > 2:
                yield _finding(formula, row, Phrase(_CASES.en.format(len(row.cells)), _CASES.zh.format(len(row.cells))))
                return
    odd = _odd_one(rows)
    if odd is None:
        return
    row, usual = odd
    count = len(row.cells)
    nodes = [node for cell in row.cells for node in cell.children]
    if any(isinstance(node, Array) or is_symbol(node, *_DOTS) for node in nodes):
        return
    if name in MATRICES - {"array"}:
        wrong = True
    elif name in _TWO_COLUMNS:
        wrong = usual == 2 and not any(isinstance(node, Text) for node in nodes)
    elif name in _ALIGNED:
        wrong = _states_alone(row) if count == 1 else count == usual + 1 and _begins_with_relation(row.cells[-1])
    else:
        wrong = False
    if wrong:
        yield _finding(formula, row, Phrase(_MESSAGE.en.format(count, usual), _MESSAGE.zh.format(count, usual)))


def _odd_one(rows: list[ArrayRow]) -> tuple[ArrayRow, int] | None:
    """The one row whose columns are not as many as those of all the others, and how many those have. Of two rows it is
    the one with fewer."""
    counts = Counter(len(row.cells) for row in rows)
    if len(counts) != 2:
        return None
    usual = max(counts, key=lambda count: (counts[count], count))
    odd = [row for row in rows if len(row.cells) != usual]
    return (odd[0], usual) if len(odd) == 1 and usual > 1 else None


def _states_alone(row: ArrayRow) -> bool:
    """Whether the last cell of a row has a relation with something on both sides, and no words."""
    nodes = [node for node in row.cells[-1].children if not isinstance(node, Space)]
    inside = any(is_relation(node) for node in nodes[1:-1])
    return inside and not any(isinstance(node, Text) for node in nodes)


def _begins_with_relation(cell: Row) -> bool:
    """Whether a cell is the right side of an equation: what stands before its relation is in another cell."""
    nodes = [node for node in cell.children if not isinstance(node, Space)]
    return len(nodes) > 1 and is_relation(nodes[0])


def _finding(formula: Formula, row: ArrayRow, message: Phrase) -> Finding:
    cells: list[Row] = [cell for cell in row.cells if cell.children]
    start, end = cells[0].children[0].span.start, cells[-1].children[-1].span.end
    return Finding(place(formula, start, end), message, hints=(_HINT,))


RULE = Rule("NC227", "uneven-rows", "", Severity.WARNING, check, safe_fixes=False)
