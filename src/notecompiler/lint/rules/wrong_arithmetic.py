r"""A calculation with numbers does not come out

## What it does
Computes equations between numbers, vectors and matrices of numbers, and reports those that differ by more than the
digits shown allow; also an elementwise function that was given two lists, where a bracket was lost.

## Why it is bad
A worked example that is wrong teaches the wrong thing.

## Example
~~~
$0.5 \cdot 2 + 1 = 3$
~~~

## Use instead
~~~
$0.5 \cdot 2 + 1 = 2$
~~~

## Fix safety
No edit: the message gives the value; which side is wrong is for a reader to say.

# 简体中文

数值计算不成立

## 检查什么
计算数、数字向量和数字矩阵之间的等式，差值超过所写位数允许的误差时报告；逐元素函数带了两个列表（丢了一层括号）时
也报告。

## 为什么不好
算错的例题会教错人。

## 修复是否安全
不修改：提示给出正确的值，哪一边错由读者判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    is_symbol,
)
from notecompiler.math.nodes import Accent, AtomClass, Invalid, MathNode, Operator, Row, Styled, Symbol, Text
from notecompiler.math.walk import walk

if TYPE_CHECKING:
    from notecompiler.semantics.expression import Call, Expression

_SETTLED = frozenset({"tanh", "sin", "cos", "tan", "exp", "sqrt", "sigmoid", "relu", "abs"})
_SIGNS = frozenset({"", "*", r"\cdot", r"\times", "·", "×"})
_DIGIT = re.compile(r"\d")
_MESSAGE = Phrase("The left side is {0}, the right side {1}.", "左边等于 {0}，右边等于 {1}。")
_BRACKET = Phrase(
    "{} takes one list here: a bracket around both was lost.", "{} 这里只接受一个列表：两个列表外面丢了一层括号。"
)


def check(document: Document) -> Iterator[Finding]:
    """One finding for each equation."""
    for formula in document.formulas:
        if "=" not in formula.tex or "mod" in formula.tex or not _DIGIT.search(formula.tex):
            continue
        if _is_numeric(formula.tree) and not _is_doubled(formula.tex) and not _has_remainder(document, formula):
            yield from _equations(formula)


def _is_doubled(text: str) -> bool:
    """Whether the text stands there twice, as `duplicated-text` reports."""
    half = len(text) // 2
    return len(text) % 2 == 0 and text[:half] == text[half:]


def _has_remainder(document: Document, formula: Formula) -> bool:
    """Whether a division leaves the remainder that the text names: 9 ÷ 4 = 2, remainder 1."""
    if "÷" not in formula.tex and r"\div" not in formula.tex:
        return False
    behind = document.source.text[formula.span.end : formula.span.end + 16]
    return any(word in behind for word in ("余", "remainder", "rest"))


def _is_numeric(tree: Row) -> bool:
    """Whether two sides of an equation are free of letters."""
    sides: list[list[MathNode]] = [[]]
    for node in tree.children:
        if is_symbol(node, "="):
            sides.append([])
        else:
            sides[-1].append(node)
    free = [all(_is_free(inner) for node in side for inner in walk(node)) for side in sides if side]
    return any(one and two for one, two in pairwise(free))


def _is_free(node: MathNode) -> bool:
    if isinstance(node, Symbol):
        return not (
            node.name.isalpha()
            or (node.name.startswith("\\") and node.name[1:].isalpha() and node.cls is AtomClass.ORD)
        )
    return not isinstance(node, Text | Invalid | Styled | Accent) and not (isinstance(node, Operator) and node.large)


def _equations(formula: Formula) -> Iterator[Finding]:
    from notecompiler.semantics import expression as ex
    from notecompiler.semantics.arithmetic import unequal_sides
    from notecompiler.semantics.statements import fragments

    for statement in fragments(formula.tree):
        if not isinstance(statement, ex.Statement) or statement.relation != "=" or statement.modulus is not None:
            continue
        if ex.variables(statement.left) or ex.variables(statement.right):
            continue
        if not (_is_settled(statement.left) and _is_settled(statement.right)):
            continue
        lost = _lost_bracket(statement.left) or _lost_bracket(statement.right)
        if lost is not None:
            message = Phrase(_BRACKET.en.format(lost.function), _BRACKET.zh.format(lost.function))
            yield Finding(place(formula, lost.span.start, lost.span.end), message)
            continue
        values = unequal_sides(statement, formula.tex[statement.span.start : statement.span.end])
        if values is not None:
            left, right = values
            span = place(formula, statement.span.start, statement.span.end)
            yield Finding(span, Phrase(_MESSAGE.en.format(left, right), _MESSAGE.zh.format(left, right)))


def _is_settled(side: Expression) -> bool:
    """Whether a side holds nothing whose value depends on a convention (the base of a logarithm, a remainder)."""
    from notecompiler.semantics import expression as ex

    sure = (ex.Literal, ex.Sum, ex.Product, ex.Quotient, ex.Power, ex.Grouped, ex.Bracket, ex.Matrix, ex.Radical)
    stack = [side]
    while stack:
        node = stack.pop()
        known = isinstance(node, ex.Call) and node.function in _SETTLED
        product = not isinstance(node, ex.Product) or set(node.operators) <= _SIGNS
        if not (known or isinstance(node, sure)) or not product:
            return False
        stack.extend(ex.parts(node))
    return True


def _lost_bracket(side: Expression) -> Call | None:
    """An elementwise function of two lists."""
    from notecompiler.semantics import expression as ex
    from notecompiler.semantics.functions import ELEMENTWISE

    stack = [side]
    while stack:
        node = stack.pop()
        several = isinstance(node, ex.Call) and node.function in ELEMENTWISE and len(node.arguments) > 1
        if several and isinstance(node, ex.Call) and all(isinstance(one, ex.Bracket) for one in node.arguments):
            return node
        stack.extend(ex.parts(node))
    return None


RULE = Rule(
    code="NC410", name="wrong-arithmetic", catalogue="S10", severity=Severity.WARNING, check=check, safe_fixes=False
)
