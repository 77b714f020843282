r"""Three readings that spelling leaves open: ``3\frac12`` as school writes ``3 + \frac12``, elsewhere a product; and
``\log a/b`` as the logarithm of the quotient; ``t/RC`` with both letters below."""

from __future__ import annotations

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.reading.reader import joined
from notecompiler.semantics.rewrite import rewrite_sides


def with_mixed_numbers(statement: ex.Statement) -> ex.Statement:
    """The statement with every whole number that a proper fraction of numbers follows read as their sum."""
    return rewrite_sides(statement, _mixed)


def with_longer_arguments(statement: ex.Statement) -> ex.Statement:
    """The statement with every function before ``a/b``, written without brackets, applied to the whole quotient."""
    return rewrite_sides(statement, _longer)


def with_longer_denominators(statement: ex.Statement) -> ex.Statement:
    """The statement with every ``a/b`` divided by all that touches the b as well: ``t/RC``."""
    return rewrite_sides(statement, _divided)


def _divided(node: ex.Expression) -> ex.Expression:
    if not isinstance(node, ex.Product):
        return node
    for k, factor in enumerate(node.factors[:-1]):
        if (
            isinstance(factor, ex.Quotient)
            and factor.operator == "/"
            and not isinstance(factor.denominator, ex.Grouped)
        ):
            end = k + 1
            while end < len(node.factors) and not node.operators[end - 1] and _touches(node.factors[end - 1 : end + 1]):
                end += 1
            if end > k + 1:
                below = joined([factor.denominator, *node.factors[k + 1 : end]], [""] * (end - k - 1))
                whole = replace(factor, denominator=ex.Grouped(below.span, "(", below))
                factors = [*node.factors[:k], whole, *node.factors[end:]]
                return _divided(joined(factors, [*node.operators[:k], *node.operators[end - 1 :]]))
    return node


def _touches(pair: tuple[ex.Expression, ...]) -> bool:
    return pair[0].span.end == pair[1].span.start


def _longer(node: ex.Expression) -> ex.Expression:
    match node:
        case ex.Quotient(numerator=ex.Call(arguments=(inner,)) as call, denominator=below, operator="/") if (
            not isinstance(inner, ex.Grouped)
        ):
            return replace(call, span=node.span, arguments=(replace(node, numerator=inner, denominator=below),))
        case _:
            return node


def _mixed(node: ex.Expression) -> ex.Expression:
    if not isinstance(node, ex.Product) or not _is_mixed(node.factors[:2]) or node.operators[0]:
        return node
    span = node.factors[0].span.cover(node.factors[1].span)
    total = ex.Sum(span, (ex.Term("+", node.factors[0]), ex.Term("+", node.factors[1])))
    if len(node.factors) == 2:
        return ex.Grouped(span, "(", total)
    return replace(node, factors=(ex.Grouped(span, "(", total), *node.factors[2:]), operators=node.operators[1:])


def _is_mixed(factors: tuple[ex.Expression, ...]) -> bool:
    match factors:
        case (
            ex.Literal(value=whole),
            ex.Quotient(numerator=ex.Literal(value=above), denominator=ex.Literal(value=below), operator="\\frac"),
        ):
            return whole.denominator == 1 and 0 < above < below
        case _:
            return False
