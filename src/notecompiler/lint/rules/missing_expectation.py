r"""A moment is defined without its expectation

## What it does
Finds `Cov(X,Y) = (X - E(X))(Y - E(Y))` and the like: deviations from a mean, but no mean taken of their product.

## Why it is bad
The left side is a number, the right side a random variable.

## Example
~~~
$\operatorname{Cov}(X,Y)=(X-E(X))(Y-E(Y))$
~~~

## Use instead
~~~
$\operatorname{Cov}(X,Y)=E[(X-E(X))(Y-E(Y))]$
~~~

## Fix safety
No edit: it is most likely `E[(X - E(X))(Y - E(Y))]`.

# 简体中文

矩的定义缺少外层期望

## 检查什么
找出 `Cov(X,Y) = (X - E(X))(Y - E(Y))` 之类：有离差，却没有对乘积取期望。

## 为什么不好
左边是一个数，右边却是随机变量。

## 修复是否安全
不修改：多半应为 `E[(X - E(X))(Y - E(Y))]`。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule

_MESSAGE = Phrase(
    "The left side is a number, but no expectation is taken of the right side.", "左边是一个数，右边却没有取期望。"
)
_MOMENT = re.compile(
    r"\A\s*+(?:\\(?:operatorname|mathrm|text|rm)\s*+\{?\s*+)?(?:\\?(?:Cov|COV|cov|Var|VAR|var)|D)\s*\}?\s*\(([^()=]*)\)\s*=\s*"
)
_DEVIATIONS = re.compile(r"(?:\\left|\\big)?[(\[]\s*[A-Za-z]\s*-\s*(?:\\mathbb\{E\}|\\mathrm\{E\}|E|\\mu)")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each definition."""
    for formula in tex_formulas(document):
        moment = _MOMENT.match(formula.tex)
        if moment is not None and _DEVIATIONS.match(formula.tex, moment.end()):
            yield Finding(place(formula, moment.end(), len(formula.tex.rstrip())), _MESSAGE)


RULE = Rule(
    code="NC408", name="missing-expectation", catalogue="S8", severity=Severity.WARNING, check=check, safe_fixes=False
)
