"""Worlds for a claim: values for its free symbols, drawn from a seed and nothing else.

A claim is tried where its symbols are positive, negative, of both signs, inside (-1, 1) and beyond 1, in turn, because identities
fail and exist on different parts of the line (:math:`\\sqrt{x^2} = x`, :math:`\\arcsin x`). A draw in which a side has no
(real) value says nothing and is drawn again.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

from notecompiler.record import replace
from notecompiler.semantics.names import Name
from notecompiler.verify.free.budget import Budget
from notecompiler.verify.free.chance import RandomVariable, distribution, event, partition, random_variable
from notecompiler.verify.free.events import complement
from notecompiler.verify.free.kinds import Kind, Symbols
from notecompiler.verify.free.place import AXES, BASIS, Fields
from notecompiler.verify.free.smooth import (
    DISTANCE,
    POSITION,
    named_function,
    sampled_sequence,
    scaled,
    smooth_function,
)
from notecompiler.verify.free.values import Function, Sequence1, Value, identity, is_array, matrix, vector
from notecompiler.verify.free.world import World, rational

REGIMES: tuple[tuple[float, float], ...] = (
    (0.2, 3.0),
    (-3.0, -0.2),
    (-3.0, 3.0),
    (-0.95, 0.95),
    (0.05, 0.95),
    (1.05, 4.0),
)
"""Ranges of real symbols, taken in turn. One is negative throughout, for chance must not decide whether a sign is tried."""

_MOST, _MOST_FAR, _VERY_FAR = 7, 40, 10**6
"""The largest whole number, as usual and far out, where factorials still do not cost too much; and from which reach on it does
not matter any more."""


def sample(symbols: Symbols, given: Mapping[Name, Value], seed: int, draw: int, mp: Any, budget: Budget) -> World:
    """The world of one draw. `given` are symbols that the note itself gives a value; they are not sampled."""
    rng = Random(f"{seed}/{draw}")
    low, high = REGIMES[draw % len(REGIMES)]
    values: dict[Name, Value] = {}
    dependent: dict[Name, Value] = {}
    fields: dict[Name, tuple[Function, ...]] = {}
    for name, kind in symbols.kinds.items():
        if kind is Kind.DEPENDENT:
            dependent[name] = smooth_function(str(name), 1, rng, positive=low > 0)
        elif kind in {Kind.FIELD, Kind.VECTOR_FIELD}:
            parts = 1 if kind is Kind.FIELD else symbols.axes
            found = tuple(smooth_function(str(name), 4, rng, positive=low > 0) for _ in range(parts))
            fields[name] = found
        elif kind is Kind.BASIS:
            at = BASIS.index(name.base)
            values[name] = vector([Fraction(int(k == at)) for k in range(symbols.axes)])
        elif kind in {Kind.POSITION, Kind.DISTANCE}:
            fields[name] = POSITION[: symbols.axes] if kind is Kind.POSITION else (DISTANCE,)
        elif kind not in {Kind.MEAN, Kind.CONJUGATE, Kind.COMPLEMENT}:
            values[name] = _value(name, kind, symbols, rng, (low, high), mp)
    for name, kind in symbols.kinds.items():
        plain = replace(name, accent="")
        if kind is Kind.CONJUGATE and plain in values:
            values[name] = mp.conj(values[plain])
        elif kind is Kind.COMPLEMENT:
            known = values.get(plain)
            values[name] = complement(known if isinstance(known, RandomVariable) else event(rng))
        elif kind is Kind.MEAN and not isinstance(values.get(plain, Fraction()), Fraction):
            values[name] = _mean(values[plain], symbols.size)
    values.update(given)
    for name, function in dependent.items():
        values[name] = function.value([values[symbols.implicit]], [0], mp) if symbols.implicit else Fraction(1)
    world = World(values, mp, symbols.implicit, dependent, symbols.complex_numbers, symbols.functionals, budget)
    return world if not symbols.axes else _in_space(world, fields, AXES[: symbols.axes])


def _in_space(world: World, fields: Mapping[Name, tuple[Function, ...]], axes: tuple[Name, ...]) -> World:
    """The world with fields, which are worth something where it is."""
    numbers = {name: found[0] for name, found in fields.items() if len(found) == 1}
    vectors = {name: found for name, found in fields.items() if len(found) > 1}
    all_of = Fields(numbers, vectors, axes)
    return replace(world, values={**world.values, **all_of.values(world.values, world.mp)}, fields=all_of)


def _value(name: Name, kind: Kind, symbols: Symbols, rng: Random, bounds: tuple[float, float], mp: Any) -> Value:  # noqa: C901 (one case for each kind)
    """A value of the kind, real ones between the bounds."""
    low, high = bounds[0] * symbols.reach, bounds[1] * symbols.reach
    match kind:
        case Kind.FUNCTION:
            found = smooth_function(str(name), symbols.arity.get(name, 1), rng, positive=low > 0)
            return scaled(found, symbols.reach) if symbols.reach > 1 else found
        case Kind.SIGMOID:
            return named_function("sigmoid")
        case Kind.SEQUENCE:
            return sampled_sequence(str(name), rng, low, high, symbols.size)
        case Kind.VECTOR:
            return vector([_real(rng, low, high) for _ in range(symbols.size)])
        case Kind.MATRIX:
            return matrix(
                [
                    [_real(rng, -2.0 * symbols.reach, 2.0 * symbols.reach) for _ in range(symbols.size)]
                    for _ in range(symbols.size)
                ]
            )
        case Kind.RANDOM:
            return random_variable(rng, low, high)
        case Kind.EVENT:
            return event(rng)
        case Kind.PARTITION:
            return Sequence1(str(name), partition(rng, symbols.size), symbols.size)
        case Kind.DISTRIBUTION:
            return distribution(rng, symbols.size)
        case Kind.IDENTITY:
            return identity(symbols.size)
        case Kind.LENGTH:
            return Fraction(symbols.size)
        case Kind.WHOLE:
            most = min(_MOST * symbols.reach, _MOST_FAR if symbols.reach < _VERY_FAR else _VERY_FAR)
            signed = low < 0 and name in symbols.signed
            return Fraction(rng.randint(-most - 2, most + 2) if signed else rng.randint(1, most))
        case Kind.SMALL:
            return Fraction(1, 1000)
        case Kind.POSITIVE:
            return abs(_real(rng, low, high))
        case Kind.COMPLEX:
            return symbols.reach * mp.mpc(rng.uniform(-2, 2), rng.uniform(-2, 2))
        case _:
            return _real(rng, low, high)


def _mean(value: Value, size: int) -> Fraction:
    """The mean of a sampled family over its length."""
    items = list(value) if is_array(value) else [value.item((k,)) for k in range(1, size + 1)]
    return Fraction(sum(items)) / len(items)


def _real(rng: Random, low: float, high: float) -> Fraction:
    """A short fraction between the bounds that is neither 0 nor 1, where everything is special."""
    value = rational(rng.uniform(low, high))
    return value + Fraction(3, 64) if value in (0, 1) else value
