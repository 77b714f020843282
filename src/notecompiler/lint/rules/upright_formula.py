r"""A whole formula is set as upright words

## What it does
Finds `\mathrm{…}` and `\text{…}` that hold an equation: `\mathrm{gcd(a,b)=gcd(b,amodb)}`.

## Why it is bad
Variables belong in italics and functions in upright type; here nothing is told apart, and operators have no space.

## Example
~~~
$\mathrm{max(a,b)=b}$
~~~

## Use instead
~~~
$\max(a, b) = b$
~~~

## Fix safety
Only proposed: the content is read as a plain-text formula and printed as TeX.

# 简体中文

整个公式都写成了正体文字

## 检查什么
找出里面装着等式的 `\mathrm{…}`、`\text{…}`：`\mathrm{gcd(a,b)=gcd(b,amodb)}`。

## 为什么不好
变量应为斜体，函数名应为正体；这样写两者不分，运算符也没有间距。

## 修复是否安全
只作为建议：把内容当作纯文本公式解析，再印成 TeX。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math.ascii import parse_ascii
from notecompiler.math.printer import print_latex
from notecompiler.regex import HAN

_MESSAGE = Phrase("A whole formula stands in {}.", "整个公式都放在了 {} 里。")
_TITLE = Phrase("write it as mathematics", "写成数学公式")
_UPRIGHT = re.compile(r"\\(mathrm|text|rm|textrm|operatorname|mathit)\s*\{([^{}\\$]*[=<>≤≥≡][^{}\\$]*)\}")
_MOD = re.compile(r"(?<=[A-Za-z0-9)])mod(?=[A-Za-z0-9(])")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each."""
    for formula in tex_formulas(document):
        for match in _UPRIGHT.finditer(formula.tex):
            if HAN.search(match[2]) or " if " in match[2]:
                continue
            parsed = parse_ascii(_MOD.sub(" mod ", match[2].strip()))
            message = Phrase(_MESSAGE.en.format(f"\\{match[1]}"), _MESSAGE.zh.format(f"\\{match[1]}"))
            if parsed is None:
                if "(" in match[2]:
                    yield Finding(place(formula, *match.span()), message)
                continue
            edits = replace(formula, *match.span(), print_latex(parsed.tree))
            yield Finding(
                place(formula, *match.span()),
                message,
                title=_TITLE,
                edits=edits,
                applicability=Applicability.UNSAFE,
            )


RULE = Rule(
    code="NC219", name="upright-formula", catalogue="M19", severity=Severity.INFO, check=check, safe_fixes=False
)
