r"""Gradient, divergence, curl and Laplacian of sampled fields in space, and derivatives by vectors and matrices.

Partial derivatives are central differences of the whole expression at raised precision: with a step of half the digits that are
carried, half of them are right. A field that stands alone knows its own derivatives.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free import arrays
from notecompiler.verify.free.place import AXES, PLACE
from notecompiler.verify.free.scalars import UndefinedError, add, inexact, multiply
from notecompiler.verify.free.values import Function, Sequence1, Value, is_array, vector
from notecompiler.verify.free.world import World

Evaluate: TypeAlias = Callable[[ex.Expression, World], Value]

_GUARD = 12
"""Bits beyond those of the context that a step has."""


def differential(node: ex.Call, world: World, evaluate: Evaluate) -> Value:
    """The value of a differential operator. Raises UndefinedError where its operand is no field of its kind."""
    *before, body = node.arguments
    if world.fields is None:
        raise UndefinedError("differential-operator")
    axes = range(len(world.fields.axes))
    partials = [_partial(body, k, world, evaluate) for k in axes]
    match node.function:
        case "grad" if not any(map(is_array, partials)):
            return vector(partials)
        case "div" if all(_is_vector(p, len(axes)) for p in partials):
            return _total([p[k] for k, p in enumerate(partials)], world.mp)
        case "curl" if all(_is_vector(p, 3) for p in partials):
            return vector([_less(partials[i][j], partials[j][i], world.mp) for i, j in ((1, 2), (2, 0), (0, 1))])
        case "laplacian":
            return _total([_second(body, k, world, evaluate) for k in axes], world.mp)
        case "along":
            direction = evaluate(before[0], world)
            if _is_vector(direction, len(axes)):
                return _total([_scaled(d, p, world.mp) for d, p in zip(direction, partials, strict=True)], world.mp)
        case _:
            pass
    raise UndefinedError("operand-of-differential-operator")


def _is_vector(value: Value, size: int) -> bool:
    return bool(is_array(value) and value.shape == (size,))


def _scaled(factor: Value, value: Value, mp: Any) -> Value:
    return arrays.each(lambda x: multiply(factor, x, mp), value)


def _less(a: Value, b: Value, mp: Any) -> Value:
    return arrays.broadcast(lambda x, y: add(x, multiply(Fraction(-1), y, mp), mp), a, b)


def _total(items: list[Value], mp: Any) -> Value:
    total = items[0]
    for item in items[1:]:
        total = arrays.broadcast(lambda x, y: add(x, y, mp), total, item)
    return total


def _partial(body: ex.Expression, axis: int, world: World, evaluate: Evaluate) -> Value:
    """The partial derivative of an expression by one coordinate."""
    if isinstance(body, ex.Variable) and world.fields is not None:
        exact = _of_field(body.name, axis, world)
        if exact is not None:
            return exact
    name = AXES[axis]
    return difference(lambda value: evaluate(body, world.bind(name, value)), world.values[name], world)


def _of_field(name: Name, axis: int, world: World) -> Value | None:
    fields = world.fields
    if fields is None or (name not in fields.scalars and name not in fields.vectors):
        return None
    return fields.value(name, world.values, tuple(int(k == axis) for k in range(len(PLACE))), world.mp)


def _second(body: ex.Expression, axis: int, world: World, evaluate: Evaluate) -> Value:
    """The second derivative, as the first of the first."""
    name = AXES[axis]
    return difference(lambda value: _partial(body, axis, world.bind(name, value), evaluate), world.values[name], world)


def difference(at: Callable[[Any], Value], point: Value, world: World) -> Value:
    """The derivative of a function of one number, whatever its values are."""
    mp = world.mp
    step_bits = mp.prec + _GUARD
    with mp.workprec(3 * step_bits):
        step = mp.ldexp(1, -step_bits)
        here = inexact(point, mp)
        world.budget.spend()
        above, below = at(here + step), at(here - step)
        if any(isinstance(side, Function | Sequence1) for side in (above, below)):
            raise UndefinedError("number-wanted-here")
        found = arrays.each(lambda x: multiply(x, 1 / (2 * step), mp), _less(above, below, mp))
    return arrays.each(lambda x: +inexact(x, mp), found)


def by_array(body: ex.Expression, by: Name, order: int, world: World, evaluate: Evaluate) -> Value:
    """The derivative by every entry of a vector or matrix: of a number an array of its shape, of a vector by a vector the
    matrix with a row for each component of what is differentiated, of order 2 the Hessian matrix."""
    whole = world.values[by]
    if order == 2 and whole.ndim == 1:
        return _rows(
            [_by_entry(lambda w: by_array(body, by, 1, w, evaluate), by, (k,), world) for k in range(len(whole))]
        )
    if order != 1:
        raise UndefinedError("derivative-of-that-order")
    places = list(np.ndindex(whole.shape))
    partials = [_by_entry(lambda w: evaluate(body, w), by, place, world) for place in places]
    if not any(map(is_array, partials)):
        found = np.empty(len(partials), dtype=object)
        found[:] = partials
        return found.reshape(whole.shape)
    if whole.ndim == 1 and all(is_array(p) and p.ndim == 1 for p in partials):
        return _rows(partials).T
    raise UndefinedError("derivative-of-that-shape")


def _rows(items: list[Value]) -> Value:
    found = np.empty((len(items), len(items[0])), dtype=object)
    for k, item in enumerate(items):
        found[k, :] = item
    return found


def _by_entry(of: Callable[[World], Value], by: Name, place: tuple[int, ...], world: World) -> Value:
    whole = world.values[by]

    def at(value: Any) -> Value:
        moved = whole.copy()
        moved[place] = value
        return of(world.bind(by, moved))

    return difference(at, whole[place], world)
