"""Events by their notation: ``A \\cup B``, ``A + B``, ``AB``, ``A - B``, ``\\overline{A}``, ``A^c``."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from notecompiler.semantics import expression as ex
from notecompiler.verify.free.chance import RandomVariable, lift, union
from notecompiler.verify.free.scalars import UndefinedError
from notecompiler.verify.free.values import Value
from notecompiler.verify.free.world import World

Evaluate = Callable[[ex.Expression, World], Value]
_AND = frozenset({"", "\\cap", "\\cdot", "\\wedge", "\\land"})
_OR = frozenset({"\\cup", "\\vee", "\\lor"})
_LESS = frozenset({"\\setminus", "\\backslash"})


OF_SETS = frozenset({"\\cup", "\\cap", "\\setminus"})
"""Operators that only sets and events have."""


def is_set(node: ex.Expression) -> bool:
    """Whether an expression is a set by its notation."""
    match node:
        case ex.Grouped(body=body) | ex.Call(function="conj", arguments=(body,)):
            return is_set(body)
        case ex.Product(operators=operators):
            return bool(OF_SETS & {*operators})
        case _:
            return False


def complement(event: RandomVariable) -> RandomVariable:
    """The event that the event does not happen."""
    return RandomVariable(tuple(Fraction(1) - x for x in event.values))


def event_of(node: ex.Expression, world: World, evaluate: Evaluate) -> Value:
    """The value of what a probability is taken of; what is no event by its notation is left to `evaluate`.

    Raises UndefinedError where an operation has no meaning for events.
    """
    match node:
        case ex.Grouped(body=body):
            return event_of(body, world, evaluate)
        case ex.Call(function="conj", arguments=(body,)):
            return complement(_event(body, world, evaluate))
        case ex.Power(base=base, exponent=ex.Variable(name=name)) if name.base in {"c", "C"}:
            return complement(_event(base, world, evaluate))
        case ex.Power():
            raise UndefinedError("power-of-event")
        case ex.Sum(terms=terms) if len(terms) > 1 or terms[0].sign == "-":
            return _sum(terms, world, evaluate)
        case ex.Product(factors=factors, operators=operators):
            found = _event(factors[0], world, evaluate)
            for operator, factor in zip(operators, factors[1:], strict=True):
                found = _combined(operator, found, _event(factor, world, evaluate))
            return found
        case _:
            return evaluate(node, world)


def _sum(terms: tuple[ex.Term, ...], world: World, evaluate: Evaluate) -> Value:
    """``A + B`` is the union, ``A - B`` what is in A only."""
    if terms[0].sign != "+":
        raise UndefinedError("negative-event")
    found = _event(terms[0].body, world, evaluate)
    for term in terms[1:]:
        other = _event(term.body, world, evaluate)
        found = _combined("\\cup" if term.sign == "+" else "\\setminus", found, other)
    return found


def _combined(operator: str, a: RandomVariable, b: RandomVariable) -> RandomVariable:
    if operator in _OR:
        return union(a, b)
    if operator not in _AND | _LESS:
        raise UndefinedError("operator-of-no-events")
    return lift(_both, a, complement(b) if operator in _LESS else b)


def _both(x: Any, y: Any) -> Any:
    return x * y


def _event(node: ex.Expression, world: World, evaluate: Evaluate) -> RandomVariable:
    value = event_of(node, world, evaluate)
    if not isinstance(value, RandomVariable) or not set(value.values) <= {0, 1}:
        raise UndefinedError("no-event")
    return value
