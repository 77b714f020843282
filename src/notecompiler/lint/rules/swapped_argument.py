r"""The argument of a transform and the variable changed places

## What it does
Finds `\int \hat f(x)\,\xi\, e^{…} d\xi`: under the integral over ξ the transform is taken at x, and ξ stands as a
factor.

## Why it is bad
The transform depends on ξ; at x it could be moved out of the integral.

## Example
~~~
$f(x) = \int \hat f(x)\xi\, e^{i \xi x}\, d\xi$
~~~

## Use instead
~~~
$f(x) = \int \hat f(\xi)\, e^{i \xi x}\, d\xi$
~~~

## Fix safety
No edit: it is most likely `\hat f(\xi)`.

# 简体中文

变换的自变量放错了位置

## 检查什么
找出 `\int \hat f(x)\,\xi\, e^{…} d\xi`：对 ξ 积分时变换取在 x 处，ξ 却成了因子。

## 为什么不好
变换是 ξ 的函数；如果取在 x 处，它就可以移到积分外面。

## 修复是否安全
不修改：多半应为 `\hat f(\xi)`。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    is_symbol,
    plain_text,
    sequences,
)
from notecompiler.math.nodes import Accent, MathNode, Operator, Scripts, Space, Symbol

_MESSAGE = Phrase(
    "The integral runs over {0}, but the transform is taken at {1} and {0} stands as a factor.",
    "积分变量是 {0}，变换却取在 {1} 处，{0} 成了因子。",
)


def check(document: Document) -> Iterator[Finding]:
    """One finding for each."""
    for formula in tex_formulas(document):
        if r"\int" not in formula.tex:
            continue
        for sequence in sequences(formula.tree):
            nodes = [node for node in sequence.row.children if not isinstance(node, Space)]
            yield from _in_row(formula, nodes)


def _in_row(formula: Formula, nodes: Sequence[MathNode]) -> Iterator[Finding]:
    variable = _last_variable(nodes)
    if variable is None:
        return
    for at in range(len(nodes) - 4):
        function, left, argument, right, factor = nodes[at : at + 5]
        if not is_symbol(left, "(") or not is_symbol(right, ")") or not isinstance(argument, Symbol):
            continue
        transformed = isinstance(function, Accent) or (isinstance(function, Symbol) and function.name.isupper())
        if transformed and isinstance(factor, Symbol) and factor.name == variable and argument.name != variable:
            message = Phrase(_MESSAGE.en.format(variable, argument.name), _MESSAGE.zh.format(variable, argument.name))
            yield Finding(place(formula, function.span.start, factor.span.end), message)


def _last_variable(nodes: Sequence[MathNode]) -> str | None:
    r"""The variable of the differential at the end: ``d\xi``, ``\mathrm{d}\xi``."""
    if len(nodes) < 3 or not any(_is_integral(node) for node in nodes):
        return None
    sign, variable = nodes[-2], nodes[-1]
    if isinstance(variable, Symbol) and (is_symbol(sign, "d") or plain_text(sign) == "d"):
        return variable.name
    return None


def _is_integral(node: MathNode) -> bool:
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Operator) and base.text == "∫"


RULE = Rule(
    code="NC407", name="swapped-argument", catalogue="S7", severity=Severity.WARNING, check=check, safe_fixes=False
)
