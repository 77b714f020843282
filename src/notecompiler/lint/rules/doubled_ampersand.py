r"""Every second column of a matrix is empty

## What it does
Finds matrices in which the columns are separated by `& &`.

## Why it is bad
The empty columns are printed as wide gaps.

## Example
~~~
$\begin{bmatrix} p & & q \\ r & & s \end{bmatrix}$
~~~

## Use instead
~~~
$\begin{bmatrix} p & q \\ r & s \end{bmatrix}$
~~~

## Fix safety
Only proposed: it changes how the matrix looks.

# 简体中文

矩阵每隔一列是空的

## 检查什么
找出各列之间写成 `& &` 的矩阵。

## 为什么不好
空列会印成很宽的空白。

## 修复是否安全
只作为建议：修复会改变矩阵的样子。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    environment_of,
    environments,
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.lost_rows import MATRICES
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math.tokens import TokenStream

_MESSAGE = Phrase("An empty column stands between every two columns.", "每两列之间都有一个空列。")
_TITLE = Phrase("remove the empty columns", "去掉空列")
_MATRICES = MATRICES - {"array"}


def check(document: Document) -> Iterator[Finding]:
    """One finding for each matrix, at its first doubled sign."""
    for formula in tex_formulas(document):
        if "&" in formula.tex:
            tokens = tokens_of(formula.tex)
            for name, begin, end in sorted(environments(tokens), key=lambda one: one[1]):
                doubled = _doubled(tokens, begin, end) if name.rstrip("*") in _MATRICES else []
                if doubled:
                    yield _finding(formula, tokens, doubled)


def _doubled(tokens: TokenStream, begin: int, end: int) -> list[int]:
    """Indices of each second ``&``; empty unless all of them come in pairs."""
    depth = 0
    signs: list[int] = []
    for index in range(begin + 1, end):
        text = tokens.texts[index]
        name = environment_of(text)
        depth += (text == "{") + (name != "" and text.startswith(r"\begin"))
        depth -= (text == "}") + (name != "" and text.startswith(r"\end"))
        if text == "&" and depth == 0:
            signs.append(index)
    if not signs or len(signs) % 2:
        return []
    pairs = list(zip(signs[::2], signs[1::2], strict=True))
    return [second for _, second in pairs] if all(second == first + 1 for first, second in pairs) else []


def _finding(formula: Formula, tokens: TokenStream, doubled: list[int]) -> Finding:
    edits: list[Edit] = []
    for index in doubled:
        edits += replace(formula, tokens.ends[index - 1], tokens.ends[index], "")
    first = doubled[0]
    return Finding(
        place(formula, tokens.starts[first - 1], tokens.ends[first]),
        _MESSAGE,
        title=_TITLE,
        edits=tuple(edits),
        applicability=Applicability.UNSAFE,
    )


RULE = Rule(
    code="NC208", name="doubled-ampersand", catalogue="M8", severity=Severity.INFO, check=check, safe_fixes=False
)
