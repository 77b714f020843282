"""The nearest statement that holds, one small edit away from one that does not."""

from __future__ import annotations

from itertools import chain

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.verify.free.budget import Budget, OutOfBudgetError
from notecompiler.verify.free.edits import edited
from notecompiler.verify.free.experiment import FEWEST, Experiment, run
from notecompiler.verify.free.factors import with_other_factors
from notecompiler.verify.free.far import far_out
from notecompiler.verify.free.premises import apply
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.sides import Sides
from notecompiler.verify.free.symbols import symbols_of
from notecompiler.verify.free.tested import Tested
from notecompiler.verify.free.trivial import is_trivial
from notecompiler.verify.free.values import Value, is_array
from notecompiler.verify.free.world import World

_MOST_EDITS = 400
_NOISE = 1e-15
"""What differences of high precision leave of 0."""
_HINT_STEPS, _HINT_SECONDS = 6_000, 0.3


def nearest_of(
    statement: ex.Statement, setting: Setting, budget: Budget, witness: World, lawful: bool
) -> ex.Statement | None:
    """The nearest statement that holds. Of what is wrong in any case it is only a hint, and looked for a short while."""
    if not lawful:
        return nearest(statement, setting, budget, witness)
    short = Budget(_HINT_STEPS, _HINT_SECONDS)
    try:
        return nearest(statement, setting, short, replace(witness, budget=short))
    except OutOfBudgetError:
        return None


def nearest(
    statement: ex.Statement, setting: Setting, budget: Budget, witness: World | None = None
) -> ex.Statement | None:
    """The first small edit that makes the statement hold everywhere, and not for trivial reasons.

    Every candidate is first tried in `witness`, a world in which the statement fails; few survive that.
    """
    known = Sides(statement, witness) if witness is not None else None
    for count, candidate in enumerate(
        chain(edited(statement), () if known is None else with_other_factors(statement, known))
    ):
        if count >= _MOST_EDITS:
            return None
        if known is not None:
            known.world.budget.spend()
            if not known.may_agree(candidate):
                continue
        if not is_trivial(candidate) and _holds(candidate, setting, budget):
            return candidate
    return None


def _holds(candidate: ex.Statement, setting: Setting, budget: Budget) -> bool:
    symbols = symbols_of((candidate.left, candidate.right), setting.bold, setting.matrices)
    symbols, filters = apply(symbols, setting.premises)
    for seed, trials in ((setting.seed, 2), (setting.seed + 1, setting.trials)):
        found = run(candidate, symbols, filters, setting.given, seed, trials, budget, all_must_agree=True)
        if found.differed or found.decided < (min(trials, FEWEST) if symbols.kinds else 1):
            return False
        if vanishes(candidate, found):
            return False
    return far_out(Tested(candidate, symbols, filters, found, setting, budget)) is None


def vanishes(statement: ex.Statement, found: Experiment) -> bool:
    """Whether both sides are 0 in all worlds although they are computed: such sides agree about nothing."""
    computed = bool(ex.variables(statement.left)) and bool(ex.variables(statement.right))
    return computed and all(_is_zero(observation.trial.left) for observation in found.agreed)


def _is_zero(value: Value) -> bool:
    if is_array(value):
        return all(_is_zero(entry) for entry in value.flat)
    return bool(value == 0) or (hasattr(value, "_mpf_") and abs(value) < _NOISE)
