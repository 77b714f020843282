"""Formulas that the text itself calls wrong: "a common mistake is to write …", "错误写法：", "❌".

A note that warns of a mistake is right to show it. What is announced as wrong and is wrong is no error of the note but given as an
example, with what was found as a hint; what is announced as wrong and holds is said to hold.
"""

from __future__ import annotations

from notecompiler.record import replace
from notecompiler.verdicts import Status
from notecompiler.verify.claims import Claim
from notecompiler.verify.finding import Finding
from notecompiler.verify.free import messages
from notecompiler.verify.free.mistakes import is_announced_as_wrong

_FALSE = frozenset({Status.REFUTED, Status.INCONSISTENT, Status.MISSING_HYPOTHESIS})
_TRUE = frozenset({Status.VERIFIED, Status.PROVED, Status.VERIFIED_MODULO})


def as_announced(claim: Claim, finding: Finding, lang: str) -> Finding:
    """The finding on a claim in the light of what the text says of it."""
    context = claim.context
    if finding.status not in _FALSE | _TRUE or not is_announced_as_wrong(context.before, context.after):
        return finding
    if finding.status in _FALSE:
        said = messages.ANNOUNCED_FALSE.text(lang)
        return replace(finding, status=Status.GIVEN, reason="announced-as-wrong", hints=(said, *finding.hints))
    if claim.id != claim.formula.id:
        return finding  # in a chain the mistake may be another link
    return replace(finding, hints=(*finding.hints, messages.ANNOUNCED_TRUE.text(lang)))
