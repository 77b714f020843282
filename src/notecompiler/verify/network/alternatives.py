"""Two forms of one quantity side by side: ``n_t`` with the reset gate before the product, and after it.

Texts that compare variants give a symbol two equations. The group as a whole is linked to the variant of one of them; the other
is judged in a group without its rival before it is called wrong.
"""

from __future__ import annotations

from collections.abc import Callable

from notecompiler.domains.domain import Domain
from notecompiler.record import replace
from notecompiler.verdicts import Status
from notecompiler.verify.finding import Finding
from notecompiler.verify.network.findings import linked_finding
from notecompiler.verify.network.groups import Group, signature
from notecompiler.verify.network.link import Link


def finding_among(link: Link, k: int, lang: str, relink: Callable[[Group], Link | None]) -> Finding | None:
    """The finding on equation `k` of a link; where it is wrong as the quantity that another equation computes rightly, the
    finding under the variant of the reference that it fits by itself, found by `relink`."""
    finding = linked_finding(link, k, lang)
    if finding is None or finding.status is not Status.REFUTED:
        return finding
    rivals = _rivals(link, k)
    if not rivals:
        return finding
    equations = tuple(equation for j, equation in enumerate(link.group.equations) if j not in rivals)
    other = relink(replace(link.group, equations=equations))
    if other is None or _family(other.domain) != _family(link.domain):
        return finding
    alone = linked_finding(other, equations.index(link.group.equations[k]), lang)
    holds = alone is not None and alone.status in {Status.VERIFIED, Status.VERIFIED_MODULO}
    return alone if holds else finding


def _rivals(link: Link, k: int) -> frozenset[int]:
    """The other equations for the symbol of equation `k`, if one of them is right."""
    equations = link.group.equations
    this = equations[k]
    rivals = frozenset(
        j for j, e in enumerate(equations) if e.left == this.left and signature(e.right) != signature(this.right)
    )
    agrees = any(outcome is not None and outcome.agrees for outcome in (link.outcomes[j] for j in rivals))
    return rivals if agrees else frozenset()


def _family(domain: Domain) -> str:
    """The reference that a domain is a variant of."""
    return domain.variant_of or domain.name
