"""What the laws say of a note's claims, found beside the rest of its verification.

Asking the laws takes about half of the time of a note of many claims and needs nothing of what else is found out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from notecompiler.semantics import expression as ex
from notecompiler.verify.around import Request, from_head, heads_of
from notecompiler.verify.claims import Claim
from notecompiler.verify.finding import Finding
from notecompiler.verify.laws import law_finding
from notecompiler.verify.limits import TimeIsUpError, time_limit

Said: TypeAlias = tuple[str, Finding | None]
"""What the laws say of the claim of an id."""
Aside: TypeAlias = Callable[[Callable[[], Iterator[Said]]], Iterable[Said]]
"""Has something worked off elsewhere, and gives what it yields as it comes; where that fails, it ends early."""
Laws: TypeAlias = Callable[[Claim, ex.Statement], Finding | None]
"""What the laws say of a claim, read as a statement."""

_MANY = 40
"""Claims that are worth another process."""


def laws_for(claims: Sequence[Claim], request: Request, aside: Aside | None = None) -> Laws:
    """The laws, asked when they are needed, or ahead of that where there is an `aside` and the note is long."""

    def asked(claim: Claim, statement: ex.Statement) -> Finding | None:
        return law_finding(claim, statement, request.seed, request.trials, request.lang)

    if aside is None or len(claims) < _MANY:
        return asked
    heads = heads_of(claims)

    def of_all() -> Iterator[Said]:
        for claim in claims:
            if claim.statement is not None:
                try:
                    with time_limit(request.seconds):
                        finding = asked(claim, from_head(claim, claim.statement, heads))
                except (TimeIsUpError, RecursionError):
                    continue  # it is asked again in its turn, where this is told
                yield claim.id, finding

    coming = iter(aside(of_all))
    said: dict[str, Finding | None] = {}

    def known(claim: Claim, statement: ex.Statement) -> Finding | None:
        while claim.id not in said:
            found = next(coming, None)
            if found is None:
                return asked(claim, statement)
            said[found[0]] = found[1]
        return said[claim.id]

    return known
