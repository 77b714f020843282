r"""A factor that was forgotten: 2, one half, or a symbol of the statement, over or under the line; a side upside down.

Which factor a term would need is computed in a world in which the statement fails, so that hardly any candidate is made in vain.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.verify.free.sides import Sides
from notecompiler.verify.free.trial import value_in
from notecompiler.verify.free.values import Value, is_array

_MANY = 5
"""Symbols that are tried; with more of them, chance begins to find identities."""
_TWO, _HALF = Fraction(2), Fraction(1, 2)


def with_other_factors(statement: ex.Statement, sides: Sides) -> Iterator[ex.Statement]:
    """The statement with one term of its right side multiplied, or with that side turned over, where it may hold then."""
    left, right = _number(sides.left), _number(sides.right)
    if left is None or right is None:
        return
    whole = statement.right
    terms = whole.terms if isinstance(whole, ex.Sum) else (ex.Term("+", whole),)
    for k, term in enumerate(terms):
        value = right if len(terms) == 1 and term.sign == "+" else _number(value_in(term.body, sides.world))
        if not value or term.sign not in {"+", "-"}:
            continue
        sign = 1 if term.sign == "+" else -1
        for body in _scaled(term.body, 1 + (left - right) / (sign * value), statement, sides):
            if isinstance(whole, ex.Sum):
                body_term = replace(term, body=body)
                yield replace(statement, right=replace(whole, terms=(*terms[:k], body_term, *terms[k + 1 :])))
            else:
                yield replace(statement, right=body)
    if right and _same(left, 1 / right) and not isinstance(whole, ex.Quotient | ex.Literal):
        one = ex.Literal(whole.span, Fraction(1), "1")
        yield replace(statement, right=ex.Quotient(whole.span, one, whole, "\\frac"))


def _scaled(node: ex.Expression, factor: complex, statement: ex.Statement, sides: Sides) -> Iterator[ex.Expression]:
    for value in (_TWO, _HALF):
        if _same(factor, complex(value)):
            yield ex.Product(node.span, (ex.Literal(node.span, value, str(value)), node), ("",))
    names = dict.fromkeys(
        v.name
        for side in (statement.left, statement.right)
        for v in ex.variables(side)
        if not v.name.indices and not v.name.accent and not v.name.primes
    )
    for name in list(names)[:_MANY]:
        symbol = ex.Variable(node.span, name)
        worth = _number(value_in(symbol, sides.world))
        if worth is not None and _same(factor, worth):
            yield ex.Product(node.span, (symbol, node), ("",))
        elif worth is not None and _same(factor * worth, 1):
            yield ex.Quotient(node.span, node, symbol, "\\frac")


def _number(value: Value) -> complex | None:
    """A value as a number, of an array one entry that is not 0; None for anything else or what is out of range."""
    if is_array(value):
        value = next((entry for entry in value.flat if entry != 0), None)
    try:
        return None if value is None else complex(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _same(a: Any, b: Any) -> bool:
    return bool(abs(a - b) <= 1e-7 * (1 + abs(b)))
