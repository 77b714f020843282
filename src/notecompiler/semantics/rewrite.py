"""Expressions again with some of their sub-expressions replaced: edits, substitutions, other notation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import is_
from typing import TypeAlias

from notecompiler.record import replace
from notecompiler.semantics import expression as ex

EditsOf: TypeAlias = Callable[[ex.Expression], Iterable[ex.Expression]]
"""The edits of one node itself, not of its parts."""


def rewrite(node: ex.Expression, change: Callable[[ex.Expression], ex.Expression]) -> ex.Expression:
    """`node` with `change` applied to every sub-expression, innermost first, and to itself last."""
    own = ex.parts(node)
    new = tuple([rewrite(part, change) for part in own])
    return change(node if all(map(is_, new, own)) else with_parts(node, new))


def rewrite_sides(statement: ex.Statement, change: Callable[[ex.Expression], ex.Expression]) -> ex.Statement:
    """`statement` with both sides rewritten."""
    return replace(statement, left=rewrite(statement.left, change), right=rewrite(statement.right, change))


def with_parts(node: ex.Expression, parts: tuple[ex.Expression, ...]) -> ex.Expression:  # noqa: C901 (one case a kind)
    """The same node over other direct sub-expressions, in the order of `expression.parts`; itself where they are its own."""
    if all(map(is_, parts, ex.parts(node))):
        return node
    match node:
        case ex.Literal() | ex.Variable() | ex.Words() | ex.Unread():
            return node
        case ex.Sum(terms=terms):
            return replace(node, terms=tuple(ex.Term(t.sign, p) for t, p in zip(terms, parts, strict=True)))
        case ex.Product():
            return replace(node, factors=parts)
        case ex.Quotient():
            return replace(node, numerator=parts[0], denominator=parts[1])
        case ex.Power():
            return replace(node, base=parts[0], exponent=parts[1])
        case ex.Binomial():
            return replace(node, top=parts[0], bottom=parts[1])
        case ex.Transpose() | ex.Postfix() | ex.Grouped() | ex.Bars() | ex.Derivative(order=None) | ex.Member():
            return replace(node, body=parts[0])
        case ex.Derivative():
            return replace(node, order=parts[0], body=parts[1])
        case ex.Call(index=None):
            return replace(node, arguments=parts)
        case ex.Call():
            return replace(node, index=parts[0], arguments=parts[1:])
        case ex.Applied():
            return _applied(node, parts)
        case ex.Conditional() | ex.Condition():
            return replace(node, left=parts[0], right=parts[1])
        case ex.Bracket():
            return replace(node, items=parts)
        case ex.Matrix(rows=rows):
            cells = iter(parts)
            return replace(node, rows=tuple(tuple(next(cells) for _ in row) for row in rows))
        case ex.Radical(degree=None):
            return replace(node, radicand=parts[0])
        case ex.Radical():
            return replace(node, degree=parts[0], radicand=parts[1])
        case ex.Large():
            return _large(node, parts)
        case ex.Integral(lower=low, upper=high):
            rest = list(parts)
            new_low = rest.pop(0) if low is not None else None
            new_high = rest.pop(0) if high is not None else None
            return replace(node, lower=new_low, upper=new_high, body=rest[0])


def _applied(node: ex.Applied, parts: tuple[ex.Expression, ...]) -> ex.Expression:
    """A call or product again; a head that is no symbol any more can only be a factor."""
    head, *arguments = parts
    if isinstance(head, ex.Variable):
        return replace(node, head=head, arguments=tuple(arguments))
    if len(arguments) != 1:
        return node
    return ex.Product(node.span, (head, ex.Grouped(node.span, "(", arguments[0])), ("",))


def _large(node: ex.Large, parts: tuple[ex.Expression, ...]) -> ex.Large:
    rest = list(parts)
    lower = node.lower
    if isinstance(lower, ex.Statement):
        lower = replace(lower, left=rest.pop(0), right=rest.pop(0))
    elif lower is not None:
        lower = rest.pop(0)
    upper = rest.pop(0) if node.upper is not None else None
    return replace(node, lower=lower, upper=upper, body=rest[0])


def everywhere(node: ex.Expression, edits: EditsOf) -> Iterator[ex.Expression]:
    """Every expression that differs from `node` by one of the `edits` of one of its sub-expressions."""
    yield from edits(node)
    parts = ex.parts(node)
    for k, part in enumerate(parts):
        for changed in everywhere(part, edits):
            yield with_parts(node, (*parts[:k], changed, *parts[k + 1 :]))
