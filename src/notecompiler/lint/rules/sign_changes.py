r"""A sign changes where it should not

## What it does
Finds three patterns: two rows of a derivation that differ only in the order of a difference under the derivative; the
gradient of a squared error that keeps the sign of the error; a loss that is written as the bound to be maximised.

## Why it is bad
One of the two lines is wrong, and whoever programs it climbs instead of descending.

## Example
~~~
$$
\begin{aligned}
g &= (y - h)\frac{\partial}{\partial w}(y - h) \\
  &= (y - h)\frac{\partial}{\partial w}(w x - y)
\end{aligned}
$$
~~~

## Use instead
~~~
$$
\begin{aligned}
g &= (y - h)\frac{\partial}{\partial w}(y - h) \\
  &= -(y - h)\frac{\partial}{\partial w}(w x - y)
\end{aligned}
$$
~~~

## Fix safety
No edit: the verifier or a reader decides which line is right.

# 简体中文

正负号前后不一致

## 检查什么
找出三种情形：推导中相邻两行只有求导对象的差颠倒了次序；平方误差的梯度保留了误差的符号；把要最大化的下界当作损失
写出来。

## 为什么不好
两行之中必有一行是错的，照着写程序会朝相反的方向走。

## 修复是否安全
不修改：哪一行对由验证或读者判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math.nodes import Array
from notecompiler.math.walk import walk

_ROWS = Phrase(
    "From this row to the next the difference under the derivative is turned around, but the sign is not.",
    "从这一行到下一行，求导的差颠倒了次序，符号却没有变。",
)
_GRADIENT = Phrase(
    "The gradient of this squared error carries a minus sign: the prediction is subtracted.",
    "这个平方误差的梯度应带负号：预测值是被减去的。",
)
_BOUND = Phrase(
    "Called a loss, but this is the bound that is maximised; the loss is its negative.",
    "这里称为损失，但这是要最大化的下界；损失是它的相反数。",
)
_DERIVATIVE = re.compile(
    r"\\frac\s*\{\\partial\s*\}\s*\{\\partial[^{}]*(?:\{[^{}]*\})?[^{}]*\}\s*(?:\\left|\\big|\\Big)?\("
)
_LOSS_SQUARE = re.compile(r"\(\s*([A-Za-z])(?:_\{?\w+\}?)?\s*-\s*\\hat\s*\{?\s*\1")
_SLOPE = re.compile(r"(?:d\s*[LJEC]\s*/\s*d|\\frac\s*\{\s*(?:\\partial|d)\s*[LJEC][^{}]*\})")
_GRADIENT_SIDE = re.compile(
    r"=\s*(?:\\sum(?:_\{[^{}]*\}|_\w)?(?:\^\{[^{}]*\}|\^\w)?)?\s*\(*\s*([A-Za-z])(?:_\{?\w+\}?)?\s*-\s*(?:\\hat\s*\{?\s*\1|\1_\{\\hat)"
)
_LOWER_BOUND = re.compile(
    r"\A\s*(?:L|J|\\mathcal\{L\})\w*(?:_\{?[A-Za-z]+\}?)?\s*=\s*(?:\\mathbb\{E\}|E)\s*_.*\\log\s*p.*-\s*D_"
)


def check(document: Document) -> Iterator[Finding]:
    """One finding for each place."""
    squared = False
    for formula in tex_formulas(document):
        if _DERIVATIVE.search(formula.tex):
            yield from _rows(formula)
        slope = _SLOPE.match(formula.tex.lstrip())
        if squared and slope is not None:
            side = _GRADIENT_SIDE.search(formula.tex)
            if side is not None:
                yield Finding(place(formula, side.start(), side.end()), _GRADIENT)
        elif _LOSS_SQUARE.search(formula.tex) and "^2" in formula.tex:
            squared = True
        bound = _LOWER_BOUND.match(formula.tex)
        if bound is not None:
            yield Finding(place(formula, *bound.span()), _BOUND)


def _rows(formula: Formula) -> Iterator[Finding]:
    for array in walk(formula.tree):
        if not isinstance(array, Array) or len(array.rows) < 2:
            continue
        for first, second in pairwise(array.rows):
            one, two = (formula.tex[row.span.start : row.span.end] for row in (first, second))
            before, after = _DERIVATIVE.search(one), _DERIVATIVE.search(two)
            if before is None or after is None or _sign(one, before.start()) != _sign(two, after.start()):
                continue
            if _turned(_argument(one, before.end()), _argument(two, after.end())):
                start = first.span.start + len(one) - len(one.lstrip())
                yield Finding(place(formula, start, second.span.end), _ROWS)


def _sign(row: str, end: int) -> bool:
    """Whether what stands left of the derivative begins with a minus sign."""
    return row[row.rfind("=", 0, end) + 1 : end].lstrip(" &").startswith("-")


def _argument(row: str, start: int) -> str:
    depth = 1
    for at in range(start, len(row)):
        depth += (row[at] == "(") - (row[at] == ")")
        if depth == 0:
            return "".join(row[start:at].split())
    return ""


def _turned(one: str, two: str) -> bool:
    """Whether ``a - b`` became ``… - a``."""
    left, minus, rest = one.partition("-")
    return bool(minus and rest and left) and two.endswith("-" + left) and not two.startswith(left)


RULE = Rule(code="NC405", name="sign-changes", catalogue="S5", severity=Severity.INFO, check=check, safe_fixes=False)
