"""What a margin mark says of the claims that it stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from notecompiler.verdicts import Status, Verdict


class Mark(Enum):
    """The marks; the value is the sign that is printed ("" for none)."""

    NONE = ""
    VERIFIED = "✓"
    MODULO = "≈"
    DOUBTFUL = "?"
    REFUTED = "✗"


_MARKS = {
    Status.PROVED: Mark.VERIFIED,
    Status.VERIFIED: Mark.VERIFIED,
    Status.VERIFIED_MODULO: Mark.MODULO,
    Status.REFUTED: Mark.REFUTED,
    Status.INCONSISTENT: Mark.REFUTED,
    Status.MISSING_HYPOTHESIS: Mark.DOUBTFUL,
}
_WORST_FIRST = (Mark.REFUTED, Mark.DOUBTFUL, Mark.MODULO, Mark.VERIFIED)
_SAYS_NOTHING = frozenset({Status.DEFINITION, Status.CONSTRAINT, Status.GIVEN})


def mark(verdicts: Sequence[Verdict]) -> Mark:
    """The worst of the verdicts. A claim that was not checked takes away the tick of those beside it."""
    found = {_MARKS.get(v.status, Mark.NONE) for v in verdicts if v.status not in _SAYS_NOTHING}
    worst = next((m for m in _WORST_FIRST if m in found), Mark.NONE)
    if Mark.NONE in found and worst in (Mark.VERIFIED, Mark.MODULO):
        return Mark.NONE
    return worst


def spoiling(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts that a reader must be told about: refuted, inconsistent, or true only under a condition."""
    return tuple(v for v in verdicts if _MARKS.get(v.status) in (Mark.REFUTED, Mark.DOUBTFUL))
