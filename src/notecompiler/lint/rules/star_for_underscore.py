"""An underscore became a star

## What it does
Finds `h*{t-1}`, a star directly between a letter and a brace.

## Why it is bad
A Markdown converter took two underscores for emphasis and wrote stars back: the subscript is now a product.

## Example
~~~
$h*{t-1} + x_t$
~~~

## Use instead
~~~
$h_{t-1} + x_t$
~~~

## Fix safety
Only proposed: `_` is the one repair that makes the braces meaningful, but the formula is valid TeX.

# 简体中文

下划线变成了星号

## 检查什么
找出 `h*{t-1}`：星号紧夹在字母和花括号之间。

## 为什么不好
某个 Markdown 转换器把两个下划线当成强调，又写回成星号：下标变成了乘积。

## 修复是否安全
只作为建议：换回 `_` 是唯一让花括号有意义的修复，但现在的公式也是合法的 TeX。
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
from notecompiler.lint.tree import inside, text_spans

_MESSAGE = Phrase("This star was an underscore.", "这个星号原本是下划线。")
_TITLE = Phrase("write _", "改成 _")
_WITH_STAR = re.compile(r"\\(?:operatorname|tag|[hvm]space|DeclareMathOperator|(?:re|provide)?newcommand|genfrac)\*")
_STAR = re.compile(r"(?<=[A-Za-z)\]}'])\*(?=\{)")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each star."""
    for formula in tex_formulas(document):
        if "*{" not in formula.tex:
            continue
        names = {start + len(text) - 1 for text, start in _starred(formula)}
        words = text_spans(formula.tree)
        for match in _STAR.finditer(formula.tex):
            if match.start() not in names and not inside(words, match.start()):
                yield Finding(
                    place(formula, *match.span()),
                    _MESSAGE,
                    title=_TITLE,
                    edits=replace(formula, *match.span(), "_"),
                    applicability=Applicability.UNSAFE,
                )


def _starred(formula: Formula) -> Iterator[tuple[str, int]]:
    r"""Commands with a star of their own: ``\operatorname*{…}``, ``\tag*{…}``."""
    for match in _WITH_STAR.finditer(formula.tex):
        yield match[0], match.start()


RULE = Rule(
    code="NC224", name="star-for-underscore", catalogue="M21", severity=Severity.WARNING, check=check, safe_fixes=False
)
