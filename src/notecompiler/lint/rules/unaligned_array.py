r"""An array declares columns that no row has

## What it does
Finds `\begin{array}{ll}` where no row contains `&`.

## Why it is bad
The declared columns are empty; the rows are flush left although equations read best aligned at their relation sign.

## Example
~~~
$$
\begin{array}{ll}
p = q + r \\
s = t
\end{array}
$$
~~~

## Use instead
~~~
$$
\begin{aligned}
p &= q + r \\
s &= t
\end{aligned}
$$
~~~

## Fix safety
Safe where every row has a relation sign: `aligned`, with `&` before the first relation of each row. No edit
otherwise.

# 简体中文

array 声明了列，却没有一行用到

## 检查什么
找出各行都没有 `&` 的 `\begin{array}{ll}`。

## 为什么不好
声明的列是空的；各行左对齐，而等式应在关系符号处对齐。

## 修复是否安全
每行都有关系符号时是安全修复：改用 `aligned`，并在每行第一个关系符号前加 `&`。否则不修改。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    environments,
    insert,
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math import problems as kinds
from notecompiler.math.nodes import Array, ArrayRow, AtomClass, Symbol
from notecompiler.math.tokens import TokenStream
from notecompiler.math.walk import walk

_MESSAGE = Phrase("No row has the columns that this array declares.", "没有一行用到这个 array 声明的列。")
_TITLE = Phrase("align the rows at their relation", "在关系符号处对齐各行")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each array, at its column specification."""
    for formula in tex_formulas(document):
        unused = {p.span.start: p.span for p in formula.problems if p.kind == kinds.COLUMN_SPEC_UNUSED}
        if not unused:
            continue
        arrays = [node for node in walk(formula.tree) if isinstance(node, Array) and node.environment == "array"]
        tokens = tokens_of(formula.tex)
        for _, begin, end in environments(tokens):
            span = next((s for start, s in unused.items() if start == tokens.starts[begin + 1]), None)
            array = next((node for node in arrays if node.span.start == tokens.starts[begin]), None)
            if span is not None and array is not None:
                edits = tuple(_edits(formula, tokens, begin, end, span.end, array))
                yield Finding(place(formula, span.start, span.end), _MESSAGE, title=_TITLE, edits=edits)


def _edits(formula: Formula, tokens: TokenStream, begin: int, end: int, spec_end: int, array: Array) -> Iterator[Edit]:
    relations = [_relation(row) for row in array.rows]
    ruled = array.rules_after or array.rules_below or any(row.rules_above for row in array.rows)
    if ruled or any(relation is None for relation in relations):
        return
    yield from replace(formula, tokens.starts[begin], spec_end, r"\begin{aligned}")
    for relation in relations:
        if relation is not None:
            yield insert(formula, relation, "&")
    yield from replace(formula, tokens.starts[end], tokens.ends[end], r"\end{aligned}")


def _relation(row: ArrayRow) -> int | None:
    """Offset of the first relation directly in the row."""
    for node in row.cells[0].children if row.cells else ():
        if isinstance(node, Symbol) and node.cls is AtomClass.REL:
            return node.span.start
    return None


RULE = Rule(code="NC202", name="unaligned-array", catalogue="M2", severity=Severity.INFO, check=check)
