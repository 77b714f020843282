r"""A matrix is written as a list of lists

## What it does
Finds `[[0.1, 0.3], [0.2, -0.1]]` in formulas.

## Why it is bad
It is program notation; in a formula the rows of a matrix stand below each other.

## Example
~~~
$W = [[1, 2], [3, 4]]$
~~~

## Use instead
~~~
$W = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}$
~~~

## Fix safety
Only proposed: it becomes a `bmatrix`.

# 简体中文

矩阵写成了列表的列表

## 检查什么
找出公式里的 `[[0.1, 0.3], [0.2, -0.1]]`。

## 为什么不好
这是程序的写法；公式里矩阵的各行应上下排列。

## 修复是否安全
只作为建议：改成 `bmatrix`。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math.tokens import TokenStream

_MESSAGE = Phrase("A matrix written as a list of lists.", "矩阵写成了列表的列表。")
_TITLE = Phrase("write it as a matrix", "写成矩阵")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each list."""
    for formula in tex_formulas(document):
        if "[" not in formula.tex:
            continue
        tokens = tokens_of(formula.tex)
        at = 0
        while at < len(tokens.texts) - 1:
            matrix = _matrix(tokens, at) if tokens.texts[at] == "[" and tokens.texts[at + 1] == "[" else None
            if matrix is None:
                at += 1
                continue
            rows, end = matrix
            body = r" \\ ".join(" & ".join(formula.tex[a:b].strip() for a, b in row) for row in rows)
            yield Finding(
                place(formula, tokens.starts[at], tokens.ends[end]),
                _MESSAGE,
                title=_TITLE,
                edits=replace(
                    formula, tokens.starts[at], tokens.ends[end], rf"\begin{{bmatrix}} {body} \end{{bmatrix}}"
                ),
                applicability=Applicability.UNSAFE,
            )
            at = end + 1


def _matrix(tokens: TokenStream, at: int) -> tuple[list[list[tuple[int, int]]], int] | None:
    """The cells of each row as ranges of the source, and the index of the last bracket."""
    rows: list[list[tuple[int, int]]] = []
    index = at + 1
    while True:
        row = _row(tokens, index)
        if row is None:
            return None
        cells, index = row
        rows.append(cells)
        text = tokens.texts[index] if index < len(tokens.texts) else ""
        if text == "]":
            return (rows, index) if len({len(row) for row in rows}) == 1 else None
        if text != ",":
            return None
        index += 1


def _row(tokens: TokenStream, index: int) -> tuple[list[tuple[int, int]], int] | None:
    """The cells of ``[a, b]`` and the index behind it."""
    if index >= len(tokens.texts) or tokens.texts[index] != "[":
        return None
    cells: list[tuple[int, int]] = []
    start = tokens.ends[index]
    depth = 0
    for at in range(index + 1, len(tokens.texts)):
        text = tokens.texts[at]
        if depth == 0 and text in (",", "]"):
            if tokens.starts[at] <= start:
                return None
            cells.append((start, tokens.starts[at]))
            start = tokens.ends[at]
            if text == "]":
                return cells, at + 1
        if text in ("[", "&", "\\\\"):
            return None
        depth += (text in ("(", "{")) - (text in (")", "}"))
    return None


RULE = Rule(
    code="NC314", name="nested-list-matrix", catalogue="N14", severity=Severity.INFO, check=check, safe_fixes=False
)
