r"""A fraction is written with a slash before a factor

## What it does
Finds `1/2 \sum …` and `dL/dw_j`.

## Why it is bad
`1/2 x` can be read as 1/(2x); a derivative with a slash hides whether it is partial.

## Example
~~~
$L = 1/2 \sum x_i$
~~~

## Use instead
~~~
$L = \frac{1}{2} \sum x_i$
~~~

## Fix safety
Only proposed: `\frac{1}{2}`, `\frac{\partial L}{\partial w_j}`.

# 简体中文

因子前面用斜线写的分数

## 检查什么
找出 `1/2 \sum …` 和 `dL/dw_j`。

## 为什么不好
`1/2 x` 可以读成 1/(2x)；用斜线写的导数看不出是不是偏导数。

## 修复是否安全
只作为建议：`\frac{1}{2}`、`\frac{\partial L}{\partial w_j}`。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    inside,
    text_spans,
)

_NUMBER = Phrase("It is not clear where this denominator ends.", "看不出分母到哪里为止。")
_DERIVATIVE = Phrase("A derivative written with a slash.", "用斜线写的导数。")
_TITLE = Phrase("write a fraction", "写成分数")
_FRACTION = re.compile(
    r"(?<![\d.A-Za-z/}\\])(\d+)\s*/\s*(\d+)(?![\d.])(?=\s*(?:\\[A-Za-z]|[A-Za-z(\[*]))(?!\s*\\(?:[,;:!]|text|quad|end|right|%|le|ge|lt|gt|in|to)(?![A-Za-z]))"
)
_QUOTIENT = re.compile(r"(?<![A-Za-z\\])d([A-Za-z])\s*/\s*d([A-Za-z])(_(?:\{[^{}]*\}|[A-Za-z0-9]))?(?![A-Za-z])")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each fraction."""
    for formula in tex_formulas(document):
        if "/" not in formula.tex:
            continue
        prose = text_spans(formula.tree)
        for match in _FRACTION.finditer(formula.tex):
            if not inside(prose, match.start()):
                yield _finding(formula, match.span(), _NUMBER, rf"\frac{{{match[1]}}}{{{match[2]}}}")
        for match in _QUOTIENT.finditer(formula.tex):
            if not inside(prose, match.start()):
                sign = r"\partial " if match[3] else "d"
                better = rf"\frac{{{sign}{match[1]}}}{{{sign}{match[2]}{match[3] or ''}}}"
                yield _finding(formula, match.span(), _DERIVATIVE, better)


def _finding(formula: Formula, span: tuple[int, int], message: Phrase, better: str) -> Finding:
    return Finding(
        place(formula, *span),
        message,
        title=_TITLE,
        edits=replace(formula, *span, better),
        applicability=Applicability.UNSAFE,
    )


RULE = Rule(code="NC315", name="slash-fraction", catalogue="N15", severity=Severity.INFO, check=check, safe_fixes=False)
