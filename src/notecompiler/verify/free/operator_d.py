r"""The derivative as an operator: ``(D^2 + 1)\sin x = 0``, ``D^n e^{ax} = a^n e^{ax}``, ``\partial_x (xy) = y``."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.rewrite import rewrite_sides
from notecompiler.verify.free.kinds import is_capital, walk, walk_sides

_D = Name("D")
_VARIABLES = (Name("x"), Name("t"))
_Terms: TypeAlias = list[tuple[str, ex.Expression | None, ex.Expression | None, Name | None]]
"""A polynomial in operators: sign, scale, order and variable of each term."""


def is_operator_alone(name: Name) -> bool:
    """Whether a symbol is never a number: ``\\partial_x``."""
    return name.base == "\\partial"


def with_d_as_derivative(statement: ex.Statement) -> ex.Statement:
    """The statement with D before other factors as the derivative of them; itself where D is no such thing."""
    nodes = list(walk_sides(statement))
    names = {node.name for node in nodes if isinstance(node, ex.Variable)}
    by = next((name for name in _VARIABLES if name in names), None)
    if not any(_is_operator(name) for name in names) or any(map(_is_variance, nodes)):
        return statement

    def change(node: ex.Expression) -> ex.Expression:
        match node:
            case ex.Product(factors=factors, operators=operators) if not any(operators):
                return _applied(node, factors, by)
            case ex.Applied(head=ex.Variable(name=name), opener="(", arguments=(body,)) if _is_operator(name):
                return ex.Derivative(node.span, body, ((_variable(name) or by, 1),), is_operator_alone(name))
            case _:
                return node

    return rewrite_sides(statement, change)


def _is_variance(node: ex.Expression) -> bool:
    """``D(X + Y)``: the variance of random variables, as it is written in China and Russia."""
    match node:
        case ex.Applied(head=ex.Variable(name=name), arguments=arguments) if name == _D:
            return any(is_capital(v.name) for argument in arguments for v in ex.variables(argument))
        case _:
            return False


def _is_operator(name: Name) -> bool:
    return name == _D or _variable(name) is not None


def _variable(name: Name) -> Name | None:
    """What ``D_x`` and ``\\partial_x`` differentiate by."""
    if name.base not in {"D", "\\partial"} or name.accent or name.primes or name.sups or len(name.subs) != 1:
        return None
    (index,) = name.subs
    return Name(index.letter) if len(index.letter) == 1 and index.letter.isalpha() and not index.offset else None


def _applied(node: ex.Product, factors: tuple[ex.Expression, ...], by: Name | None) -> ex.Expression:
    """A product with its first operator applied to all that stands behind it."""
    for at, factor in enumerate(factors[:-1]):
        terms = _operator(factor)
        if terms is None:
            continue
        behind = factors[at + 1 :]
        operand = behind[0] if len(behind) == 1 else _applied(_product(node, behind), behind, by)
        results = tuple(
            ex.Term(sign, _term(node, order, scale, operand, own or by)) for sign, scale, order, own in terms
        )
        plain = len(results) == 1 and results[0].sign == "+"
        result = results[0].body if plain else ex.Grouped(node.span, "(", ex.Sum(node.span, results))
        return result if at == 0 else _product(node, (*factors[:at], result))
    return node


def _product(node: ex.Product, factors: tuple[ex.Expression, ...]) -> ex.Product:
    return replace(node, factors=factors, operators=("",) * (len(factors) - 1))


def _term(
    node: ex.Product, order: ex.Expression | None, scale: ex.Expression | None, operand: ex.Expression, by: Name | None
) -> ex.Expression:
    """One term of an operator applied: a derivative, a multiple, or a multiple of a derivative."""
    result = operand
    if order is not None:
        count = int(order.value) if isinstance(order, ex.Literal) and order.value.denominator == 1 else 1
        symbolic = None if isinstance(order, ex.Literal) else order
        result = ex.Derivative(node.span, operand, ((by, count),), False, symbolic)
    return result if scale is None else _product(node, (scale, ex.Grouped(node.span, "(", result)))


def _operator(factor: ex.Expression) -> _Terms | None:
    """The terms of a polynomial in operators; None for anything else."""
    single = _power(factor)
    if single is not None:
        return [("+", None, *single)]
    if not isinstance(factor, ex.Grouped) or not isinstance(factor.body, ex.Sum):
        return None
    found: _Terms = []
    for term in factor.body.terms:
        match term.body:
            case ex.Product(factors=(scale, last)) if (power := _power(last)) is not None:
                found.append((term.sign, scale, *power))
            case body if (power := _power(body)) is not None:
                found.append((term.sign, None, *power))
            case body:
                found.append((term.sign, body, None, None))
    held = [part for _, scale, *_ in found if scale is not None for part in walk(scale)]
    if any(isinstance(part, ex.Variable) and _is_operator(part.name) for part in held):
        return None
    return found if any(order is not None for _, _, order, _ in found) else None


def _power(node: ex.Expression) -> tuple[ex.Expression, Name | None] | None:
    """Order and variable of ``D``, ``D^n``, ``\\partial_x^2``."""
    match node:
        case ex.Variable(name=name, span=span) if _is_operator(name):
            return ex.Literal(span, Fraction(1), "1"), _variable(name)
        case ex.Power(base=ex.Variable(name=name), exponent=exponent) if _is_operator(name):
            return exponent, _variable(name)
        case _:
            return None
