"""Fractions that are quotients, binomials or derivatives."""

from __future__ import annotations

from notecompiler.math.nodes import Delimited, Fraction
from notecompiler.semantics import calculus
from notecompiler.semantics import expression as ex
from notecompiler.semantics.item import Open
from notecompiler.semantics.reading.reader import Reader
from notecompiler.source import Span


def fraction(reader: Reader, node: Fraction) -> ex.Expression:
    r"""``\frac`` and its relatives: a derivative where it has that shape, a binomial coefficient without a bar, else a quotient."""
    shape = calculus.derivative_shape(node) if node.rule else None
    if shape is not None:
        return derivative(reader, shape, node.span)
    above, below = reader.inner(node.numerator), reader.inner(node.denominator)
    if not node.rule and node.left in {"\\{", "["}:
        return ex.Unread(node.span, "stirling-number")
    if not node.rule:
        return ex.Binomial(node.span, above, below)
    return ex.Quotient(node.span, above, below, "\\frac")


def derivative(reader: Reader, shape: calculus.DerivativeShape, span: Span) -> ex.Expression:
    """A derivative of its own numerator, or of what follows it: the bracket, else all factors up to the next sign."""
    if shape.body:
        body = reader.part(shape.body, span)
    elif isinstance(reader.peek(), Open | Delimited):
        body = reader.factor(span)
    else:
        body = reader.product(span)
    order = reader.part(shape.order, span) if shape.order else None
    return ex.Derivative(span.cover(body.span), body, shape.variables, shape.partial, order)
