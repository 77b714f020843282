r"""A prime is written as the superscript of a superscript

## What it does
Finds `u^{^{\prime}}`.

## Why it is bad
The prime is set twice as small and twice as high as it should be.

## Example
~~~
$u^{^{\prime}}(x)$
~~~

## Use instead
~~~
$u'(x)$
~~~

## Fix safety
Safe: it becomes `u'`.

# 简体中文

撇号写成了上标的上标

## 检查什么
找出 `u^{^{\prime}}`。

## 为什么不好
这样的撇号又小又高。

## 修复是否安全
安全：改成 `u'`。
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

_MESSAGE = Phrase("This prime is the superscript of a superscript.", "这个撇号是上标的上标。")
_TITLE = Phrase("write '", "改成 '")
_NESTED = re.compile(r"\^\s*\{\s*\^\s*(?:\{\s*((?:\\prime\s*)+)\}|(\\prime)\b)\s*\}|\^\s*\{\s*('+)\s*\}")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each."""
    for formula in tex_formulas(document):
        if "^" not in formula.tex:
            continue
        for match in _NESTED.finditer(formula.tex):
            count = (match[1] or match[2] or "").count("prime") or len(match[3] or "")
            edits = replace(formula, *match.span(), "'" * count)
            yield Finding(place(formula, *match.span()), _MESSAGE, title=_TITLE, edits=edits)


RULE = Rule(code="NC213", name="nested-prime", catalogue="M13", severity=Severity.INFO, check=check)
