"""Both sides of a claim in one world: do they agree?"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from typing import Any

from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.verify.free import arrays
from notecompiler.verify.free.chance import RandomVariable, lift
from notecompiler.verify.free.evaluate import evaluate
from notecompiler.verify.free.large import bounds
from notecompiler.verify.free.scalars import (
    WORKING_DIGITS,
    TooLargeError,
    UndefinedError,
    context,
    inexact,
    is_real,
    real,
    whole,
)
from notecompiler.verify.free.values import Function, Sequence1, Value, is_array
from notecompiler.verify.free.world import World

TOLERANCE = 1e-9
"""Largest relative difference of two sides that agree."""

APPROXIMATE = 0.02
"""Largest relative difference that the sign ≈ forgives."""

EQUALITIES = frozenset({"=", "\\equiv", "\\approx", "\\neq"})
CHECKED = frozenset({"=", "\\equiv", "\\approx", "\\neq", "<", ">", "\\le", "\\ge"})
"""Relations that a world can decide."""


_ORDER = frozenset({"<", ">", "\\le", "\\ge"})


class Agreement(Enum):
    """What one world says of a claim."""

    YES = "yes"
    NO = "no"
    SILENT = "silent"


class Trial(Record):
    """One world with both sides. `error` is their relative difference, 0 when exact; `exact` when no rounding took part."""

    agreement: Agreement
    left: Value = None
    right: Value = None
    error: float = 0.0
    exact: bool = False
    why: str = ""


def attempt(statement: ex.Statement, world: World) -> Trial:
    """Evaluate both sides in a world. A side without a (real) value makes the world silent, with the reason; an indefinite
    integral has none (see `antiderivatives`)."""
    try:
        left, right = evaluate(statement.left, world), evaluate(statement.right, world)
    except OverflowError:
        return Trial(Agreement.SILENT, why="overflow")
    except (UndefinedError, TooLargeError, ArithmeticError, ValueError, TypeError, NotImplementedError) as error:
        return Trial(Agreement.SILENT, why=str(error))
    if isinstance(left, Function | Sequence1) or isinstance(right, Function | Sequence1):
        return Trial(Agreement.SILENT, why="function-where-number-wanted")
    if isinstance(left, RandomVariable) or isinstance(right, RandomVariable):
        return _by_outcome(statement, left, right, world)
    left, right = _with_zeros(statement.left, left, right), _with_zeros(statement.right, right, left)
    if is_array(left) != is_array(right) or (is_array(left) and left.shape != right.shape):
        if not world.outer:
            return attempt(statement, replace(world, outer=True))  # u v^T may be a matrix
        return Trial(Agreement.SILENT, why="sides-have-different-shapes")
    pairs = list(zip(left.flat, right.flat, strict=True)) if is_array(left) else [(left, right)]
    if not world.complex_numbers and not all(is_real(x, world.mp) and is_real(y, world.mp) for x, y in pairs):
        return Trial(Agreement.SILENT, why="no-real-value")
    if statement.relation in _ORDER and not all(is_real(x, world.mp) and is_real(y, world.mp) for x, y in pairs):
        return Trial(Agreement.SILENT, why="order-of-complex-numbers")
    if statement.modulus is not None:
        return _congruent(statement.modulus, pairs, left, right, world)
    exact = all(type(x) is Fraction and type(y) is Fraction for x, y in pairs)
    verdicts = [compare(statement.relation, x, y, world.mp) for x, y in pairs]
    largest = max((difference for _, difference in verdicts), default=0.0)
    agreed = any(ok for ok, _ in verdicts) if statement.relation == "\\neq" else all(ok for ok, _ in verdicts)
    if agreed and _runs_over_nothing(statement, world):
        return Trial(Agreement.SILENT, why="empty-range")
    return Trial(Agreement.YES if agreed else Agreement.NO, left, right, largest, exact)


def _with_zeros(node: ex.Expression, value: Value, other: Value) -> Value:
    """The value of a side; a written 0 beside an array is the array of zeros."""
    if isinstance(node, ex.Literal) and node.value == 0 and is_array(other):
        return arrays.each(lambda _: Fraction(0), other)
    return value


def _by_outcome(statement: ex.Statement, left: Value, right: Value, world: World) -> Trial:
    """Compare random variables in every outcome; a number equals a variable only when that is constant."""
    if is_array(left) or is_array(right):
        return Trial(Agreement.SILENT, why="sides-have-different-shapes")
    pairs = lift(lambda a, b: compare(statement.relation, a, b, world.mp)[0], left, right)
    shown = tuple(side.values if isinstance(side, RandomVariable) else side for side in (left, right))
    return Trial(Agreement.YES if all(pairs.values) else Agreement.NO, shown[0], shown[1], 0.0, True)


def _runs_over_nothing(statement: ex.Statement, world: World) -> bool:
    """Whether sums and products stand in a claim whose bounds move, and all of them are empty in this world: they then are
    0 and 1 whatever their terms are."""
    found = [node for side in (statement.left, statement.right) for node in _outermost(side)]
    return bool(found) and any(map(_has_moving_bounds, found)) and all(_is_empty(node, world) for node in found)


def _outermost(node: ex.Expression) -> Iterator[ex.Large]:
    if isinstance(node, ex.Large):
        yield node
    else:
        for part in ex.parts(node):
            yield from _outermost(part)


def _has_moving_bounds(node: ex.Large) -> bool:
    lower = node.lower.right if isinstance(node.lower, ex.Statement) else None
    return any(True for bound in (lower, node.upper) if bound is not None for _ in ex.variables(bound))


def _is_empty(node: ex.Large, world: World) -> bool:
    if node.operator not in {"\\sum", "\\prod"}:
        return False
    try:
        _, first, last = bounds(node, world, evaluate)
    except (UndefinedError, TooLargeError, ArithmeticError, ValueError, TypeError):
        return False
    return last is not None and last < first


def _congruent(modulus: ex.Expression, pairs: list[tuple[Any, Any]], left: Value, right: Value, world: World) -> Trial:
    try:
        n = whole(evaluate(modulus, world), world.mp)
        differences = [whole(x, world.mp) - whole(y, world.mp) for x, y in pairs]
    except ArithmeticError as error:
        return Trial(Agreement.SILENT, why=str(error))
    if n == 0:
        return Trial(Agreement.SILENT, why="modulo-zero")
    agreed = all(difference % n == 0 for difference in differences)
    return Trial(Agreement.YES if agreed else Agreement.NO, left, right, 0.0, True)


def value_in(node: ex.Expression, world: World) -> Value | None:
    """The value of one side in a world; None when it has none that can be compared."""
    try:
        value = evaluate(node, world)
    except (UndefinedError, TooLargeError, ArithmeticError, ValueError, TypeError, NotImplementedError):
        return None
    return None if isinstance(value, Function | Sequence1 | RandomVariable) else value


def compare_values(left: Value, right: Value) -> bool:
    """Whether two values are equal up to the tolerance; arrays of different shapes are not."""
    if is_array(left) != is_array(right) or (is_array(left) and left.shape != right.shape):
        return False
    pairs = list(zip(left.flat, right.flat, strict=True)) if is_array(left) else [(left, right)]
    mp = context(WORKING_DIGITS)
    return all(compare("=", inexact(x, mp), inexact(y, mp), mp)[0] for x, y in pairs)


def holds_of_values(relation: str, left: Value, right: Value, mp: Any) -> bool:
    """Whether a relation holds of two values, or cannot be told of them (arrays, complex numbers in an order)."""
    if is_array(left) or is_array(right):
        return True
    try:
        return compare(relation, left, right, mp)[0]
    except (UndefinedError, TypeError):
        return True


def _compare_infinite(relation: str, left: Any, right: Any, mp: Any) -> tuple[bool, float]:
    """A relation of two values one of which is infinite; those of an order are real, whatever their type."""
    if relation in _ORDER:
        left, right = mp.re(left), mp.re(right)
    match relation:
        case "=" | "\\equiv" | "\\approx":
            return bool(left == right), 0.0
        case "\\neq":
            return bool(left != right), 0.0
        case "<" | "\\le":
            return bool(left < right) or (relation == "\\le" and bool(left == right)), 0.0
        case _:
            return bool(left > right) or (relation == "\\ge" and bool(left == right)), 0.0


def compare(relation: str, left: Any, right: Any, mp: Any) -> tuple[bool, float]:
    """Whether a relation holds of two scalars, and their relative difference."""
    if type(left) is Fraction and type(right) is Fraction:
        difference: Any = abs(left - right)
        scale: Any = 1 + max(abs(left), abs(right))
    else:
        left, right = inexact(left, mp), inexact(right, mp)
        if mp.isinf(left) or mp.isinf(right):
            return _compare_infinite(relation, left, right, mp)
        difference = abs(left - right)
        scale = 1 + max(abs(left), abs(right))
    error = float(difference / scale)
    match relation:
        case "=" | "\\equiv":
            return (error == 0 if type(left) is Fraction else error <= TOLERANCE), error
        case "\\approx":
            return error <= APPROXIMATE, error
        case "\\neq":
            return error > TOLERANCE, error
        case "<" | ">":
            low, high = (left, right) if relation == "<" else (right, left)
            return bool(real(low, mp) < real(high, mp)), error
        case _:
            low, high = (left, right) if relation == "\\le" else (right, left)
            return bool(real(low, mp) <= real(high, mp)) or error <= TOLERANCE, error
