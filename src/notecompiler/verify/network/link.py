"""A group of equations linked to a reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from notecompiler.domains.domain import Domain
from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.network.binding import Setting
from notecompiler.verify.network.check import Options, Outcome
from notecompiler.verify.network.groups import Group
from notecompiler.verify.network.roles import USUAL, symbol_evidence, title_evidence


class Link(Record):
    """A group linked to a domain: the quantity that each equation computes (None: none) and what execution said."""

    group: Group
    domain: Domain
    roles: Mapping[Name, str]
    targets: tuple[str | None, ...]
    outcomes: tuple[Outcome | None, ...]
    settings: tuple[Setting | None, ...]
    functions: Mapping[Name, Sequence[str]]
    options: Options
    score: float
    spent: frozenset[int]

    @property
    def is_whole(self) -> bool:
        """Whether every equation computes something of the domain and agrees, or names a part of one that does."""
        return self.agreeing + len(self.spent) == len(self.targets)

    def shared(self, k: int) -> tuple[Name, ...]:
        """Parameters of equation `k` that stand for another quantity's parameters elsewhere in the group, although
        their names do not say whose they are. A layer's output and what it is made of have the same."""
        here = self._owned(k)
        others = [self._owned(j) for j in range(len(self.targets)) if self.targets[j] != self.targets[k]]
        return tuple(
            name for name, owner in here.items() if any(self._differ(owner, other.get(name, owner)) for other in others)
        )

    def _differ(self, one: str, other: str) -> bool:
        """Whether two quantities have parameters of their own."""
        weights = self.domain.weights
        return one != other and (one not in weights or weights[one] != weights.get(other))

    def _owned(self, k: int) -> dict[Name, str]:
        setting = self.settings[k]
        if setting is None:
            return {}
        names = {v.name for v in ex.variables(self.group.equations[k].right)} & setting.parameters
        return {name: setting.owner(name) for name in sorted(names, key=str)}

    @property
    def is_usual(self) -> bool:
        """Whether every symbol with a role is the usual one for it."""
        return all(symbol_evidence(name, self.domain.quantity(role)) == USUAL for name, role in self.roles.items())

    @property
    def title(self) -> float:
        """Evidence from headings and prose for the domain."""
        return title_evidence(self.group, self.domain)

    @property
    def agreeing(self) -> int:
        """How many equations agree."""
        return sum(outcome is not None and outcome.agrees for outcome in self.outcomes)

    @property
    def assigned(self) -> int:
        """How many equations compute a quantity of the domain."""
        return sum(target is not None for target in self.targets)


WHOLE_CELL = 4
"""Equations that only a cell with gates has."""


def is_trustworthy(link: Link) -> bool:
    """Whether a link is sure enough to accuse an equation that disagrees: most equations agree (four gates stacked in one
    are one), or half of them where all letters are the usual ones of a whole cell, or the headings name the reference and
    something agrees."""
    stacked = Counter(equation.claim.id for equation in link.group.equations)
    share = [1 / stacked[equation.claim.id] for equation in link.group.equations]
    agreeing = sum(one for one, outcome in zip(share, link.outcomes, strict=True) if outcome and outcome.agrees)
    assigned = sum(one for one, target in zip(share, link.targets, strict=True) if target is not None)
    if agreeing * 2 > assigned:
        return True
    if agreeing * 2 == assigned and assigned >= WHOLE_CELL and link.is_usual:
        return True
    return link.agreeing > 0 and title_evidence(link.group, link.domain) > 0
