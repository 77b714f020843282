"""Running a note's whole system over a sequence, against the reference.

Equation by equation says that each line is right when its inputs are; the sequence says that the lines work together:
one value for each symbol, fed back from step to step.
"""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from notecompiler.domains.domain import Array, Kind
from notecompiler.record import Record
from notecompiler.semantics.resolve import Typed
from notecompiler.verify.network.binding import Build
from notecompiler.verify.network.check import TOLERANCE, relative_error
from notecompiler.verify.network.link import Link
from notecompiler.verify.network.worlds import run

STEPS = 20
BATCH = 3


class SequenceResult(Record):
    """Largest relative error over all steps, sequences and quantities."""

    error: float
    steps: int = STEPS
    batch: int = BATCH

    @property
    def agrees(self) -> bool:
        """Whether the system stayed with the reference."""
        return self.error <= TOLERANCE


class _Line(Record):
    quantity: str
    typed: Typed
    builders: tuple[tuple[Hashable, Build], ...]
    needs: frozenset[str]


def run_system(link: Link) -> SequenceResult | None:
    """Run the agreeing equations of a link over sequences; None when they are not a whole system (a state without its
    equation, a quantity that is used and not computed) or do not run in time."""
    lines = _ordered(_lines(link))
    if not link.domain.recurrent or link.domain.backward or lines is None:
        return None
    computed = {line.quantity for line in lines}
    states = {q.name for q in link.domain.quantities if q.kind is Kind.STATE}
    given = {q.name for q in link.domain.quantities if q.kind is Kind.INPUT}
    if not states <= computed or any(not line.needs <= computed | given for line in lines):
        return None
    return SequenceResult(max(_sequence(link, lines, states, number) for number in range(BATCH)))


def _lines(link: Link) -> list[_Line]:
    """The agreeing equations, one for each quantity. Quantities with a free activation are left to single steps."""
    found: dict[str, _Line] = {}
    for target, outcome in zip(link.targets, link.outcomes, strict=True):
        if target is None or outcome is None or not outcome.agrees or outcome.stripped or target in found:
            continue
        assert outcome.typed is not None
        assert outcome.binding is not None
        keys = [bound.key for bound in outcome.binding.values.values()]
        needs = frozenset(key[0] for key in keys if isinstance(key, tuple) and len(key) == 2 and key[1] == 0)
        found[target] = _Line(target, outcome.typed, tuple(outcome.binding.builders.items()), needs)
    return list(found.values())


def _ordered(lines: list[_Line]) -> list[_Line] | None:
    """Lines in an order in which each has what it needs from the same step; None when they go round in a circle."""
    computed = {line.quantity for line in lines}
    done: list[_Line] = []
    waiting = list(lines)
    while waiting:
        ready = [line for line in waiting if not (line.needs & computed) - {one.quantity for one in done}]
        if not ready:
            return None
        done.extend(ready)
        waiting = [line for line in waiting if line not in ready]
    return done


def _sequence(link: Link, lines: list[_Line], states: set[str], number: int) -> float:
    expected = run(link.domain, link.options.seed, 0, number, link.options.omit, STEPS)
    fixed: dict[Hashable, Array] = {}
    for line in lines:
        for key, build in line.builders:
            fixed.setdefault(key, build(expected, 0))
    past = {name: expected[name, -1] for name in states}
    worst = 0.0
    for step in range(STEPS):
        values: dict[Hashable, Array] = dict(fixed)
        values["input", 0] = expected["input", step]
        values.update({(name, -1): value for name, value in past.items()})
        for line in lines:
            values[line.quantity, 0] = np.asarray(line.typed.run(values))
            worst = max(worst, relative_error(expected[line.quantity, step], values[line.quantity, 0]))
        past = {name: values[name, 0] for name in states}
    return worst
