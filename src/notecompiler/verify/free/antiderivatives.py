r"""Equations between antiderivatives: ``\int x e^x dx = x e^x - \int e^x dx``. They say the same of all values up to a constant, so
that the derivatives of both sides are compared, an integral's being its integrand."""

from __future__ import annotations

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free.kinds import walk, walk_sides


def differentiated(statement: ex.Statement) -> ex.Statement:
    """The statement with both sides differentiated by the variable of its indefinite integrals; the statement itself where it
    has none, or where one stands in something that is no sum of multiples of integrals."""
    nodes = list(walk_sides(statement))
    variables = {node.variable for node in nodes if isinstance(node, ex.Integral) and node.lower is None}
    if len(variables) != 1:
        return statement
    (by,) = variables
    left, right = _rate(statement.left, by), _rate(statement.right, by)
    return statement if left is None or right is None else replace(statement, left=left, right=right)


def _is_open(node: ex.Expression) -> bool:
    return isinstance(node, ex.Integral) and node.lower is None


def _rate(node: ex.Expression, by: Name) -> ex.Expression | None:
    """The derivative, None where an integral stands in what cannot be differentiated by form."""
    if not any(map(_is_open, walk(node))):
        return ex.Derivative(node.span, node, ((by, 1),))
    match node:
        case ex.Integral(body=body, variable=variable) if variable == by:
            return None if any(map(_is_open, walk(body))) else body
        case ex.Grouped(body=body):
            return _rate(body, by)
        case ex.Sum(terms=terms):
            rates = [_rate(term.body, by) for term in terms]
            kept = tuple(replace(term, body=rate) for term, rate in zip(terms, rates, strict=True) if rate is not None)
            return replace(node, terms=kept) if len(kept) == len(terms) else None
        case ex.Product(factors=factors):
            return _multiple(node, factors, by)
        case ex.Quotient(numerator=above, denominator=below) if _is_constant(below, by):
            rate = _rate(above, by)
            return None if rate is None else replace(node, numerator=rate)
        case _:
            return None


def _multiple(node: ex.Product, factors: tuple[ex.Expression, ...], by: Name) -> ex.Expression | None:
    """A constant times an integral."""
    places = [k for k, factor in enumerate(factors) if any(map(_is_open, walk(factor)))]
    if len(places) != 1 or not all(_is_constant(f, by) for k, f in enumerate(factors) if k != places[0]):
        return None
    rate = _rate(factors[places[0]], by)
    if rate is None:
        return None
    grouped = ex.Grouped(rate.span, "(", rate)
    return replace(node, factors=tuple(grouped if k == places[0] else f for k, f in enumerate(factors)))


def _is_constant(node: ex.Expression, by: Name) -> bool:
    return all(variable.name != by for variable in ex.variables(node))
