r"""A per-cent sign in a formula starts a comment

## What it does
Finds `%` directly behind a digit in a formula, or between two operands (`a%b`).

## Why it is bad
TeX takes `%` for the start of a comment: it and the rest of the line vanish, closing braces included.

## Example
~~~
The rate is $\frac{5% + 15%}{2} = 10%$.
~~~

## Use instead
~~~
The rate is $\frac{5\% + 15\%}{2} = 10\%$.
~~~

## Fix safety
Safe: it becomes `\%`. A comment of words behind a space (`x = 5 % five`) is left alone.

# 简体中文

公式里的百分号被当成注释

## 检查什么
找出公式中紧跟在数字后面，或夹在两个运算对象之间（`a%b`）的 `%`。

## 为什么不好
TeX 把 `%` 当作注释的开始：它和这一行后面的内容（包括右花括号）全部消失。

## 修复是否安全
安全：改成 `\%`。空格后面跟着文字的真正注释（如 `x = 5 % 五`）不动。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math import problems as kinds
from notecompiler.regex import regex

_MESSAGE = Phrase(r"% starts a comment here; the sign is written \%.", r"% 在这里开始注释；百分号要写成 \%。")
_TITLE = Phrase(r"write \%", r"改成 \%")
_PERCENT = regex(r"(?:(?<=\d)|(?<=[A-Za-z)\]}])(?=%\S))%")
_WORDS = regex(r"%[ \t]*(?:[A-Za-z]{2,}|[\u3400-\u9fff])")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each sign."""
    for formula in tex_formulas(document):
        if any(problem.kind == kinds.SUSPICIOUS_PERCENT for problem in formula.problems):
            yield from _signs(formula)


def _signs(formula: Formula) -> Iterator[Finding]:
    tokens = tokens_of(formula.tex)
    for index, text in enumerate(tokens.texts):
        if not text.startswith("%") or _WORDS.match(text):
            continue
        for match in _PERCENT.finditer(formula.tex, tokens.starts[index], tokens.ends[index]):
            yield Finding(
                place(formula, *match.span()), _MESSAGE, title=_TITLE, edits=replace(formula, *match.span(), r"\%")
            )


RULE = Rule(code="NC206", name="bare-percent", catalogue="M6", severity=Severity.ERROR, check=check)
