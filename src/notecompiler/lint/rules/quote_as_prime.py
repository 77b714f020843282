"""A quotation mark stands for a prime

## What it does
Finds typographic quotes in formulas: `f’(x)`, `f^{‘}`.

## Why it is bad
An editor turned the apostrophe into a quotation mark. LaTeX's math fonts do not have it; the derivative loses its
prime.

## Example
~~~
$f’(x) = g^{‘’}(x)$
~~~

## Use instead
~~~
$f'(x) = g''(x)$
~~~

## Fix safety
Safe: each mark becomes `'`; braces around it go, and a caret with them.

# 简体中文

用引号代替了撇号

## 检查什么
找出公式里的弯引号：`f’(x)`、`f^{‘}`。

## 为什么不好
编辑器把撇号换成了引号。LaTeX 的数学字体里没有引号，导数的撇号会丢失。

## 修复是否安全
安全：每个引号换成 `'`，外面的花括号和 `^` 一起去掉。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math import problems as kinds

_MESSAGE = Phrase("A quotation mark stands for a prime.", "这里用引号代替了撇号。")
_TITLE = Phrase("write a prime", "改成撇号")
_PRIMES = {"‘": "'", "’": "'", "“": "''", "”": "''", "´": "'", "`": "'", "′": "'", "″": "''", "＇": "'"}


def check(document: Document) -> Iterator[Finding]:
    """One finding for each run of marks."""
    for formula in tex_formulas(document):
        end = 0
        spans = sorted(
            ((p.span.start, p.span.end) for p in formula.problems if p.kind == kinds.QUOTE_PRIME),
            key=lambda span: (span[0], -span[1]),
        )
        for at, (start, stop) in enumerate(spans):
            if start < end or not any(char in _PRIMES for char in formula.tex[start:stop]):
                continue
            end = stop
            for following, behind in spans[at + 1 :]:
                if following != end or formula.tex[start] == "^":
                    break
                end = behind
            primes = "".join(_PRIMES.get(char, "") for char in formula.tex[start:end])
            edits = replace(formula, start, end, primes)
            yield Finding(place(formula, start, end), _MESSAGE, title=_TITLE, edits=edits)


RULE = Rule(code="NC212", name="quote-as-prime", catalogue="M12", severity=Severity.WARNING, check=check)
