"""Inequalities far out: ``x^2 < 50`` holds of all small numbers."""

from __future__ import annotations

from notecompiler.record import replace
from notecompiler.verify.free.budget import OutOfBudgetError
from notecompiler.verify.free.experiment import Experiment, run
from notecompiler.verify.free.tested import Tested

_ORDER = frozenset({"<", ">", "\\le", "\\ge"})
_REACHES = (30, 3000)
"""How many times as far out as usual. Near enough for exponentials, then far enough for plain bounds."""
_TRIALS = 6
_MARGIN = 1e-6
"""What an inequality must fail by: ``\\tanh x < 1`` fails by rounding only."""


def far_out(tested: Tested) -> Tested | None:
    """An inequality that holds in all usual worlds, with worlds far out in which it fails; None where it holds there too."""
    statement, setting = tested.statement, tested.setting
    if statement.relation not in _ORDER:
        return None
    for reach in _REACHES:
        symbols = replace(tested.symbols, reach=reach)
        try:
            found = run(statement, symbols, tested.filters, setting.given, setting.seed, _TRIALS, tested.budget)
        except OutOfBudgetError:
            return None
        failed = tuple(o for o in found.differed if o.trial.error > _MARGIN)
        if failed:
            return replace(tested, symbols=symbols, experiment=Experiment(tested.experiment.agreed, failed, ()))
    return None
