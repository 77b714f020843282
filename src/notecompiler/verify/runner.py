"""One verdict for every claim of every note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial

import numpy as np

from notecompiler.document import Document
from notecompiler.domains.domain import Domain
from notecompiler.record import Record, field
from notecompiler.verdicts import Status, Verdict
from notecompiler.verify.announced import as_announced
from notecompiler.verify.around import Request
from notecompiler.verify.claims import Claim, claims_of
from notecompiler.verify.finding import Finding
from notecompiler.verify.laws_ahead import Aside, laws_for
from notecompiler.verify.limits import TimeIsUpError, time_limit
from notecompiler.verify.network import messages
from notecompiler.verify.network.alternatives import finding_among
from notecompiler.verify.network.best_link import link
from notecompiler.verify.network.check import Options
from notecompiler.verify.network.equations import Equation, equations_in, miscounted
from notecompiler.verify.network.findings import with_system
from notecompiler.verify.network.groups import Group, groups_of
from notecompiler.verify.network.link import Link
from notecompiler.verify.unlinked import unlinked_findings


class VerifyOptions(Record):
    """How to verify: `seed` and number of `trials` of the worlds, seconds per claim, language of hints, and the user's own
    references (name to "module:function")."""

    seed: int = 0
    trials: int = 8
    seconds: float = 1.0
    lang: str = "en"
    references: Mapping[str, str] = field(default_factory=dict)


_DEFAULT = VerifyOptions()
_GRACE = 4.0
"""A claim is interrupted after this many times its seconds: all that is tried on it ends by counted work long before that on
an idle machine, and the clock must not decide on a busy one."""


_SILENTLY = partial(np.errstate, all="ignore")
"""A world in which a reading overflows only rules that reading out."""


def verify(
    documents: Sequence[Document], options: VerifyOptions = _DEFAULT, aside: Aside | None = None
) -> tuple[Verdict, ...]:
    """The verdict on every claim of `documents`, in reading order. Faults in the notes never raise.

    With `aside`, half of the work on a long note is done there, at the same time.
    """
    with _SILENTLY():
        return tuple(verdict for document in documents for verdict in _document(document, options, aside))


def _document(document: Document, options: VerifyOptions, aside: Aside | None) -> Iterable[Verdict]:
    claims = claims_of(document)
    request = Request(options.seed, options.trials, options.lang, _GRACE * options.seconds)
    laws = laws_for(claims, request, aside)
    found = _linked(claims, options)
    found |= unlinked_findings(claims, frozenset(found), request, laws)
    for claim in claims:
        yield _verdict(claim, as_announced(claim, found[claim.id], options.lang))


def _own(options: VerifyOptions) -> tuple[Domain, ...]:
    """The user's own domains."""
    return tuple(_loaded(name, target, options.lang) for name, target in sorted(options.references.items()))


@lru_cache(maxsize=64)
def _loaded(name: str, target: str, lang: str) -> Domain:
    from notecompiler.domains.own import load_domain

    return load_domain(name, target, lang)


def links_of(document: Document, options: VerifyOptions = _DEFAULT) -> tuple[Link, ...]:
    """The groups of a note's equations that are linked to a reference, in reading order."""
    equations = equations_in(claims_of(document))
    with _SILENTLY():
        found = [_link(group, options) for group in groups_of(equations)]
    return tuple(link for link in found if link is not None)


def _link(group: Group, options: VerifyOptions) -> Link | None:
    try:
        with time_limit(_GRACE * options.seconds * len(group.equations)):
            return link(group, Options(options.seed, options.trials), _own(options))
    except TimeIsUpError:
        return None


def _linked(claims: Sequence[Claim], options: VerifyOptions) -> dict[str, Finding]:
    """Findings by claim for everything that is linked to a reference. A claim with several equations (four stacked
    gates) has the worst of their findings."""
    equations = equations_in(claims)
    found: dict[str, list[Finding]] = {}
    for group in groups_of(equations):
        try:
            with time_limit(_GRACE * options.seconds * len(group.equations)):
                for equation, finding in _group_findings(group, options):
                    found.setdefault(equation.claim.id, []).append(finding)
        except TimeIsUpError:
            for equation in group.equations:
                found[equation.claim.id] = [Finding(Status.TIMEOUT, "time-limit")]
    for claim in claims:
        if (counts := miscounted(claim)) is not None:
            hint = messages.LOST_ROW.text(options.lang).format(names=counts[0], functions=counts[1])
            found[claim.id] = [Finding(Status.MALFORMED, "lost-row", hints=(hint,))]
    return {identity: max(findings, key=_severity) for identity, findings in found.items()}


def _group_findings(group: Group, options: VerifyOptions) -> list[tuple[Equation, Finding]]:
    def relink(part: Group) -> Link | None:
        return link(part, Options(options.seed, options.trials), _own(options))

    linked = relink(group)
    if linked is None:
        return []
    findings = ((e, finding_among(linked, k, options.lang, relink)) for k, e in enumerate(group.equations))
    kept = [(equation, finding) for equation, finding in findings if finding is not None]
    return with_system(kept, linked, options.lang)


_ORDER = (Status.VERIFIED, Status.VERIFIED_MODULO, Status.NOT_CHECKABLE, Status.AMBIGUOUS, Status.REFUTED)


def _severity(finding: Finding) -> tuple[int, bool]:
    """How much a finding says against its claim; of two that say as much, the one that says what to do."""
    return _ORDER.index(finding.status) if finding.status in _ORDER else len(_ORDER), bool(finding.hints)


def _verdict(claim: Claim, finding: Finding) -> Verdict:
    return Verdict(
        claim.id,
        claim.document.source.path,
        claim.span,
        claim.formula.id,
        claim.tex,
        finding.status,
        finding.reason,
        finding.reference,
        finding.readings,
        finding.trials,
        finding.max_error,
        finding.tolerance,
        finding.counterexample,
        finding.conflicts_with,
        finding.hints,
    )
