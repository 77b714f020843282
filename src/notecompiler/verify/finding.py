"""What is said of one claim, before it is given its place."""

from __future__ import annotations

from notecompiler.record import Record
from notecompiler.verdicts import Counterexample, Place, Reading, ReferenceLink, Status


class Finding(Record):
    """Status with its evidence; the fields are those of `Verdict`."""

    status: Status
    reason: str | None = None
    reference: ReferenceLink | None = None
    readings: tuple[Reading, ...] = ()
    trials: int = 0
    max_error: float | None = None
    tolerance: float | None = None
    counterexample: Counterexample | None = None
    hints: tuple[str, ...] = ()
    conflicts_with: Place | None = None
