r"""Whether an expansion is right, seen where one symbol comes close to a point (or grows).

The difference of the sides must vanish faster than the last term that is written, as ``o`` of it, or be bounded by what stands in ``O``.
Both are seen from two places, one a hundred times closer than the other, with so many digits that nothing cancels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verdicts import Status
from notecompiler.verify.free import reading_words as words
from notecompiler.verify.free.budget import Budget
from notecompiler.verify.free.evaluate import evaluate
from notecompiler.verify.free.expansion import Expansion, Rest, expansion_of
from notecompiler.verify.free.experiment import Experiment, Observation
from notecompiler.verify.free.kinds import Kind, Symbols, bare, walk
from notecompiler.verify.free.outcome import HOLDS, Outcome, ReadAs
from notecompiler.verify.free.premises import apply
from notecompiler.verify.free.refutation import refuted
from notecompiler.verify.free.sampling import sample
from notecompiler.verify.free.scalars import TooLargeError, UndefinedError, context, inexact
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.symbols import symbols_of
from notecompiler.verify.free.tested import Tested
from notecompiler.verify.free.trial import Agreement, Trial, attempt
from notecompiler.verify.free.values import is_array
from notecompiler.verify.free.world import World

_DIGITS = 120
_NEAR = (Fraction(1, 10**4), Fraction(1, 10**6))
"""Distances from the point, or the inverse of how far away: a factor of a hundred tells the orders apart."""

_COUNTED = (Fraction(1, 50), Fraction(1, 400))
"""The same for what counts: factorials of more are too large."""

_SHOWN = Fraction(1, 100)
"""Where a person is shown that the terms are wrong."""

_FASTER = 0.2
_SLOWER = 0.5
"""An order more makes a hundredth of the quotient, an order with a logarithm some more."""

_BOUNDED = 3.0
_UNBOUNDED = 20.0
_NOTHING = 1e-40
_WORLDS = 4
_MOST_DRAWS = 20
"""So many worlds are drawn for one in which the premises hold."""

_COUNTING = frozenset({"n", "m", "k", "N", "M"})
_MOVED = frozenset({Kind.REAL, Kind.POSITIVE, Kind.WHOLE, Kind.SMALL})


class _Point(Record):
    """Where a symbol goes: to `centre`, or without bound when that is None."""

    name: Name
    centre: Fraction | None
    distances: tuple[Fraction, Fraction] = _NEAR

    def at(self, distance: Fraction) -> Fraction:
        return 1 / distance if self.centre is None else self.centre + distance


def expanded(statement: ex.Statement, setting: Setting, budget: Budget) -> Outcome | None:
    """The outcome of an expansion; None when the statement is none, or when nothing shows where it is meant."""
    expansion = expansion_of(statement)
    if expansion is None:
        return None
    sides = (expansion.function, expansion.written, expansion.bound)
    symbols, filters = apply(symbols_of(sides, setting.bold, setting.matrices), setting.premises)
    symbols = replace(symbols, kinds={name: kind for name, kind in symbols.kinds.items() if name not in setting.given})
    wrong: Outcome | None = None
    for name in _moved(expansion, symbols):
        for number in range(len(_points(expansion, name, symbols, {}))):
            observations = list(_observed(expansion, symbols, filters, setting, budget, name, number))
            if len(observations) < _WORLDS:
                continue
            tested = Tested(statement, symbols, filters, _experiment(observations), setting, budget)
            outcome = _outcome(expansion, tested)
            if outcome is not None and outcome.status in HOLDS:
                return outcome
            wrong = wrong or outcome
    return wrong


def _experiment(observations: Sequence[Observation]) -> Experiment:
    agreed = tuple(o for o in observations if o.trial.agreement is Agreement.YES)
    return Experiment(agreed, tuple(o for o in observations if o.trial.agreement is Agreement.NO), ())


def _outcome(expansion: Expansion, tested: Tested) -> Outcome | None:
    experiment = tested.experiment
    if not experiment.differed:
        reading = ReadAs("\\cdots", words.WRITTEN_TERMS, words.UP_TO_LAST)
        readings = (reading,) if expansion.rest is Rest.DOTS else ()
        status = Status.VERIFIED_MODULO if readings else Status.VERIFIED
        reason = "written-terms" if readings else None
        return Outcome(status, reason, readings, experiment.decided, experiment.max_error)
    surely = not experiment.agreed and tested.statement.relation == "=" and not tested.setting.equation
    return replace(refuted(tested), reason="wrong-terms") if surely else None


def _moved(expansion: Expansion, symbols: Symbols) -> Iterator[Name]:
    """The symbols that may go somewhere: numbers that the written terms hold. Both sides must speak of the same others, or the
    equation says what one of them is."""
    left = {bare(variable.name) for variable in ex.variables(expansion.function)} & symbols.kinds.keys()
    right = {
        bare(v.name) for v in (*ex.variables(expansion.written), *ex.variables(expansion.bound))
    } & symbols.kinds.keys()
    if isinstance(expansion.function, ex.Variable) or _holds_unknown_name(expansion, symbols):
        return
    for variable in dict.fromkeys(v.name for v in (*ex.variables(expansion.bound), *ex.variables(expansion.written))):
        name = bare(variable)
        if symbols.kinds.get(name) in _MOVED and left - {name} == right - {name} and name in right:
            yield name


def _holds_unknown_name(expansion: Expansion, symbols: Symbols) -> bool:
    """Whether a symbol stands before brackets only and is not read as a function all the same (``T(n) = 2T(n/2) + O(n)``)."""
    nodes = [*walk(expansion.function), *walk(expansion.written)]
    heads = [bare(node.head.name) for node in nodes if isinstance(node, ex.Applied)]
    names = [bare(node.name) for node in nodes if isinstance(node, ex.Variable)]
    known = {Kind.FUNCTION, Kind.DEPENDENT}
    return any(names.count(head) == heads.count(head) and symbols.kinds.get(head) not in known for head in heads)


def _points(expansion: Expansion, name: Name, symbols: Symbols, values: Mapping[Name, Any]) -> list[_Point]:
    """Where a symbol may go, in this world: to 0, to another symbol or a number in the terms, or without bound (not where
    functions are unknown: nothing is known of how they grow)."""
    unknown = {Kind.FUNCTION, Kind.DEPENDENT, Kind.SEQUENCE}.intersection(symbols.kinds.values())
    far = [] if unknown else [_Point(name, None, _COUNTED if symbols.kinds[name] is Kind.WHOLE else _NEAR)]
    if name.base in _COUNTING:
        return far
    names = [bare(v.name) for v in ex.variables(expansion.bound) if bare(v.name) != name]
    others = [values.get(other, Fraction(2)) for other in dict.fromkeys(names)]
    numbers = [n.value for n in walk(expansion.bound) if isinstance(n, ex.Literal) and n.value in (1, 2)]
    centres = (Fraction(0), *others, *dict.fromkeys(numbers))
    return [*(_Point(name, centre) for centre in centres if isinstance(centre, Fraction)), *far]


def _observed(
    expansion: Expansion,
    symbols: Symbols,
    premises: Sequence[ex.Statement],
    setting: Setting,
    budget: Budget,
    name: Name,
    number: int,
) -> Iterator[Observation]:
    """What the worlds in which the premises hold say when the symbol goes to the `number`-th of its points; it ends where that
    is not meant."""
    mp = context(_DIGITS)
    decided = 0
    for draw in range(_WORLDS * _MOST_DRAWS):
        world = sample(symbols, setting.given, setting.seed, draw, mp, budget)
        budget.spend()
        if not all(attempt(premise, world).agreement is Agreement.YES for premise in premises):
            continue
        points = _points(expansion, name, symbols, world.values)
        if number >= len(points):
            return
        try:
            trial, place = _trial(expansion, world, points[number])
        except (UndefinedError, TooLargeError, ArithmeticError, ValueError, TypeError):
            return
        if trial is None:
            return
        yield Observation(draw, place, trial)
        decided += 1
        if decided == _WORLDS:
            return


def _trial(expansion: Expansion, world: World, point: _Point) -> tuple[Trial | None, World]:
    """What this world says, and the place in it that a person can look at; None where the terms are no expansion."""
    places = [world.bind(point.name, point.at(distance)) for distance in point.distances]
    meant = _fade(expansion.terms, places) if expansion.rest is Rest.DOTS else _vanishes(expansion, places, point)
    if not meant:
        return None, world
    first, second = (_quotient(expansion, place) for place in places)
    agreement = _agreement(expansion.rest, first, second)
    if agreement is None:
        return None, world
    shown = world.bind(point.name, point.at(_SHOWN))
    left, right = _number(expansion.function, shown), _number(expansion.written, shown)
    return Trial(agreement, left, right), shown


def _quotient(expansion: Expansion, place: World) -> Any:
    """The difference of the sides against what bounds it."""
    place.budget.spend()
    difference = _number(expansion.function, place) - _number(expansion.written, place)
    return abs(difference / _number(expansion.bound, place))


def _agreement(rest: Rest, first: Any, second: Any) -> Agreement | None:
    """What two quotients say, the second from nearer; None when that cannot be told."""
    fine, wrong = (_BOUNDED, _UNBOUNDED) if rest is Rest.BOUNDED else (_FASTER, _SLOWER)
    if second <= fine * first or second < _NOTHING:
        return Agreement.YES
    return Agreement.NO if second > wrong * first else None


def _fade(terms: Sequence[ex.Term], places: Sequence[World]) -> bool:
    """Whether each written term vanishes against the one before, as those of an expansion at this point do."""
    sizes = [[abs(_number(term.body, place)) for place in places] for term in terms]
    return all(map(all, sizes)) and all(
        below[1] / above[1] < 0.5 * below[0] / above[0] and below[1] < above[1] for above, below in pairwise(sizes)
    )


def _vanishes(expansion: Expansion, places: Sequence[World], point: _Point) -> bool:
    """Whether what stands in ``O`` or ``o`` goes to 0 here. Where it grows without bound with what counts, or on one side of
    ``\\sim``, it may do as it likes: ``x + x^3 + o(x^4)`` is meant near 0, ``\\ln n + O(1)`` far away."""
    near, nearer = (abs(_number(expansion.bound, place)) for place in places)
    far = point.centre is None and (point.name.base in _COUNTING or expansion.bound is expansion.terms[-1].body)
    return far or bool(nearer < 0.5 * near)


def _number(node: ex.Expression, world: World) -> Any:
    value = evaluate(node, world)
    if is_array(value):
        raise UndefinedError("number-wanted-here")
    found = inexact(value, world.mp)
    if world.mp.im(found) != 0 or world.mp.isnan(found):
        raise UndefinedError("no-real-value")
    return world.mp.re(found)
