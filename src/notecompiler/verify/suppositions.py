"""What the prose of a paragraph supposes of a claim: "若 $a > b > 0$，则 $1/a < 1/b$" gives the claim two premises."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from notecompiler.semantics import expression as ex
from notecompiler.verify.claims import Claim
from notecompiler.verify.free.trial import CHECKED

_SUPPOSES = re.compile(r"若|如果|假设|设|当|\b(?:if|suppose|when|let|assume|whenever|provided|given)\b", re.IGNORECASE)
_INTRODUCES = re.compile(r"若|如果|假设|设|令|已知|\b(?:if|suppose|let|assume|given|consider)\b", re.IGNORECASE)
_CONCLUDES = re.compile(r"则|那么|就有|都有|必有|\b(?:then|we have|it follows)\b", re.IGNORECASE)
_ENDS = re.compile(r"[。！？!?;；]|\.(?:\s|$)")
_JOINS = re.compile(r"[\s,，、且与和]*(?:and|且|并且)?[\s,，、]*")
_BEHIND = re.compile(
    r"\s*[,，]?\s*(?:[(（]|(?:for|if|when|where|whenever|provided|with|当|若|其中|如果)\b)\s*", re.IGNORECASE
)
_BOUNDS = frozenset({"<", ">", "\\le", "\\ge", "\\neq"})
_RELATIONS = CHECKED | {"\\in"}


def suppositions(claims: Sequence[Claim]) -> Mapping[str, tuple[ex.Statement, ...]]:
    """The premises that the words give a claim, by its id, for those that have some."""
    found: dict[str, tuple[ex.Statement, ...]] = {}
    current: list[ex.Statement] = []
    listing, concluding = 0, False
    for claim in claims:
        before = claim.context.before
        if claim.context.listing != listing or _ENDS.search(before):
            current, concluding, listing = [], False, claim.context.listing
        last = _last(_SUPPOSES, before)
        if _last(_CONCLUDES, before) > last and current:
            concluding = True
        elif last >= 0 and concluding:
            current, concluding = [], False
        if concluding:
            found[claim.id] = tuple(current)
        elif (last >= 0 or (current and _JOINS.fullmatch(before))) and _may_be_supposed(claim):
            assert claim.statement is not None
            current.append(claim.statement)
    for claim, behind in itertools.pairwise(claims):
        together = claim.context.listing == behind.context.listing and _BEHIND.fullmatch(behind.context.before)
        if together and claim.id not in found and behind.statement is not None and _is_bound(behind.statement):
            found[claim.id] = (behind.statement,)
    return found


def _is_bound(statement: ex.Statement) -> bool:
    """Whether a claim bounds a symbol: ``x > 0``, ``n \\ne m``."""
    if statement.relation not in _BOUNDS:
        return False
    return isinstance(statement.left, ex.Variable | ex.Bars) and isinstance(statement.right, ex.Variable | ex.Literal)


def supposed_at(claims: Sequence[Claim]) -> Mapping[str, int]:
    """Where the last formula stands, up to each claim, that words of supposing come before: what was said of a symbol before that
    place may be of another one."""
    found: dict[str, int] = {}
    latest = -1
    for claim in claims:
        if _INTRODUCES.search(claim.context.before):
            latest = claim.span.start
        found[claim.id] = latest
    return found


def _may_be_supposed(claim: Claim) -> bool:
    return claim.statement is not None and claim.statement.relation in _RELATIONS


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match starts; -1 for none."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)
