"""Sums and products over an index: term by term when finite, by convergence acceleration when infinite."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeAlias

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free import arrays
from notecompiler.verify.free.budget import Budget
from notecompiler.verify.free.scalars import TooLargeError, UndefinedError, add, inexact, multiply, whole
from notecompiler.verify.free.values import Sequence1, Value, is_array
from notecompiler.verify.free.world import World

Evaluate: TypeAlias = Callable[[ex.Expression, World], Value]

_MOST_TERMS = 20_000
_PLAIN_TERMS = 250
_FADING = 0.95
_MILESTONES = (30, 60, 120, 249)
"""From one of these terms to the next, the terms of a convergent series become this much smaller."""
_LOOKED_AT = 30
"""After so many terms it is asked whether signs alternate, and after twice as many how fast the terms fall."""
_SLOW = 0.1
"""Terms that fall by no more than this from the first milestone to the second do not vanish in a sum of plain terms."""
_ACCELERATED = 6
"""What a term costs that convergence acceleration asks for: the acceleration itself costs more than the term."""


def sum_of(node: ex.Large, world: World, evaluate: Evaluate) -> Value:
    """The value of a sum; without bounds the index runs over the sequence that it indexes."""
    name, first, last = bounds(node, world, evaluate)
    mp = world.mp
    if last is None:
        return _infinite_sum(
            lambda k: _number(evaluate(node.body, world.bind(name, Fraction(k))), mp), first, world.budget, mp
        )
    total: Value = Fraction(0)
    for k in _run(first, last):
        world.budget.spend()
        term = evaluate(node.body, world.bind(name, Fraction(k)))
        zero = not is_array(total) and total == 0
        total = term if zero else arrays.broadcast(lambda x, y: add(x, y, mp), total, term)
    return total


def product_of(node: ex.Large, world: World, evaluate: Evaluate) -> Value:
    """The value of a product."""
    name, first, last = bounds(node, world, evaluate)
    mp = world.mp
    if last is None:
        return mp.nprod(lambda k: _factor(node.body, world, name, k, evaluate), [first, mp.inf])
    total: Value = Fraction(1)
    for k in _run(first, last):
        world.budget.spend()
        total = multiply(total, evaluate(node.body, world.bind(name, Fraction(k))), mp)
    return total


def _factor(body: ex.Expression, world: World, name: Name, k: Any, evaluate: Evaluate) -> Any:
    world.budget.spend(_ACCELERATED)
    return _number(evaluate(body, world.bind(name, _whole(k))), world.mp)


def _infinite_sum(term: Callable[[int], Any], first: int, budget: Budget, mp: Any) -> Any:
    """A series: term by term where the terms soon vanish, by convergence acceleration where they do not."""

    def at(k: int) -> Any:
        budget.spend()
        return term(k)

    values: list[Any] = []
    total, small = mp.mpf(0), 0
    for k in range(first, first + _PLAIN_TERMS):
        values.append(at(k))
        total += values[-1]
        small = small + 1 if abs(values[-1]) <= mp.eps * abs(total) / 100 else 0
        if small == 3:
            return total
        if len(values) == _LOOKED_AT + 1 and _alternates(values):
            _require_fading(values, at, first, mp)
            tail = _alternating_sum(at, k + 1, mp)
            if tail is not None:
                return total + tail
        if len(values) == 2 * _LOOKED_AT + 1 and abs(values[-1]) > _SLOW * abs(values[_LOOKED_AT]):
            break
    _require_fading(values, at, first, mp)

    def costly(k: Any) -> Any:
        budget.spend(_ACCELERATED)
        return term(round(float(k)))

    return mp.nsum(costly, [first, mp.inf])


def _alternates(values: list[Any]) -> bool:
    """Whether signs alternate, and sizes have begun to fall."""
    if any(not hasattr(value, "_mpf_") and not isinstance(value, float) for value in values):
        return False
    late = values[-_LOOKED_AT // 2 :]
    return all(a * b < 0 for a, b in pairwise(values)) and all(abs(a) > abs(b) for a, b in pairwise(late))


def _require_fading(values: list[Any], at: Callable[[int], Any], first: int, mp: Any) -> None:
    """Raises UndefinedError unless the terms become smaller from each milestone to the next."""
    before = mp.inf
    for milestone in _MILESTONES:
        value = abs(values[milestone] if milestone < len(values) else at(first + milestone))
        if value > _FADING * before:
            raise UndefinedError("series-does-not-converge")
        before = value


def _alternating_sum(at: Callable[[int], Any], first: int, mp: Any) -> Any | None:
    """The sum of terms with alternating signs, None where two orders of the method differ.

    Source: H. Cohen, F. Rodriguez Villegas and D. Zagier, Convergence acceleration of alternating series, Experimental
    Mathematics 9 (2000), algorithm 1.
    """
    digits = int(mp.dps)
    orders = int(1.4 * digits) + 4, int(1.4 * digits) + 12
    values = [at(first + k) * (-1) ** k for k in range(orders[1])]
    found = []
    for order in orders:
        d = (3 + mp.sqrt(8)) ** order
        d = (d + 1 / d) / 2
        b, c, total = mp.mpf(-1), -d, mp.mpf(0)
        for k in range(order):
            c = b - c
            total += c * values[k]
            b = b * (k + order) * (k - order) / ((k + mp.mpf(1) / 2) * (k + 1))
        found.append(total / d)
    return found[1] if abs(found[0] - found[1]) <= 1000 * mp.eps * max(abs(found[1]), abs(values[0])) else None


def _run(first: int, last: int) -> Iterable[int]:
    if last - first > _MOST_TERMS:
        raise TooLargeError("too-large-sum")
    return range(first, last + 1)


def _whole(k: Any) -> Fraction:
    return Fraction(round(float(k)))


def _number(value: Value, mp: Any) -> Any:
    if is_array(value):
        raise UndefinedError("infinite-sum-of-arrays")
    return inexact(value, mp)


def bounds(node: ex.Large, world: World, evaluate: Evaluate) -> tuple[Name, int, int | None]:
    """The index with its first and last value; None for an infinite upper bound.

    Raises UndefinedError for a range that is not one.
    """
    match node.lower:
        case ex.Statement(left=ex.Variable(name=name), relation="=", right=right) if node.upper is not None:
            first = whole(evaluate(right, world), world.mp)
            upper = evaluate(node.upper, world)
            if not isinstance(upper, Fraction) and world.mp.isinf(upper):
                return name, first, None
            return name, first, whole(upper, world.mp)
        case ex.Statement(left=ex.Variable(name=name), relation="=", right=right):
            return name, whole(evaluate(right, world), world.mp), _run_of(node.body, name, world)[1]
        case ex.Variable(name=name):
            return name, *_run_of(node.body, name, world)
        case None if node.upper is None:
            name = _only_index(node.body, world)
            return name, *_run_of(node.body, name, world)
        case _:
            raise UndefinedError("unusual-bounds")


def _only_index(body: ex.Expression, world: World) -> Name:
    """The letter that runs in a sum which does not name it: the only index letter of its terms that has no value."""
    known = {name.base for name in world.values if not name.indices}
    names = [i.letter for variable in ex.variables(body) for i in variable.name.subs]
    letters = {letter for name in names for letter in ([name] if len(name) == 1 else name)} - known
    if len(letters) != 1:
        raise UndefinedError("sum-without-index")
    return Name(letters.pop())


def _run_of(body: ex.Expression, index: Name, world: World) -> tuple[int, int]:
    """First and last value of an index without bounds: those of the family that it indexes."""
    runs: set[tuple[int, int]] = set()
    for variable in ex.variables(body):
        value = world.values.get(Name(variable.name.base, variable.name.accent))
        if not any(i.letter == index.base or index.base in i.letter for i in variable.name.subs):
            continue
        if value is not None and is_array(value):
            runs.add((1, value.shape[0]))
        elif isinstance(value, Sequence1) and value.length is not None:
            runs.add((value.first, value.length))
        elif isinstance(value, tuple):
            runs.add((1, len(value)))
    if not runs:
        raise UndefinedError("sum-without-bounds")
    return max(run[0] for run in runs), min(run[1] for run in runs)
