"""Derivatives, integrals and limits, numerically in the precision of the world.

Derivatives are finite differences at raised precision (mpmath's `diff` takes care of the step), exact for the sampled
functions, which know their own derivatives. Integrals use tanh-sinh quadrature.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeAlias

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name
from notecompiler.verify.free.fields import by_array, difference
from notecompiler.verify.free.oscillating import phases, tail
from notecompiler.verify.free.place import PLACE
from notecompiler.verify.free.scalars import WORKING_DIGITS, TooLargeError, UndefinedError, double_precision, inexact
from notecompiler.verify.free.values import Function, Sequence1, Value, is_array
from notecompiler.verify.free.world import World

_FAR_DIGITS = 200
"""Digits that keep ``a + 10^{-80}`` apart from ``a``."""

_FAR = ((53.1, 59.7, 61.3), (7919.7, 8117.3, 8009.1))
"""Places at which an integrand over an infinite range is looked at, near and far."""

_HIGHEST = 4
"""The highest order of a derivative that differences give to enough digits."""

_DEGREE = 5
"""Degree of the quadrature: about 100 points between two of the given ones, enough for 10 digits of what is smooth. The next
degree takes twice as many."""
_SURE = 10.0**-10
"""The relative error up to which an integral has a value: a tenth of the difference that two sides may have."""

_MANY_BITS, _SHORT, _GAUSS, _ENOUGH = 200, 0.01, 4, 0.7
"""Precision and length from which, and to which, Gauss's rule of up to this degree (24 values) is tried first; its error must
leave this share of the digits."""

Evaluate: TypeAlias = Callable[[ex.Expression, World], Value]


def _number(value: Value, mp: Any) -> Any:
    if is_array(value) or isinstance(value, Function | Sequence1):
        raise UndefinedError("number-wanted-here")
    return inexact(value, mp)


def derivative(node: ex.Derivative, world: World, evaluate: Evaluate) -> Value:
    """A derivative of any order in one or two symbols, at the world's values of them."""
    mp = world.mp
    if node.order is not None:
        count = _number(evaluate(node.order, world), mp)
        if not 0 <= count <= _HIGHEST or count != int(count):
            raise UndefinedError("derivative-of-that-order")
        counted = tuple((name, int(count)) for name, _ in node.variables)
        return derivative(replace(node, variables=counted, order=None), world, evaluate)
    variables = [(name if name is not None else world.implicit, order) for name, order in node.variables]
    if any(name is None for name, _ in variables) or sum(order for _, order in variables) > _HIGHEST:
        raise UndefinedError("derivative-by-nothing")
    known = [(name, order) for name, order in variables if name is not None]
    if len(known) == 1 and (single := _by_one(node.body, *known[0], world, evaluate)) is not None:
        return single
    points = []
    for name, _ in known:
        if name not in world.values or isinstance(world.values[name], Function | Sequence1):
            raise UndefinedError(f"derivative-by-unknown: {name}")
        points.append(_number(world.values[name], mp))
    orders = tuple(order for _, order in known)
    if orders == (0,):
        return evaluate(node.body, world)

    def at(*values: Any) -> Any:
        world.budget.spend()
        moved = world
        for (name, _), value in zip(known, values, strict=True):
            moved = moved.bind(name, value)
            if name == world.implicit:
                for dependent, function in world.dependent.items():
                    moved = moved.bind(dependent, function.value([value], [0], mp))
        return _number(evaluate(node.body, moved), mp)

    if len(known) == 1:
        return mp.diff(at, points[0], orders[0])
    return mp.diff(at, tuple(points), orders)


def _by_one(body: ex.Expression, by: Name, order: int, world: World, evaluate: Evaluate) -> Value | None:
    """The derivative by what is no free number: a function of the variable, a member of a family, an array, a place. None
    for a number."""
    if by in world.dependent and order == 1 and world.implicit is not None:
        return _by_dependent(body, by, world.implicit, world, evaluate)
    if by not in world.values:
        return _by_member(body, by, order, world, evaluate) if by.subs else None
    if is_array(world.values[by]):
        return by_array(body, by, order, world, evaluate)
    if world.fields is not None and by in PLACE and order == 1:
        return difference(lambda value: evaluate(body, world.bind(by, value)), world.values[by], world)
    return None


def _by_member(body: ex.Expression, by: Name, order: int, world: World, evaluate: Evaluate) -> Value:
    """The derivative by one member of a family (:math:`\\theta_j`), the others held."""
    family = Name(by.base, by.accent)
    whole = world.values.get(family)
    if not isinstance(whole, Sequence1):
        raise UndefinedError(f"derivative-by-unknown: {by}")
    seen: list[tuple[int, ...]] = []

    def watched(indices: tuple[int, ...]) -> Any:
        seen.append(indices)
        return whole.item(indices)

    probe = replace(whole, item=watched)
    point = _number(evaluate(ex.Variable(body.span, by), world.bind(family, probe)), world.mp)
    place = seen[0]

    def at(value: Any) -> Any:
        moved = replace(whole, item=lambda indices: value if indices == place else whole.item(indices))
        return _number(evaluate(body, world.bind(family, moved)), world.mp)

    return world.mp.diff(at, point, order)


def _by_dependent(body: ex.Expression, by: Name, parameter: Name, world: World, evaluate: Evaluate) -> Value:
    """dy/dx where both depend on a parameter: (dy/dt) / (dx/dt)."""
    span = body.span
    above = derivative(ex.Derivative(span, body, ((parameter, 1),)), world, evaluate)
    below = derivative(ex.Derivative(span, ex.Variable(span, by), ((parameter, 1),)), world, evaluate)
    if below == 0:
        raise UndefinedError("division-by-zero")
    return above / below


def integral(node: ex.Integral, world: World, evaluate: Evaluate) -> Value:
    """A definite integral; an indefinite one has no value (the checker differentiates instead)."""
    if node.lower is None or node.upper is None:
        raise UndefinedError("indefinite-integral")
    mp = world.mp
    low, high = _number(evaluate(node.lower, world), mp), _number(evaluate(node.upper, world), mp)
    inner = _in_doubles(world) if mp.dps <= WORKING_DIGITS else world
    fast = inner.mp

    def plainly(value: Any) -> Any:
        world.budget.spend()
        return _number(evaluate(node.body, inner.bind(node.variable, value)), fast)

    def at(value: Any) -> Any:
        try:
            return plainly(value)
        except (OverflowError, TooLargeError):
            if abs(value) < _FAR[0][-1] or not _falls_fast(plainly, fast):
                raise
            return fast.mpf(0)  # a part leaves the range of doubles far out, where nothing is left of the whole

    points = [fast.convert(low), fast.convert(high)]
    if mp.isinf(low) and mp.isinf(high):
        points.insert(1, fast.mpf(0))
    elif not mp.isinf(low) and not mp.isinf(high) and abs(high - low) > 3:
        steps = min(12, int(abs(high - low) / 2) + 1)
        points = [points[0] + (points[1] - points[0]) * k / steps for k in range(steps + 1)]
    endless = bool(fast.isinf(points[0]) or fast.isinf(points[-1]))
    if endless and (summed := _oscillating(node, inner, at, (points[0], points[-1]), evaluate)) is not None:
        return mp.convert(summed)
    if endless and not _fades(at, points, fast):
        raise UndefinedError("integral-does-not-converge")
    value, error = _over_short_range(at, points, fast)
    if error > fast.eps**_ENOUGH:
        value, error = fast.quad(at, points, error=True, maxdegree=_DEGREE)
    if _SURE * (1 + abs(value)) < error < 1:
        value, error = fast.quad(at, points, error=True, maxdegree=_DEGREE + 1)
    if mp.isnan(value) or mp.isinf(value) or error > _SURE * (1 + abs(value)):
        raise UndefinedError("integral-does-not-converge")
    return mp.convert(value)


def _over_short_range(at: Callable[[Any], Any], points: list[Any], mp: Any) -> tuple[Any, Any]:
    """An integral over a short range in many digits, with its error: a smooth integrand is almost a polynomial there, of which
    Gauss's rule needs a tenth of the values. Infinite where it does not apply."""
    if mp.prec <= _MANY_BITS or len(points) > 2 or mp.isinf(points[0]) or abs(points[1] - points[0]) > _SHORT:
        return mp.nan, mp.inf
    return mp.quad(at, points, error=True, maxdegree=_GAUSS, method="gauss-legendre")  # type: ignore[no-any-return]


def _oscillating(
    node: ex.Integral, world: World, at: Callable[[Any], Any], bounds: tuple[Any, Any], evaluate: Evaluate
) -> Any | None:
    """The value of an integral over an endless range whose integrand oscillates without fading fast; None for any other."""
    mp = world.mp
    found = phases(node.body, node.variable)
    if not found or node.variable in world.dependent:
        return None

    def phase(argument: ex.Expression) -> Callable[[Any], Any]:
        return lambda value: _number(evaluate(argument, world.bind(node.variable, value)), mp)

    low, high = bounds
    try:
        if any(mp.im(at(mp.mpf(x))) for x in (1.5, 2.5)) or _falls_fast(at, mp):
            return None
        if mp.isinf(high) and not mp.isinf(low) and low >= 0:
            return tail(at, [phase(argument) for argument in found], float(low), mp)
        if mp.isinf(low) and mp.isinf(high):
            right, left = (tail(half, [phase(a) for a in found], 0.0, mp) for half in (at, lambda x: at(-x)))
            return None if left is None or right is None else left + right
    except (ArithmeticError, ValueError, TypeError):
        pass
    return None


def _falls_fast(at: Callable[[Any], Any], mp: Any) -> bool:
    """Whether an integrand is gone soon (``e^{-x}\\cos x``), so that plain quadrature does."""
    return bool(max(abs(at(mp.mpf(x))) for x in _FAR[0]) < 1e-12)


def _fades(at: Callable[[Any], Any], points: list[Any], mp: Any) -> bool:
    """Whether an integrand falls faster than 1/x towards the infinite bounds, so that quadrature may be trusted. One that
    oscillates (``\\cos x^2``) does not, although its integral may exist. One that grows has none."""
    for bound, sign in ((points[0], -1), (points[-1], 1)):
        if not mp.isinf(bound):
            continue
        try:
            near, far = (max(abs(at(sign * mp.mpf(x))) for x in group) for group in _FAR)
        except (ArithmeticError, ValueError):
            continue
        slow = far * _FAR[1][0] > 0.95 * near * _FAR[0][0] and far > 1e-12
        if slow and far <= 2 * near:
            return False
    return True


def _in_doubles(world: World) -> World:
    """The same world computing in double precision, where an integrand costs a tenth; whole numbers stay exact."""
    doubles = double_precision()
    values = {name: _double(value, doubles) for name, value in world.values.items()}
    return replace(world, mp=doubles, values=values)


def _double(value: Value, doubles: Any) -> Value:
    if isinstance(value, Fraction):
        return value if value.denominator == 1 else float(value)
    return doubles.convert(value) if hasattr(value, "_mpf_") or hasattr(value, "_mpc_") else value


def limit(node: ex.Large, world: World, evaluate: Evaluate) -> Value:
    """A limit at a point or at infinity, by extrapolation; both sides must agree at a point."""
    mp = world.mp
    if not isinstance(node.lower, ex.Statement) or not isinstance(node.lower.left, ex.Variable):
        raise UndefinedError("limit-of-what")
    name = node.lower.left.name
    where, sides = _approached(node.lower.right)
    target = evaluate(where, world)

    def at(value: Any) -> Any:
        world.budget.spend()
        return _number(evaluate(node.body, world.bind(name, value)), mp)

    if not isinstance(target, Fraction) and mp.isinf(target):
        return _at_infinity(at, target > 0, mp)
    point = _number(target, mp)
    right = _one_sided(at, point, 1, mp) if 1 in sides else None
    left = _one_sided(at, point, -1, mp) if -1 in sides else None
    if left is not None and right is not None and not _same(left, right, mp):
        raise UndefinedError("limits-from-both-sides-differ")
    found = right if right is not None else left
    if found is None:
        raise UndefinedError("no-limit-found")
    return found


def _same(a: Any, b: Any, mp: Any) -> bool:
    if mp.isinf(a) or mp.isinf(b):
        return bool(a == b)
    return bool(abs(a - b) <= mp.mpf(10) ** -6 * (1 + abs(a)))


def _approached(target: ex.Expression) -> tuple[ex.Expression, tuple[int, ...]]:
    """The point of a limit and the sides it is approached from: ``a^+`` from the right, ``a^-`` from the left, ``a`` both."""
    match target:
        case ex.Postfix(body=body, mark="^+"):
            return body, (1,)
        case ex.Postfix(body=body, mark="^-"):
            return body, (-1,)
        case ex.Variable(name=Name(sups=(Index(letter="+" | "-" as mark),)) as name):
            return replace(target, name=replace(name, sups=())), (1 if mark == "+" else -1,)
        case _:
            return target, (1, -1)


def _one_sided(at: Callable[[Any], Any], point: Any, side: int, mp: Any) -> Any:
    """Richardson extrapolation of values at geometrically shrinking steps, at raised precision."""
    try:
        with mp.workdps(mp.dps + 25):
            rows = [at(point + side * mp.mpf(2) ** -(k + 4)) for k in range(14)]
            best = _settled(_richardson(rows, mp), mp)
        if best is not None:
            return best
        with mp.workdps(_FAR_DIGITS):
            return _trend([at(point + side * mp.mpf(10) ** -k) for k in (40, 60, 80)], mp)
    except (ArithmeticError, ValueError):
        return None


def _at_infinity(at: Callable[[Any], Any], positive: bool, mp: Any) -> Any:
    sign = 1 if positive else -1
    try:
        with mp.workdps(mp.dps + 25):
            rows = [at(sign * mp.mpf(2) ** (k + 4)) for k in range(14)]
            best = _settled(_richardson(rows, mp), mp)
            if best is not None:
                return best
            far = _trend([at(sign * mp.mpf(10) ** k) for k in (40, 60, 80)], mp)
            if far is not None:
                return far
    except (ArithmeticError, ValueError) as error:
        raise UndefinedError("no-limit-found") from error
    raise UndefinedError("no-limit-found")


def _trend(far: list[Any], mp: Any) -> Any:
    """What three values ever nearer to the point approach: a number, or an infinity when they grow as a logarithm does
    or faster; None when they do neither."""
    first, second = far[1] - far[0], far[2] - far[1]
    if not all(mp.isfinite(value) and mp.im(value) == 0 for value in far):
        return None
    if abs(second) <= mp.mpf(10) ** -12 * (1 + abs(far[2])) and abs(second) <= abs(first):
        return mp.mpf(0) if abs(far[2]) < mp.mpf(10) ** -12 else far[2]
    if first * second > 0 and abs(second) > 1 and abs(second) >= mp.mpf("0.9") * abs(first):
        return mp.inf if second > 0 else -mp.inf
    return None


def _richardson(rows: list[Any], mp: Any) -> list[Any]:
    """The diagonal of Richardson's table for an expansion in whole powers of the halved step."""
    diagonal = [rows[-1]]
    table = rows
    for order in range(1, len(rows)):
        factor = mp.mpf(2) ** order
        table = [(factor * b - a) / (factor - 1) for a, b in itertools.pairwise(table)]
        diagonal.append(table[-1])
    return diagonal


def _settled(diagonal: list[Any], mp: Any) -> Any:
    """The best entry of the diagonal, when neighbours agree; None when nothing settled."""
    gaps = [abs(b - a) for a, b in itertools.pairwise(diagonal)]
    best = min(range(len(gaps)), key=lambda k: gaps[k])
    value = diagonal[best + 1]
    if mp.isnan(value) or mp.isinf(value) or gaps[best] > mp.mpf(10) ** -10 * (1 + abs(value)):
        return None
    return value
