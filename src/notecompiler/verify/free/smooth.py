"""Random smooth functions and sequences for the function symbols of a claim, with exact derivatives of every order."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from random import Random
from typing import Any

from notecompiler.verify.free.elementary import apply
from notecompiler.verify.free.scalars import Scalar, UndefinedError, inexact
from notecompiler.verify.free.values import Function, Sequence1
from notecompiler.verify.free.world import rational

_KEPT = 256
"""Values of one sampled function that are kept."""


def smooth_function(name: str, arity: int, rng: Random, positive: bool = False) -> Function:
    r"""A random function :math:`c + \sum_k a_k \sin(w_k \cdot x + p_k)` of `arity` numbers.

    With `positive` the constant exceeds the amplitudes, so that roots and logarithms of it exist.
    """
    waves = [
        (
            rational(rng.uniform(0.4, 1.2) * rng.choice((-1, 1))),
            [rational(rng.uniform(0.4, 1.3) * rng.choice((-1, 1))) for _ in range(arity)],
            rational(rng.uniform(0, 3)),
        )
        for _ in range(2)
    ]
    constant = rational(rng.uniform(2.6, 3.5) if positive else rng.uniform(-1, 1))

    @lru_cache(maxsize=4)
    def numbers(mp: Any) -> tuple[Any, list[tuple[Any, list[Any], Any]]]:
        """The constant and the waves in the precision of a context."""
        of_waves = [(inexact(a, mp), [inexact(w, mp) for w in ws], inexact(p, mp)) for a, ws, p in waves]
        return inexact(constant, mp), of_waves

    def value(arguments: Sequence[Scalar], orders: Sequence[int], mp: Any) -> Scalar:
        if len(arguments) != arity:
            raise UndefinedError(f"wrong-number-of-arguments: {name}")
        return at(tuple(inexact(x, mp) for x in arguments), tuple(orders), mp, mp.prec)

    @lru_cache(maxsize=_KEPT)
    def at(points: tuple[Scalar, ...], orders: tuple[int, ...], mp: Any, _precision: int) -> Scalar:
        """The value at a point; terms and corrections of an equation ask for the same ones again and again."""
        order = sum(orders)
        at_zero, of_waves = numbers(mp)
        total = at_zero if order == 0 else mp.mpf(0)
        for amplitude, frequencies, phase in of_waves:
            inner = phase + order * mp.pi / 2 if order else phase
            scale = amplitude
            for point, frequency, times in zip(points, frequencies, orders, strict=True):
                inner += frequency * point
                if times:
                    scale *= frequency**times
            total += scale * mp.sin(inner)
        return total

    return Function(name, value)


def scaled(function: Function, factor: int) -> Function:
    """A function, as many times as large."""

    def value(arguments: Sequence[Scalar], orders: Sequence[int], mp: Any) -> Scalar:
        return factor * function.value(arguments, orders, mp)

    return Function(function.name, value)


def named_function(name: str) -> Function:
    """A known function of one number (a symbol that is read as it), with numeric derivatives."""

    def value(arguments: Sequence[Scalar], orders: Sequence[int], mp: Any) -> Scalar:
        if orders[0] == 0:
            return apply(name, arguments, mp)
        return mp.diff(lambda x: apply(name, [x], mp), inexact(arguments[0], mp), orders[0])

    return Function(name, value)


def sampled_sequence(name: str, rng: Random, low: float, high: float, length: int | None) -> Sequence1:
    """A sequence (or double sequence) of independent rational numbers between two bounds."""
    seed = rng.getrandbits(32)
    known: dict[tuple[int, ...], Fraction] = {}

    def item(indices: tuple[int, ...]) -> Fraction:
        if indices not in known:
            known[indices] = rational(Random(f"{seed}{indices}").uniform(low, high))
        return known[indices]

    return Sequence1(name, item, length)


def _coordinate(axis: int) -> Function:
    def value(arguments: Sequence[Scalar], orders: Sequence[int], _mp: Any) -> Scalar:
        if any(orders):
            return Fraction(int(orders[axis] == 1 and sum(orders) == 1))
        return arguments[axis]

    return Function("position", value)


def _distance(arguments: Sequence[Scalar], orders: Sequence[int], mp: Any) -> Scalar:
    x, y, z = (inexact(argument, mp) for argument in arguments[:3])
    r = mp.sqrt(x * x + y * y + z * z)
    if not any(orders):
        return r
    if sum(orders) > 1 or orders[-1]:
        raise UndefinedError("derivative-of-that-order")
    return (x, y, z)[list(orders).index(1)] / r


POSITION = tuple(_coordinate(axis) for axis in range(3))
"""The vector from the origin as a field."""
DISTANCE = Function("distance", _distance)
"""Its length as a field."""
