r"""A modulus in parentheses is put together by hand

## What it does
Finds `(\bmod m)`, `(\mathrm{mod}\ m)`, `(mod m)`.

## Why it is bad
`\bmod` is the binary operator; in parentheses its space is wrong, and the line may break before the modulus.

## Example
~~~
$a \equiv b(\bmod m)$
~~~

## Use instead
~~~
$a \equiv b\pmod{m}$
~~~

## Fix safety
Safe: `\pmod{m}` prints the same words with the right space.

# 简体中文

手工拼出的括号模

## 检查什么
找出 `(\bmod m)`、`(\mathrm{mod}\ m)`、`(mod m)`。

## 为什么不好
`\bmod` 是二元运算符；放在括号里间距不对，而且可能在模之前断行。

## 修复是否安全
安全：`\pmod{m}` 印出同样的内容，间距正确。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import inside, text_spans

_MESSAGE = Phrase(r"This modulus is put together by hand.", "这个模是手工拼出来的。")
_TITLE = Phrase(r"write \pmod", r"改用 \pmod")
_MODULUS = re.compile(
    r"(?:\\quad|\\;|\\,|\\ |\s)*\(\s*(?:\\bmod(?![A-Za-z])|\\(?:mathrm|text|rm|operatorname)\s*\{\s*mod\s*\}|mod(?![A-Za-z]))"
    r"(?:\\ |\\,|\\;|~|\s)*([^()$]*)\)"
)


def check(document: Document) -> Iterator[Finding]:
    """One finding for each modulus."""
    for formula in tex_formulas(document):
        if "mod" not in formula.tex:
            continue
        words = text_spans(formula.tree)
        for match in _MODULUS.finditer(formula.tex):
            start = formula.tex.index("(", match.start())
            if match[1].strip() and not inside(words, start):
                edits = replace(formula, *match.span(), f"\\pmod{{{match[1].strip()}}}")
                yield Finding(place(formula, start, match.end()), _MESSAGE, title=_TITLE, edits=edits)


RULE = Rule(code="NC215", name="handmade-modulus", catalogue="M15", severity=Severity.INFO, check=check)
