"""What a superscript does: a power, a transpose, degrees, a derivative, a side."""

from __future__ import annotations

from fractions import Fraction

from notecompiler.math.nodes import Row
from notecompiler.semantics import expression as ex
from notecompiler.semantics.items import items
from notecompiler.semantics.reading.reader import Reader
from notecompiler.semantics.reading.vocabulary import OPERATORS, SIGNS, symbol_in
from notecompiler.semantics.symbols import is_transpose, prime_count
from notecompiler.source import Span


def raised(reader: Reader, span: Span, body: ex.Expression, sup: Row) -> ex.Expression:
    """What a superscript makes of a body: a transpose, degrees, a one-sided limit, a derivative of some order, a power."""
    if is_transpose(sup):
        return ex.Transpose(span, body)
    marks = items(sup.children)
    if len(marks) == 1 and symbol_in(marks[0], OPERATORS) == "\\circ":
        return ex.Postfix(span, body, "deg")
    if len(marks) == 1 and (side := symbol_in(marks[0], SIGNS)) in {"+", "-"}:
        return ex.Postfix(span, body, f"^{side}")
    if len(marks) == 2 and symbol_in(marks[0], SIGNS) == "-" and is_transpose(Row(sup.span, sup.children[-1:])):
        one = ex.Sum(span, (ex.Term("-", ex.Literal(span, Fraction(1), "1")),))
        return ex.Transpose(span, ex.Power(span, body, one))
    exponent = reader.inner(sup)
    if isinstance(body, ex.Grouped) and isinstance(exponent, ex.Grouped) and _is_order(exponent):
        return ex.Derivative(span, body, ((None, 1),), order=exponent.body)
    primes = prime_count(sup)
    if primes:
        return ex.Postfix(span, body, "'" * primes)
    return ex.Power(span, body, exponent)


def _is_order(exponent: ex.Grouped) -> bool:
    """Whether a bracketed exponent is the order of a derivative: ``(uv)^{(n)}``."""
    if exponent.opener != "(":
        return False
    match exponent.body:
        case ex.Variable(name=name):
            return name.base in {"n", "m", "k"} and not name.indices
        case ex.Literal(value=value):
            return value.denominator == 1 and value > 0
        case _:
            return False


def is_minus_one(exponent: ex.Expression) -> bool:
    """Whether an exponent is -1, which makes ``\\sin^{-1}`` the inverse function and not the reciprocal."""
    match exponent:
        case ex.Sum(terms=(ex.Term(sign="-", body=ex.Literal(value=value)),)):
            return value == 1
        case _:
            return False
