"""Searching for the roles of symbols in a domain.

An assignment scores one for each equation that agrees when executed, and a little for every symbol and word that speaks
for its role. Names outweigh one equation: where the letters say f and i, swapping both in one line is an error and not
a renaming.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from notecompiler.semantics.names import Name
from notecompiler.verify.network.case import Case
from notecompiler.verify.network.check import agrees_once
from notecompiler.verify.network.roles import (
    USUAL,
    candidates,
    evidence,
    symbol_evidence,
    title_evidence,
    word_evidence,
)
from notecompiler.verify.network.shape_readings import ShapeReadings

_SEARCH = 150
"""Complete assignments that are scored for one domain."""

_CHECKS = 100
"""Equations that are executed while searching in one domain; beyond them the best so far stands."""

_TIMELESS = 0.3
"""Against a domain without time, where a symbol is made from its own past."""


class RoleSearch:
    """The best roles for one case. `promise` is what names alone say for it, before anything is executed."""

    def __init__(self, case: Case, readings: ShapeReadings) -> None:
        self.case = case
        self.readings = readings
        self.cache: dict[tuple[object, ...], bool] = {}
        self.checks_left = _CHECKS
        self.left_to_try = _SEARCH
        self.score = 0.0
        self.options_of = {family: candidates(family, case.cast, case.domain) for family in case.cast.families}
        # Four gates stacked in one equation are one piece of evidence.
        stacked = Counter(equation.claim.id for equation in case.group.equations)
        self.weight = [1 / stacked[equation.claim.id] for equation in case.group.equations]
        self.most_words = [
            max((word_evidence(equation, role, case.domain) for role in case.domain.computed), default=0.0)
            for equation in case.group.equations
        ]
        self.chosen: Mapping[Name, str] = self._leading(self.options_of)
        named = sum(evidence(family, role, case.domain) for family, role in self.chosen.items())
        self.about = title_evidence(case.group, case.domain) - (_TIMELESS if _misses_time(case) else 0.0)
        self.promise = named + self.about

    def bound(self) -> float:
        """No assignment can score more than this."""
        domain = self.case.domain
        total = self.about
        for family, roles in self.options_of.items():
            total += max((max(0.0, evidence(family, role, domain)) for role in roles), default=0.0)
        gains: dict[Name, float] = {}
        for k, (family, _) in enumerate(self.case.lefts):
            if self.options_of.get(family):
                gains[family] = gains.get(family, 0.0) + self.weight[k] + self.most_words[k]
        return total + sum(sorted(gains.values(), reverse=True)[: len(self.case.domain.computed)])

    def fits(self) -> bool:
        """Whether the roles that the letters suggest leave nothing to search for."""
        return bool(self.chosen) and self._is_settled(self.chosen)

    def run(self, *, thorough: bool) -> bool:
        """Find the best assignment, `chosen` with its `score`; unless `thorough`, take the one that the letters suggest.
        False when no equation can have a role."""
        options = self.options_of
        if not any(options[family] for family in self.case.cast.defined):
            return False
        leading = self.chosen
        self.score = self._score(leading)
        if thorough and not self._is_settled(leading):
            self.left_to_try = _SEARCH
            self.checks_left = _CHECKS
            order = sorted(options, key=lambda family: len(options[family]))
            self._assign(order, {}, 0.0, dict.fromkeys(range(len(self.case.rights))))
        self.score += self.about
        return True

    def _leading(self, options: Mapping[Name, tuple[str, ...]]) -> dict[Name, str]:
        """Each symbol in the role that its letter speaks for most, then in the only role that is left for it."""
        roles: dict[Name, str] = {}
        claims = [
            (evidence(family, role, self.case.domain), family, role) for family in options for role in options[family]
        ]
        for weight, family, role in sorted(claims, key=lambda claim: -claim[0]):
            if weight > 0 and family not in roles and role not in roles.values():
                roles[family] = role
        for family in options:
            left = [role for role in options[family] if role not in roles.values()]
            if family not in roles and len(left) == 1:
                roles[family] = left[0]
        return roles

    def _assign(self, rest: list[Name], roles: dict[Name, str], score: float, open_: Mapping[int, None]) -> None:
        """Branch and bound: give the next symbol a role, settle the equations that are complete, go on while the best
        so far can still be beaten."""
        if self.left_to_try <= 0 or self.checks_left <= 0:
            return
        if score + self._hope(rest) + sum(self.weight[k] + self.most_words[k] for k in open_) <= self.score + 1e-9:
            return
        if not rest:
            self.left_to_try -= 1
            total = self._score(roles)
            if total > self.score + 1e-9:
                self.chosen, self.score = dict(roles), total
            return
        family, others = rest[0], rest[1:]
        for role in self.options_of[family]:
            if role in roles.values():
                continue
            roles[family] = role
            gained, still_open = self._settled(roles, open_)
            self._assign(others, roles, score + evidence(family, role, self.case.domain) + gained, still_open)
            del roles[family]
        self._assign(others, roles, score, open_)

    def _hope(self, rest: list[Name]) -> float:
        return sum(
            max((evidence(family, role, self.case.domain) for role in self.options_of[family]), default=0.0)
            for family in rest
        )

    def _settled(self, roles: Mapping[Name, str], open_: Mapping[int, None]) -> tuple[float, dict[int, None]]:
        """The score of the equations whose symbols all have roles now, and those still open."""
        gained = 0.0
        still: dict[int, None] = {}
        for k in open_:
            target = roles.get(self.case.lefts[k][0])
            if target is not None and all(family in roles for family in self.case.used[k]):
                gained += self.weight[k] * self._agrees(k, roles) + word_evidence(
                    self.case.group.equations[k], target, self.case.domain
                )
            else:
                still[k] = None
        return gained, still

    # ── scores ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _is_settled(self, roles: Mapping[Name, str]) -> bool:
        """Whether searching on is idle: every equation agrees, or most do and every symbol stands in its usual role."""
        usual = all(
            family in roles and symbol_evidence(family, self.case.domain.quantity(roles[family])) == USUAL
            for family in self.case.cast.families
        )
        agreeing = sum(self._agrees(k, roles) for k in range(len(self.case.rights)))
        return (usual and agreeing * 2 > len(self.case.rights)) or self._perfect(roles)

    def _perfect(self, roles: Mapping[Name, str]) -> bool:
        return all(self._agrees(k, roles) for k in range(len(self.case.rights)) if k not in self.case.spent(roles))

    def _score(self, roles: Mapping[Name, str]) -> float:
        total = sum(evidence(family, role, self.case.domain) for family, role in roles.items())
        for k, equation in enumerate(self.case.group.equations):
            target = roles.get(self.case.lefts[k][0])
            if target is not None:
                total += word_evidence(equation, target, self.case.domain) + self.weight[k] * self._agrees(k, roles)
        return total

    def _agrees(self, k: int, roles: Mapping[Name, str]) -> bool:
        target = roles.get(self.case.lefts[k][0])
        if target is None:
            return False
        right, families = self.case.expanded(k, roles)
        if any(family in self.case.cast.families and family not in roles for family in families):
            return False
        key = (
            k,
            target,
            right if right is not self.case.rights[k] else None,
            *(roles.get(family) for family in families),
        )
        known = self.cache.get(key)
        if known is None:
            self.checks_left -= 1
            setting = self.case.setting(k, roles, lambda _: target)
            known = agrees_once(right, target, setting, self.case.functions, self.case.options, self.readings)
            self.cache[key] = known
        return known


def _misses_time(case: Case) -> bool:
    """Whether a symbol is made from its own past and the domain has no time."""
    if case.domain.recurrent:
        return False
    return any(left in used and left in case.cast.past for (left, _), used in zip(case.lefts, case.used, strict=True))
