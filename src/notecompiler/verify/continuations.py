"""Calculations that go on in a formula of their own: one that starts with its relation has the end of the one before on its
left (``$$x = 2 \\cdot 3$$``, below it ``$$= 6$$``), and so has the answer to a task ("find $\\int x\\,dx$", "$= x^2/2 + C$")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.statements import Bare
from notecompiler.verdicts import Status
from notecompiler.verify.claims import Claim
from notecompiler.verify.finding import Finding
from notecompiler.verify.free.computable import is_empty, unread_in
from notecompiler.verify.free.trial import EQUALITIES
from notecompiler.verify.told import DECIDED

_WORDS = re.compile(r"[^\W\d_]")


def continued(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those that start with their relation with a left side from the formula before in the same section."""
    found: list[Claim] = []
    for claim in claims:
        before = found[-1] if found else None
        found.append(claim if before is None else _with_left_side(claim, before))
    return found


def _with_left_side(claim: Claim, before: Claim) -> Claim:
    match claim.fragment, before.fragment:
        case (
            ex.Statement(left=left, relation=relation) as statement,
            ex.Statement(relation=above, right=value, modulus=None),
        ) if is_empty(left) and relation in EQUALITIES and above in EQUALITIES:
            near = claim.context.section == before.context.section and claim.formula.id != before.formula.id
            if near and unread_in(value) is None:
                apart = not (claim.formula.display and before.formula.display)
                carried = apart or _WORDS.search(claim.context.before) is not None
                return replace(claim, fragment=replace(statement, left=value), continues=True, carried=carried)
        case ex.Statement(left=left, relation=relation) as statement, Bare(body=value) if (
            is_empty(left) and relation in EQUALITIES and not isinstance(value, ex.Variable | ex.Literal | ex.Unread)
        ):
            near = claim.context.section == before.context.section and claim.formula.id != before.formula.id
            if near and unread_in(value) is None:
                return replace(claim, fragment=replace(statement, left=value), continues=True, carried=True)
        case _:
            pass
    return claim


def judged(claim: Claim, finding: Finding) -> Finding:
    """The finding on a claim that goes on with another formula: only what holds is said, or fails right below that one, as displays stand."""
    accused = finding.status in {Status.REFUTED, Status.INCONSISTENT}
    if finding.status in DECIDED or (accused and not claim.carried):
        return finding
    return Finding(Status.NOT_CHECKABLE, "one-sided-relation")
