"""Large operators with their bounds: sums, limits, integrals, an antiderivative between bounds."""

from __future__ import annotations

from fractions import Fraction as Exact

from notecompiler.math.nodes import Fraction, Operator, Row
from notecompiler.semantics import calculus
from notecompiler.semantics import expression as ex
from notecompiler.semantics.item import Scripted
from notecompiler.semantics.names import Name
from notecompiler.semantics.reading.reader import Reader
from notecompiler.semantics.reading.relations import relation
from notecompiler.semantics.reading.vocabulary import OPERATORS, symbol_in
from notecompiler.source import Span

WITH_BOUNDS = frozenset({"\\lim", "\\max", "\\min", "\\sup", "\\inf", "\\limsup", "\\liminf", "\\argmax", "\\argmin"})
"""Functions whose subscript says over what they range."""


def large(reader: Reader, node: Operator, scripted: Scripted | None) -> ex.Expression:
    """A large operator with all factors up to the next sign; an integral with its differential."""
    scripts = scripted.scripts if scripted is not None else None
    lower = None if scripts is None or scripts.sub is None else _bound(reader, scripts.sub)
    upper = None if scripts is None or scripts.sup is None else reader.inner(scripts.sup)
    span = node.span if scripted is None else scripted.span
    if node.command in calculus.INTEGRALS and not isinstance(lower, ex.Statement):
        integral = _integral(reader, span, lower, upper)
        if integral is not None:
            return integral
    body = reader.product(span)
    return ex.Large(span.cover(body.span), node.command, lower, upper, body)


def evaluated(reader: Reader, span: Span, body: ex.Expression, sub: Row, sup: Row | None) -> ex.Expression:
    """``[F(x)]_a^b``: the difference of the values at the bounds; with one bound (``|_{x=a}``) the value there."""
    lower = _bound(reader, sub)
    upper = None if sup is None else reader.inner(sup)
    if not isinstance(lower, ex.Statement):
        name = _runs(body)
        if name is None:
            return ex.Unread(span, "evaluated-in-which-symbol")
        lower = ex.Statement(lower.span, ex.Variable(lower.span, name), "=", lower, lower.span)
    return ex.Large(span, ex.EVALUATED, lower, upper, body)


def _integral(
    reader: Reader, span: Span, lower: ex.Expression | None, upper: ex.Expression | None
) -> ex.Expression | None:
    """An integral with its integrand and differential; None when no differential is found."""
    found = calculus.differential(reader.run, reader.at)
    if found is not None:
        integrand = reader.run[reader.at : found.start]
        if integrand and symbol_in(integrand[-1], OPERATORS) is not None:
            reader.at = found.end
            return ex.Unread(span.cover(reader.run[found.end - 1].span), "integral-along-a-path")
        span = span.cover(reader.run[found.end - 1].span)
        reader.at = found.end
        one = ex.Literal(Span(span.end, span.end), Exact(1), "1")
        body = reader.part(integrand, span) if integrand else one
        return ex.Integral(span, body, found.variable, lower, upper)
    return _integral_of_fraction(reader, span, lower, upper)


def _integral_of_fraction(
    reader: Reader, span: Span, lower: ex.Expression | None, upper: ex.Expression | None
) -> ex.Expression | None:
    """``\\int \\frac{dx}{1+x^2}``: the differential stands in the numerator."""
    item = reader.peek()
    if not isinstance(item, Fraction):
        return None
    above = reader.items(item.numerator)
    found = calculus.differential(above, 0)
    if found is None:
        return None
    reader.at += 1
    rest = [*above[: found.start], *above[found.end :]]
    one = ex.Literal(item.numerator.span, Exact(1), "1")
    numerator = reader.read(rest, item.numerator.span) if rest else one
    body = ex.Quotient(item.span, numerator, reader.inner(item.denominator), "\\frac")
    return ex.Integral(span.cover(item.span), body, found.variable, lower, upper)


def _bound(reader: Reader, row: Row) -> ex.Statement | ex.Expression:
    """What stands under a large operator: a statement (``i=1``, ``x \\to 0``) or an expression."""
    run = reader.items(row)
    at = next((k for k, item in enumerate(run) if relation(item) is not None), None)
    if at is None:
        return reader.read(run, row.span)
    left = reader.read(run[:at], Span(row.span.start, run[at].span.start))
    right = reader.read(run[at + 1 :], Span(run[at].span.end, row.span.end))
    return ex.Statement(row.span, left, relation(run[at]) or "=", right, row.span)


def _runs(body: ex.Expression) -> Name | None:
    """The symbol between whose bounds an antiderivative is evaluated: its only one, or the usual one among several."""
    names = list(dict.fromkeys(variable.name for variable in ex.variables(body) if not variable.name.indices))
    letters = [Name(letter) for letter in ("x", "t", "u", "y", "r", "\\theta", "s", "z") if Name(letter) in names]
    free = [name for name in names if name.base not in {"e", "\\pi"}]
    return free[0] if len(free) == 1 else letters[0] if letters else None
