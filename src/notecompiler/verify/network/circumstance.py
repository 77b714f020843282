"""What is said of a special case only (``if f_t = 1 and i_t = 0, then c_t = c_{t-1}``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notecompiler.verify.claims import Claim
from notecompiler.verify.context import Context

_IF = re.compile(
    r"\b(?:if|when|whenever|suppose|assum\w+|provided|in case|let(?! me\b| us\b))\b|若|如果|假设|假如|假定|当|只要",
    re.I,
)
_IF_BEHIND = re.compile(r"\A[\s,，(（]*(?:if|when|whenever|provided|in case)\b", re.I)
_STOP = re.compile(r"[.!?。！？;；](?:\s|\Z)|[。！？；]")


def special_cases(claims: Sequence[Claim]) -> frozenset[int]:
    """The numbers of the claims whose sentence sets a condition by another formula."""
    firsts: list[int] = []
    for k, claim in enumerate(claims):
        firsts.append(firsts[-1] if k and claims[k - 1].formula is claim.formula else k)
    return frozenset(k for k in range(len(claims)) if _before(claims, firsts, k) or _behind(claims, k))


def _before(claims: Sequence[Claim], firsts: Sequence[int], k: int) -> bool:
    """Whether a formula earlier in the sentence is a condition: the words before it say *if*. All claims of a formula, of
    which the first is known, stand behind the same words."""
    here = claims[k].context
    words = here.before
    while k > 0 and not _STOP.search(words) and _continues(claims[k - 1].context, here):
        first, words = firsts[k - 1], claims[k - 1].context.before
        if _IF.search(_STOP.split(words)[-1]) and any(c.statement is not None for c in claims[first:k]):
            return True
        k = first
    return False


def _continues(earlier: Context, later: Context) -> bool:
    """Whether a sentence may lead from one place to the other: within a paragraph, or on to the display behind it."""
    return earlier.section == later.section and later.listing - earlier.listing <= 1


def _behind(claims: Sequence[Claim], k: int) -> bool:
    """Whether the sentence goes on with *if* and a formula."""
    after = k + 1 < len(claims) and claims[k + 1].statement is not None
    return after and _IF_BEHIND.match(claims[k].context.after) is not None
