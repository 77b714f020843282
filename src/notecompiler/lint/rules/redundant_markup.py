r"""Markup that prints nothing

## What it does
Finds doubled braces `{{2}}`, space between `\left` and its delimiter, and a `matrix` that is all there is inside a
`pmatrix`.

## Why it is bad
It hides what the formula says; most of it comes from formula editors.

## Example
~~~
$\frac{n \left ( n-1 \right )}{{2}}$
~~~

## Use instead
~~~
$\frac{n \left( n-1 \right)}{2}$
~~~

## Fix safety
Safe: what is printed stays the same.

# 简体中文

不起作用的标记

## 检查什么
找出双重花括号 `{{2}}`、`\left` 与定界符之间的空格，以及 `pmatrix` 里面只套着一个 `matrix` 的写法。

## 为什么不好
这些标记遮住了公式的内容，多半来自公式编辑器。

## 修复是否安全
安全：印出来的结果不变。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    environments,
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    inside,
    text_spans,
)
from notecompiler.math.tokens import TokenStream

_BRACES = Phrase("These braces are doubled.", "花括号重复了。")
_SPACE = Phrase("Space stands before the delimiter.", "定界符前面有空格。")
_MATRIX = Phrase("A matrix is all there is in this matrix.", "这个矩阵里只套着另一个矩阵。")
_TITLE = Phrase("tidy it up", "去掉多余的标记")
_MATRICES = frozenset({"pmatrix", "bmatrix", "vmatrix", "Bmatrix", "Vmatrix"})


def check(document: Document) -> Iterator[Finding]:
    """One finding for each."""
    for formula in tex_formulas(document):
        if "{{" in formula.tex.replace(" ", "") or "\\left" in formula.tex or "matrix" in formula.tex:
            tokens = tokens_of(formula.tex)
            prose = text_spans(formula.tree)
            yield from _doubled(formula, tokens, prose)
            yield from _spaced(formula, tokens)
            yield from _nested(formula, tokens)


def _doubled(formula: Formula, tokens: TokenStream, prose: list[tuple[int, int]]) -> Iterator[Finding]:
    opened: list[int] = []
    closed: dict[int, int] = {}
    for index, text in enumerate(tokens.texts):
        if text == "{":
            opened.append(index)
        elif text == "}" and opened:
            closed[opened.pop()] = index
    for outer, end in sorted(closed.items()):
        inner = outer + 1
        if closed.get(inner) != end - 1 or end - inner < 3 or inside(prose, tokens.starts[inner]):
            continue
        if outer == 0 or tokens.texts[outer - 1] in (r"\mathord", r"\mathop", r"\color", r"\mbox", r"\hbox", r"\text"):
            continue
        yield Finding(
            place(formula, tokens.starts[inner], tokens.ends[end - 1]),
            _BRACES,
            title=_TITLE,
            edits=(
                *replace(formula, tokens.starts[inner], tokens.ends[inner], ""),
                *replace(formula, tokens.starts[end - 1], tokens.ends[end - 1], ""),
            ),
        )


def _spaced(formula: Formula, tokens: TokenStream) -> Iterator[Finding]:
    for index, text in enumerate(tokens.texts):
        if text in (r"\left", r"\right") and tokens.pieces[index] != text and index + 1 < len(tokens.texts):
            if tokens.texts[index + 1][0].isalpha() or "\n" in tokens.pieces[index]:
                continue
            start, end = tokens.ends[index], tokens.starts[index + 1]
            yield Finding(
                place(formula, tokens.starts[index], tokens.ends[index + 1]),
                _SPACE,
                title=_TITLE,
                edits=replace(formula, start, end, ""),
            )


def _nested(formula: Formula, tokens: TokenStream) -> Iterator[Finding]:
    pairs = {begin: (name, end) for name, begin, end in environments(tokens)}
    for begin, (name, end) in sorted(pairs.items()):
        inner = pairs.get(begin + 1)
        if name in _MATRICES and inner is not None and inner == ("matrix", end - 1):
            yield Finding(
                place(formula, tokens.starts[begin + 1], tokens.ends[begin + 1]),
                _MATRIX,
                title=_TITLE,
                edits=(
                    *replace(formula, tokens.starts[begin + 1], tokens.starts[begin + 2], ""),
                    *replace(formula, tokens.ends[end - 2], tokens.ends[end - 1], ""),
                ),
            )


RULE = Rule(code="NC308", name="redundant-markup", catalogue="N8", severity=Severity.INFO, check=check)
