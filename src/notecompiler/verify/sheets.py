"""Lists of identities: what stands among them was meant to hold everywhere, and is judged as a law.

A student's formula sheet says of no line that it is a law. That most lines of a list hold for all values says it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from notecompiler.semantics import expression as ex
from notecompiler.verdicts import Status
from notecompiler.verify.claims import Claim
from notecompiler.verify.finding import Finding

_FEWEST = 2
_JUDGED = frozenset({Status.VERIFIED, Status.VERIFIED_MODULO, Status.REFUTED, Status.MISSING_HYPOTHESIS})
_HOLDS = frozenset({Status.VERIFIED, Status.VERIFIED_MODULO})
_PURPOSE = re.compile(
    r"求|解|设|令|若|已知|满足|方程|曲线|代入|\b(?:solve|find|let|if|suppose|where|given|equation|curve|set|such)\b",
    re.IGNORECASE,
)
"""Words that give a formula of a list another purpose than to be an identity."""


def listed(claims: Sequence[Claim], found: Mapping[str, Finding]) -> list[Claim]:
    """The claims that came out as mere constraints although the list they stand in is one of identities: at least two
    of its lines hold for all values, and no more lines than those are of another kind."""
    general: Counter[int] = Counter()
    other: Counter[int] = Counter()
    for claim in claims:
        finding = found.get(claim.id)
        if finding is None or claim.statement is None or not claim.context.listing:
            continue
        everywhere = finding.trials > 1 and bool(_symbols(claim.statement))
        general[claim.context.listing] += finding.status in _HOLDS and everywhere
        other[claim.context.listing] += finding.status not in _JUDGED and not _may_join(claim, finding)
    return [
        claim
        for claim in claims
        if (finding := found.get(claim.id)) is not None
        and _may_join(claim, finding)
        and general[claim.context.listing] >= _FEWEST
        and other[claim.context.listing] <= general[claim.context.listing]
    ]


def _may_join(claim: Claim, finding: Finding) -> bool:
    return (
        finding.status is Status.CONSTRAINT
        and finding.reason is None
        and claim.statement is not None
        and bool(claim.context.listing)
        and not _PURPOSE.search(claim.context.before)
    )


def _symbols(statement: ex.Statement) -> bool:
    return any(ex.variables(side) for side in (statement.left, statement.right))
