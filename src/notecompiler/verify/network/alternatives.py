"""Two forms of one quantity side by side: ``n_t`` with the reset gate before the product, and after it.

Texts that compare variants give a symbol two equations. The group as a whole is linked to the variant of one of them; the other
is judged in a group without its rival before it is called wrong. Texts that explain one network by another put the hidden state
of the simple one among the gates of the other; it is judged by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from notecompiler.domains.domain import Domain
from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.verdicts import Status
from notecompiler.verify.finding import Finding
from notecompiler.verify.network.findings import linked_finding
from notecompiler.verify.network.groups import Group, signature
from notecompiler.verify.network.link import WHOLE_CELL, Link


def finding_among(link: Link, k: int, lang: str, relink: Callable[[Group], Link | None]) -> Finding | None:
    """The finding on equation `k` of a link; where it is wrong as the quantity that another equation computes rightly, the
    finding under the variant of the reference that it fits by itself, found by `relink`."""
    finding = linked_finding(link, k, lang)
    if finding is None:
        return _by_itself(link, k, False, lang, relink)
    if finding.status is not Status.REFUTED:
        return finding
    rivals = _rivals(link, k)
    alone = _among_fewer(link, k, rivals, lang, relink) if rivals else None
    return alone or _by_itself(link, k, bool(rivals), lang, relink) or finding


def _among_fewer(
    link: Link, k: int, rivals: frozenset[int], lang: str, relink: Callable[[Group], Link | None]
) -> Finding | None:
    """The finding on an equation that fits a variant of the reference in a group without its rivals."""
    equations = tuple(equation for j, equation in enumerate(link.group.equations) if j not in rivals)
    other = relink(replace(link.group, equations=equations))
    if other is None or _family(other.domain) != _family(link.domain):
        return None
    return _holding(linked_finding(other, equations.index(link.group.equations[k]), lang))


def _by_itself(link: Link, k: int, rivalled: bool, lang: str, relink: Callable[[Group], Link | None]) -> Finding | None:
    """The finding on a recurrence that is a whole network of another kind and needs nothing of this one. In a cell that is
    complete but for this equation it would have to be the cell's."""
    equation = link.group.equations[k]
    place = link.group.timeline.place
    family, _ = place(equation.left)
    used = {place(variable.name) for variable in ex.variables(equation.right)}
    if (family, -1) not in used or (link.agreeing >= WHOLE_CELL and not rivalled):
        return None
    others = {place(other.left)[0] for j, other in enumerate(link.group.equations) if j != k} - {family}
    if any(name in others for name, _ in used):
        return None  # what the other equations compute makes it a part of their network
    other = relink(replace(link.group, equations=(equation,)))
    if other is None or _family(other.domain) == _family(link.domain) or not (other.is_whole and other.is_usual):
        return None
    return _holding(linked_finding(other, 0, lang))


def _holding(finding: Finding | None) -> Finding | None:
    """The finding, if it says that the equation holds."""
    holds = finding is not None and finding.status in {Status.VERIFIED, Status.VERIFIED_MODULO}
    return finding if holds else None


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
