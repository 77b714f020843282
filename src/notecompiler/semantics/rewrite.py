"""Rebuilding an expression with some of its nodes replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from notecompiler.semantics import expression as ex


def rewrite(node: ex.Expression, change: Callable[[ex.Expression], ex.Expression]) -> ex.Expression:
    """`node` with `change` applied to every sub-expression, innermost first, and to itself last."""
    return change(_inside(node, lambda part: rewrite(part, change)))


def _inside(node: ex.Expression, each: Callable[[ex.Expression], ex.Expression]) -> ex.Expression:
    match node:
        case ex.Literal() | ex.Variable() | ex.Words() | ex.Unread():
            return node
        case ex.Sum(terms=terms):
            return replace(node, terms=tuple(replace(term, body=each(term.body)) for term in terms))
        case ex.Product(factors=factors):
            return replace(node, factors=tuple(map(each, factors)))
        case ex.Quotient(numerator=above, denominator=below):
            return replace(node, numerator=each(above), denominator=each(below))
        case ex.Power(base=base, exponent=exponent):
            return replace(node, base=each(base), exponent=each(exponent))
        case ex.Transpose(body=body) | ex.Postfix(body=body) | ex.Grouped(body=body) | ex.Bars(body=body):
            return replace(node, body=each(body))
        case ex.Call(arguments=arguments, index=index):
            return replace(node, arguments=tuple(map(each, arguments)), index=None if index is None else each(index))
        case ex.Applied(head=head, arguments=arguments):
            changed = each(head)
            arguments = tuple(map(each, arguments))
            if isinstance(changed, ex.Variable):
                return replace(node, head=changed, arguments=arguments)
            return node
        case ex.Bracket(items=items):
            return replace(node, items=tuple(map(each, items)))
        case ex.Matrix(rows=rows):
            return replace(node, rows=tuple(tuple(map(each, row)) for row in rows))
        case ex.Radical(radicand=radicand, degree=degree):
            return replace(node, radicand=each(radicand), degree=None if degree is None else each(degree))
        case ex.Binomial(top=top, bottom=bottom):
            return replace(node, top=each(top), bottom=each(bottom))
        case ex.Large(lower=lower, upper=upper, body=body):
            below: ex.Statement | ex.Expression | None
            if isinstance(lower, ex.Statement):
                below = replace(lower, left=each(lower.left), right=each(lower.right))
            else:
                below = None if lower is None else each(lower)
            return replace(node, lower=below, upper=None if upper is None else each(upper), body=each(body))
