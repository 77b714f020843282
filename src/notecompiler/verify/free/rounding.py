"""Whether a written decimal is the rounded value of the other side: ``1/3 = 0.333``, ``\\sqrt 2 = 1.41``."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeGuard

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.rewrite import rewrite
from notecompiler.verify.free.evaluate import evaluate
from notecompiler.verify.free.kinds import walk
from notecompiler.verify.free.scalars import TooLargeError, UndefinedError, context, inexact
from notecompiler.verify.free.trial import Trial
from notecompiler.verify.free.values import is_array
from notecompiler.verify.free.world import World


def agrees_when_rounded(statement: ex.Statement, trial: Trial) -> bool:
    """Whether one side is the other rounded, or cut off, after the decimals written on the side that is a plain value.

    A side without decimals does not count as rounded: ``1/3 = 0`` is wrong.
    """
    if statement.relation == "\\approx" and _same_leading_digits(statement, trial):
        return True
    places = _places(statement.right)
    if not places:
        places = _places(statement.left)
    if not places:
        return False
    mp = context(20)
    pairs = (
        list(zip(trial.left.flat, trial.right.flat, strict=True))
        if is_array(trial.left)
        else [(trial.left, trial.right)]
    )
    return all(_rounds(inexact(a, mp), inexact(b, mp), places, mp) for a, b in pairs)


def agrees_within_its_decimals(statement: ex.Statement, trial: Trial, world: World) -> bool:
    """Whether the sides differ by no more than what the rounding of one side's decimals does to it: ``1/(1 + e^{-0.484}) =
    1/(1 + 0.616)``, ``-(\\ln 0.3 + \\ln 0.5) = 1.204 + 0.693``. The other side has no value in decimals, so that they must be rounded.
    """
    sides = ((statement.left, trial.left, statement.right), (statement.right, trial.right, statement.left))
    return any(not _is_decimal(value) and _covers(side, other, trial, world) for other, value, side in sides)


def _covers(side: ex.Expression, other: ex.Expression, trial: Trial, world: World) -> bool:
    """Whether the decimals of `side` that do not stand in `other` leave it room to be the other."""
    data = {node.text for node in walk(other) if isinstance(node, ex.Literal)}
    rounded = [node for node in walk(side) if _was_rounded(node) and node.text not in data]
    if not rounded or is_array(trial.left) or is_array(trial.right):
        return False
    mp = context(20)
    left, right = inexact(trial.left, mp), inexact(trial.right, mp)
    try:
        here = inexact(evaluate(side, world), mp)
        moved = [inexact(evaluate(_nudged(side, node), world), mp) for node in rounded]
    except (UndefinedError, TooLargeError, ArithmeticError, ValueError, TypeError):
        return False
    room = sum(abs(there - here) for there in moved)
    return bool(abs(left - right) <= room * (1 + mp.mpf(10) ** -3))


def _was_rounded(node: ex.Expression) -> TypeGuard[ex.Literal]:
    return isinstance(node, ex.Literal) and len(node.text.partition(".")[2]) > 1


def _nudged(side: ex.Expression, literal: ex.Literal) -> ex.Expression:
    """The side with half a unit more in one decimal."""
    unit = Fraction(1, 2 * 10 ** len(literal.text.partition(".")[2]))
    return rewrite(side, lambda node: replace(node, value=literal.value + unit) if node == literal else node)


def _is_decimal(value: Any) -> bool:
    """Whether a value ends after some decimals; arrays and what is no number count as if."""
    if not isinstance(value, Fraction):
        return isinstance(value, int) or not hasattr(value, "_mpf_")
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


_DIGITS = 3
"""Fewest digits of a constant that was rounded (0.693 for the logarithm of 2); shorter ones are data."""


def agrees_up_to_constants(statement: ex.Statement, trial: Trial) -> bool:
    """Whether the two values differ by no more than the rounding of the constants that the right side is computed with."""
    if is_array(trial.left) or is_array(trial.right):
        return False
    slack = sum(map(_half_unit, walk(statement.right)))
    mp = context(20)
    left, right = inexact(trial.left, mp), inexact(trial.right, mp)
    return bool(abs(left - right) <= slack * max(abs(left), abs(right)))


def _half_unit(node: ex.Expression) -> float:
    """The largest relative error of a decimal with at least three digits; 0 of anything else."""
    if not isinstance(node, ex.Literal) or "." not in node.text or not node.value:
        return 0.0
    whole, _, decimals = node.text.partition(".")
    if len((whole + decimals).lstrip("0")) < _DIGITS:
        return 0.0
    return float(0.5 * 10 ** -len(decimals) / abs(node.value))


def _same_leading_digits(statement: ex.Statement, trial: Trial) -> bool:
    """Whether the right side of an approximation, one number times a power of ten, has the digits that the left rounds to."""
    match statement.right:
        case ex.Literal() as number:
            pass
        case ex.Power(base=ex.Literal(value=ten) as base) if ten == 10:
            number = ex.Literal(base.span, ten / 10, "1")
        case ex.Product(factors=(ex.Literal() as number, ex.Power(base=ex.Literal(value=ten)))) if ten == 10:
            pass
        case _:
            return False
    digits = len(number.text.replace(".", "").strip("0")) or 1
    mp = context(20)
    if is_array(trial.left) or is_array(trial.right):
        return False
    left, right = inexact(trial.left, mp), inexact(trial.right, mp)
    if left == 0 or mp.im(left) or mp.im(right):
        return False
    unit = mp.mpf(10) ** (mp.floor(mp.log10(abs(left))) - digits + 1)
    return bool(abs(left - right) <= unit / 2 * (1 + mp.mpf(10) ** -9))


def _rounds(a: Any, b: Any, places: int, mp: Any) -> bool:
    """Whether one number is the other, rounded or cut off after so many decimals."""
    unit = mp.mpf(10) ** -places
    near = abs(a - b) <= unit / 2 * (1 + mp.mpf(10) ** -9)
    cut = any(abs(mp.sign(x) * mp.floor(abs(x) / unit) * unit - y) < unit / 1000 for x, y in ((a, b), (b, a)))
    return bool(near or cut)


def _places(node: ex.Expression) -> int:
    """Fewest decimals among the numbers of a plain value; 0 when it is no plain value or has whole numbers only."""
    numbers = [part for part in walk(node) if isinstance(part, ex.Literal)]
    plain = all(
        isinstance(part, ex.Literal | ex.Bracket | ex.Matrix | ex.Grouped | ex.Sum) for part in walk(node)
    ) and not any(isinstance(part, ex.Sum) and len(part.terms) > 1 for part in walk(node))
    decimals = [len(part.text.partition(".")[2]) for part in numbers if "." in part.text]
    return min(decimals) if plain and decimals else 0
