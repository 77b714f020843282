"""A claim with the worlds that it was tried in."""

from __future__ import annotations

from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.verify.free.budget import Budget
from notecompiler.verify.free.experiment import Experiment, confirmed
from notecompiler.verify.free.kinds import Symbols
from notecompiler.verify.free.setting import Setting


class Tested(Record):
    """A statement, what its symbols are, the premises (`filters`) that every world obeys, and what the worlds said."""

    statement: ex.Statement
    symbols: Symbols
    filters: tuple[ex.Statement, ...]
    experiment: Experiment
    setting: Setting
    budget: Budget

    def is_confirmed(self, most: int) -> bool:
        """Whether one of the first `most` worlds that fail does so at high precision too."""
        given, seed = self.setting.given, self.setting.seed
        failed = self.experiment.differed[:most]
        return any(confirmed(self.statement, self.symbols, given, seed, o, self.budget) for o in failed)
