"""The outcome of a claim that is wrong, or without a value."""

from __future__ import annotations

import re

from notecompiler.record import replace
from notecompiler.verdicts import Counterexample, Status
from notecompiler.verify.free.budget import OutOfBudgetError
from notecompiler.verify.free.experiment import Experiment, Observation, run, shown
from notecompiler.verify.free.kinds import Kind
from notecompiler.verify.free.nearest import nearest
from notecompiler.verify.free.outcome import Outcome
from notecompiler.verify.free.shown import plain_value
from notecompiler.verify.free.tested import Tested
from notecompiler.verify.free.trial import TOLERANCE

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_UNDEFINED = frozenset(
    [
        "no-real-value",
        "division-by-zero",
        "no-limit-found",
        "limits-from-both-sides-differ",
        "factorial-of-negative-number",
        "integral-does-not-converge",
        "zero-to-negative-power",
        "overflow",
        "no-such-member",
        "series-does-not-converge",
    ]
)
"""Why a side may have no value because of a slip. Not the logarithm of zero: ``0 \\log 0 = 0`` is a convention."""

_SIZED = frozenset({Kind.MATRIX, Kind.VECTOR, Kind.IDENTITY})
_SMALL, _TRIES = 2, 2
"""Rows that a person can follow, and worlds that are tried with so few."""


def refuted(tested: Tested) -> Outcome:
    """Refuted by the first world in which the claim fails."""
    return Outcome(
        Status.REFUTED,
        "counterexample",
        counterexample=counterexample(tested),
        trials=tested.experiment.decided,
        tolerance=TOLERANCE,
    )


def counterexample(tested: Tested) -> Counterexample:
    """The first world in which the claim fails, with both sides there; with small matrices and vectors where it fails in
    such a world too."""
    observation = _small(tested) or tested.experiment.differed[0]
    trial = observation.trial
    return Counterexample(
        tested.setting.seed, shown(observation.world, tested.symbols), plain_value(trial.left), plain_value(trial.right)
    )


def _small(tested: Tested) -> Observation | None:
    """A world with matrices and vectors of two rows in which the claim fails, at high precision too; None where there is none."""
    if not _SIZED.intersection(tested.symbols.kinds.values()) or tested.symbols.size <= _SMALL:
        return None
    small = replace(tested, symbols=replace(tested.symbols, size=_SMALL))
    setting = tested.setting
    try:
        found = run(small.statement, small.symbols, small.filters, setting.given, setting.seed, _TRIES, tested.budget)
        small = replace(small, experiment=found)
        return found.differed[0] if found.differed and small.is_confirmed(1) else None
    except OutOfBudgetError:
        return None


def undefined(tested: Tested) -> Outcome:
    """A claim of which a side has no value anywhere (a logarithm of what is negative, a limit that does not exist) is
    wrong when one small edit gives it values and makes it true."""
    experiment, setting = tested.experiment, tested.setting
    if (
        experiment.decided == 0
        and experiment.silent
        and _UNDEFINED.issuperset(experiment.silent)
        and not setting.equation
    ):
        found = nearest(tested.statement, setting, tested.budget)
        if found is not None:
            return Outcome(Status.REFUTED, "no-value-on-one-side", trials=0, tolerance=TOLERANCE, nearest=found)
    return Outcome(Status.NOT_CHECKABLE, _why(experiment))


def _why(experiment: Experiment) -> str:
    """Why no world decided: the reason code of the first silent one."""
    code = experiment.silent[0].partition(":")[0] if experiment.silent else ""
    return code if _CODE.fullmatch(code) else "no-value"
