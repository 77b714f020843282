r"""A mean divides by one term too few

## What it does
Finds `\frac{1}{m}\sum_{i=0}^{m}`: the sum has m+1 terms.

## Why it is bad
The mean is too large by one part in m.

## Example
~~~
$\frac{1}{m}\sum_{i=0}^{m} x_i$
~~~

## Use instead
~~~
$\frac{1}{m}\sum_{i=1}^{m} x_i$
~~~

## Fix safety
No edit: the sum may start at 1, or end at m-1.

# 简体中文

求平均时少除了一项

## 检查什么
找出 `\frac{1}{m}\sum_{i=0}^{m}`：一共有 m+1 项。

## 为什么不好
平均值会偏大。

## 修复是否安全
不修改：也许应从 1 开始，也许应到 m-1 为止。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    is_symbol,
    letter_of,
    sequences,
)
from notecompiler.math.nodes import AtomClass, Fraction, Group, MathNode, Number, Operator, Row, Scripts, Space, Symbol

_MESSAGE = Phrase("This sum has {0}+1 terms but is divided by {0}.", "这个求和有 {0}+1 项，却除以 {0}。")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each sum."""
    for formula in tex_formulas(document):
        if r"\sum" not in formula.tex:
            continue
        for sequence in sequences(formula.tree):
            nodes = [node for node in sequence.row.children if not isinstance(node, Space)]
            for at, (factor, node) in enumerate(pairwise(nodes)):
                count = _divisor(factor)
                if count is not None and _runs_from_zero_to(node, count) and _only_numbers(node, nodes[at + 2 :]):
                    yield Finding(
                        place(formula, factor.span.start, node.span.end),
                        Phrase(_MESSAGE.en.format(count), _MESSAGE.zh.format(count)),
                    )


def _divisor(node: MathNode) -> str | None:
    """The ``m`` of ``1/m`` or ``1/(2m)``."""
    if (
        not isinstance(node, Fraction)
        or len(node.numerator.children) != 1
        or not isinstance(node.numerator.children[0], Number)
    ):
        return None
    below = node.denominator.children
    letter = letter_of(below[-1]) if below else None
    if letter is None or letter is not below[-1] or len(below) > 2:
        return None
    return letter.name if len(below) == 1 or isinstance(below[0], Number) else None


def _runs_from_zero_to(node: MathNode, count: str) -> bool:
    if not isinstance(node, Scripts) or node.sub is None or node.sup is None or not isinstance(node.base, Operator):
        return False
    lower, upper = node.sub.children, node.sup.children
    start = lower[2] if len(lower) == 3 and is_symbol(lower[1], "=") else None
    end = letter_of(upper[0]) if len(upper) == 1 else None
    return isinstance(start, Number) and start.digits == "0" and end is not None and end.name == count


def _only_numbers(node: MathNode, terms: Sequence[MathNode]) -> bool:
    """Whether the index of a sum does no more than number its terms, as in a mean: it is in their scripts only, and in
    no exponent of a sum or difference."""
    index = letter_of(node.sub.children[0]) if isinstance(node, Scripts) and node.sub is not None else None
    if index is None:
        return False
    return not any(_computes_with(term, index.name) for term in terms)


def _computes_with(term: MathNode, index: str) -> bool:
    """Whether a term has the index on its line (``n - l``), or as the exponent of a sign (``(-1)^l``)."""
    if isinstance(term, Scripts):
        base = term.base
        closes = isinstance(base, Symbol) and base.cls is AtomClass.CLOSE
        power = closes and term.sup is not None and any(is_symbol(one, index) for one in _leaves(term.sup))
        return power or (base is not None and _computes_with(base, index))
    return is_symbol(term, index) or (
        isinstance(term, Group) and any(_computes_with(one, index) for one in _leaves(term.body))
    )


def _leaves(row: Row) -> Iterator[MathNode]:
    """The nodes of a row, those inside its braces included."""
    stack: list[MathNode] = list(row.children)
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, Group):
            stack.extend(node.body.children)


RULE = Rule(
    code="NC412",
    name="average-over-wrong-count",
    catalogue="S12",
    severity=Severity.WARNING,
    check=check,
    safe_fixes=False,
)
