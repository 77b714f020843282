"""Linking a group of equations to a reference.

For every domain the roles of the symbols are searched for and the equations executed; the best assignment of the best
domain wins.
"""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.domains.domain import Domain
from notecompiler.domains.registry import all_domains
from notecompiler.record import replace
from notecompiler.semantics.names import Name
from notecompiler.verify.network.case import Case
from notecompiler.verify.network.check import UNKNOWN_FUNCTIONS, Options
from notecompiler.verify.network.execution import execute
from notecompiler.verify.network.groups import Group
from notecompiler.verify.network.link import Link, is_trustworthy
from notecompiler.verify.network.roles import cast_of, function_names, title_evidence
from notecompiler.verify.network.search import RoleSearch
from notecompiler.verify.network.shape_readings import ShapeReadings
from notecompiler.verify.network.timeline import Timeline

_GLANCED = 5
"""Domains of which the usual roles are tried before any is searched: one that fits spares searching the others."""


def link(group: Group, options: Options, extra: Sequence[Domain] = ()) -> Link | None:
    """The best link of a group, None when no domain fits it. `extra` are the user's own domains.

    Where a prime may mean the next step or be part of a name (``x'`` of an autoencoder), both are tried.
    """
    best = _best_link(group, options, extra)
    if group.timeline.primed and (best is None or not is_trustworthy(best)):
        other = _best_link(replace(group, timeline=Timeline("")), options, extra)
        if other is not None and (best is None or other.score > best.score):
            return other
    return best


def _best_link(group: Group, options: Options, extra: Sequence[Domain]) -> Link | None:
    cast = cast_of(group)
    functions = {name: _meanings(name, group) for name in function_names(group)}
    timed = bool(group.timeline.letter or group.timeline.primed or cast.past)
    domains = (d for d in (*extra, *all_domains()) if timed or not d.recurrent or title_evidence(group, d) > 0)
    cases = (Case(group, cast, functions, domain, options) for domain in domains)
    readings = ShapeReadings()
    searches = sorted((RoleSearch(case, readings) for case in cases), key=lambda search: -search.promise)
    fitting = next((search for search in searches[:_GLANCED] if search.fits()), None)
    best: Link | None = None
    for search in sorted(searches, key=lambda search: search is not fitting):
        title = title_evidence(group, search.case.domain)
        if best is not None and (search.bound() <= best.score or (best.is_whole and title <= best.title)):
            continue
        if not search.run(thorough=best is None or not (best.is_usual and is_trustworthy(best))):
            continue
        found = execute(search.case, search.chosen, search.score)
        if found is not None and (best is None or found.score > best.score + 1e-9):
            best = found
    return best


def _meanings(name: Name, group: Group) -> Sequence[str]:
    if name == Name("\\sigma"):
        return ("sigmoid", "tanh", "relu") if _generic_sigma(group.words) else ("sigmoid",)
    return UNKNOWN_FUNCTIONS


def _generic_sigma(words: str) -> bool:
    """Whether the prose introduces σ as an activation function without saying which."""
    generic = any(word in words for word in ("activation", "激活函数", "nonlinear", "非线性"))
    return generic and not any(word in words for word in ("sigmoid", "logistic", "s 型", "s型"))
