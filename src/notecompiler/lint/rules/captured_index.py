r"""An index is bound twice

## What it does
Finds `\frac{\partial}{\partial\theta_j} \sum_j …`: the index of the derivative is also the index of a sum under it.

## Why it is bad
Inside the sum the letter means the running index, outside the fixed one; the formula cannot be read.

## Example
~~~
$\frac{\partial}{\partial w_j} \sum_{j=1}^n w_j x_j$
~~~

## Use instead
~~~
$\frac{\partial}{\partial w_j} \sum_{k=1}^n w_k x_k$
~~~

## Fix safety
No edit: either letter may be renamed.

# 简体中文

同一个指标被用了两次

## 检查什么
找出 `\frac{\partial}{\partial\theta_j} \sum_j …`：求导用的下标同时又是里面求和的指标。

## 为什么不好
求和里面这个字母是跑动的指标，外面却是固定的，公式没法读。

## 修复是否安全
不修改：改哪一个都可以。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    is_relation,
    is_symbol,
    letter_of,
    sequences,
)
from notecompiler.math.nodes import Fraction, MathNode, Operator, Scripts
from notecompiler.math.walk import walk

_MESSAGE = Phrase("{} is fixed by the derivative and runs in this sum.", "{} 已由求导固定，却又在这个求和里跑动。")
_HINT = Phrase("Rename the index of the sum.", "给求和换一个指标字母。")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each sum."""
    for formula in tex_formulas(document):
        if r"\partial" not in formula.tex:
            continue
        for sequence in sequences(formula.tree):
            yield from _in_row(formula, sequence.row.children)


def _in_row(formula: Formula, nodes: tuple[MathNode, ...]) -> Iterator[Finding]:
    fixed: str | None = None
    for node in nodes:
        if isinstance(node, Fraction):
            fixed = _index(node) or fixed
        elif is_relation(node):
            fixed = None
        elif fixed is not None:
            for inner in (one for one in walk(node) if isinstance(one, Scripts)):
                if (
                    isinstance(inner.base, Operator)
                    and inner.base.large
                    and inner.sub is not None
                    and inner.sub.children
                ):
                    letter = letter_of(inner.sub.children[0])
                    if letter is not None and letter.name == fixed:
                        yield Finding(
                            place(formula, inner.span.start, inner.span.end),
                            Phrase(_MESSAGE.en.format(fixed), _MESSAGE.zh.format(fixed)),
                            hints=(_HINT,),
                        )


def _index(fraction: Fraction) -> str | None:
    r"""The ``j`` of an operator ``\partial / \partial\theta_j`` that has nothing on top."""
    above, below = fraction.numerator.children, fraction.denominator.children
    if len(above) != 1 or not is_symbol(above[0], r"\partial", "d") or len(below) != 2:
        return None
    last = below[1]
    if isinstance(last, Scripts) and last.sub is not None and len(last.sub.children) == 1:
        letter = letter_of(last.sub.children[0])
        return letter.name if letter is not None else None
    return None


RULE = Rule(
    code="NC406", name="captured-index", catalogue="S6", severity=Severity.WARNING, check=check, safe_fixes=False
)
