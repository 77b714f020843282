"""What a check found of one claim, before it is tied to a place in a note."""

from __future__ import annotations

from notecompiler.diagnostics import Phrase
from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verdicts import Counterexample, Reading, Status


class ReadAs(Record):
    """A reading that an outcome rests on, to be told in the reader's language: what `operator` is read as, and why."""

    operator: str
    meaning: Phrase
    because: Phrase

    def told(self, lang: str) -> Reading:
        """The reading in one language."""
        return Reading(self.operator, self.meaning.text(lang), self.because.text(lang))


class Outcome(Record):
    """Status with its evidence. `defines` is the symbol that a definition or a given value introduces, with its
    expression; `condition` is one under which the claim holds; `nearest` the statement that one small edit makes true."""

    status: Status
    reason: str | None = None
    readings: tuple[ReadAs, ...] = ()
    trials: int = 0
    max_error: float | None = None
    tolerance: float | None = None
    counterexample: Counterexample | None = None
    condition: str | None = None
    defines: tuple[Name, ex.Expression] | None = None
    nearest: ex.Statement | None = None


TRUE = frozenset({Status.VERIFIED, Status.PROVED})
HOLDS = TRUE | {Status.VERIFIED_MODULO}
