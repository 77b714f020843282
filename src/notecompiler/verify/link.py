"""Linking a group of equations to a reference.

For every domain the roles of the symbols are searched for: an assignment scores one for each equation that agrees when
executed, and a little for every symbol and word that speaks for its role. The best assignment of the best domain wins.
Names outweigh one equation: where the letters say f and i, swapping both in one line is an error and not a renaming.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from notecompiler.domains.domain import BIAS, Domain, Kind
from notecompiler.domains.registry import all_domains
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.rewrite import rewrite
from notecompiler.verify.binding import Setting
from notecompiler.verify.check import UNKNOWN_FUNCTIONS, Options, Outcome, check
from notecompiler.verify.equations import Equation
from notecompiler.verify.groups import Group
from notecompiler.verify.roles import (
    USUAL,
    Cast,
    bare,
    candidates,
    cast_of,
    evidence,
    function_names,
    symbol_evidence,
    title_evidence,
    word_evidence,
)
from notecompiler.verify.tags import Owners, owners
from notecompiler.verify.timeline import Timeline

_SEARCH = 150
"""Complete assignments that are scored for one domain."""

_CHECKS = 100
"""Equations that are executed while searching in one domain; beyond them the best so far stands."""


@dataclass(frozen=True)
class Link:
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
        their names do not say whose they are."""
        here = self._owned(k)
        others = [self._owned(j) for j in range(len(self.targets)) if self.targets[j] != self.targets[k]]
        return tuple(name for name, owner in here.items() if any(other.get(name, owner) != owner for other in others))

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
    searches = [_Search(group, cast, functions, domain, options) for domain in (*extra, *all_domains())]
    searches = sorted(searches, key=lambda search: -search.promise)
    best: Link | None = None
    for search in searches:
        title = title_evidence(group, search.domain)
        if best is not None and (search.bound() <= best.score or (best.is_whole and title <= best.title)):
            continue
        found = search.best(thorough=best is None or not (best.is_usual and is_trustworthy(best)))
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


@dataclass
class _Search:
    group: Group
    cast: Cast
    functions: Mapping[Name, Sequence[str]]
    domain: Domain
    options: Options

    def __post_init__(self) -> None:
        self.cache: dict[tuple[object, ...], bool] = {}
        self.checks_left = _CHECKS
        self.options_of = {family: candidates(family, self.cast, self.domain) for family in self.cast.families}
        self.place = self.group.timeline.place
        self.lefts = [self.place(equation.left) for equation in self.group.equations]
        self.rights = [equation.right for equation in self.group.equations]
        self.used = [
            [f for f in dict.fromkeys(self.place(v.name)[0] for v in ex.variables(right)) if f in self.cast.families]
            for right in self.rights
        ]
        self.parts = {
            left: right
            for (left, _), right in zip(self.lefts, self.rights, strict=True)
            if _names_a_part(right, self.cast)
        }
        self.most_words = [
            max((word_evidence(e, role, self.domain) for role in self.domain.computed), default=0.0)
            for e in self.group.equations
        ]
        self.chosen: Mapping[Name, str] = self._leading(self.options_of)
        named = sum(evidence(family, role, self.domain) for family, role in self.chosen.items())
        self.promise = named + title_evidence(self.group, self.domain)

    def bound(self) -> float:
        """No assignment can score more than this."""
        domain = self.domain
        total = title_evidence(self.group, domain)
        for family, roles in self.options_of.items():
            total += max((max(0.0, evidence(family, role, domain)) for role in roles), default=0.0)
        gains: dict[Name, float] = {}
        for k, (family, _) in enumerate(self.lefts):
            if self.options_of[family]:
                gains[family] = gains.get(family, 0.0) + 1 + self.most_words[k]
        return total + sum(sorted(gains.values(), reverse=True)[: len(self.domain.computed)])

    def best(self, *, thorough: bool = True) -> Link | None:
        """The best assignment of roles, executed; unless `thorough`, the one that the letters suggest."""
        options = self.options_of
        if not any(options[family] for family in self.cast.defined):
            return None
        leading = self.chosen
        self.score = self._score(leading)
        if thorough and not self._is_settled(leading):
            self.left_to_try = _SEARCH
            self.checks_left = _CHECKS
            order = sorted(options, key=lambda family: len(options[family]))
            self._assign(order, {}, 0.0, dict.fromkeys(range(len(self.rights))))
        return self._executed(self.chosen, self.score)

    def _leading(self, options: Mapping[Name, tuple[str, ...]]) -> dict[Name, str]:
        """Each symbol in the role that its letter speaks for most, then in the only role that is left for it."""
        roles: dict[Name, str] = {}
        claims = [(evidence(family, role, self.domain), family, role) for family in options for role in options[family]]
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
        if score + self._hope(rest) + sum(1 + self.most_words[k] for k in open_) <= self.score + 1e-9:
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
            self._assign(others, roles, score + evidence(family, role, self.domain) + gained, still_open)
            del roles[family]
        self._assign(others, roles, score, open_)

    def _hope(self, rest: list[Name]) -> float:
        return sum(
            max((evidence(family, role, self.domain) for role in self.options_of[family]), default=0.0)
            for family in rest
        )

    def _settled(self, roles: Mapping[Name, str], open_: Mapping[int, None]) -> tuple[float, dict[int, None]]:
        """The score of the equations whose symbols all have roles now, and those still open."""
        gained = 0.0
        still: dict[int, None] = {}
        for k in open_:
            target = roles.get(self.lefts[k][0])
            if target is not None and all(family in roles for family in self.used[k]):
                gained += self._agrees(k, roles) + word_evidence(self.group.equations[k], target, self.domain)
            else:
                still[k] = None
        return gained, still

    # ── scores ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _is_settled(self, roles: Mapping[Name, str]) -> bool:
        """Whether searching on is idle: every equation agrees, or most do and every symbol stands in its usual role."""
        usual = all(
            family in roles and symbol_evidence(family, self.domain.quantity(roles[family])) == USUAL
            for family in self.cast.families
        )
        agreeing = sum(self._agrees(k, roles) for k in range(len(self.rights)))
        return (usual and agreeing * 2 > len(self.rights)) or self._perfect(roles)

    def _perfect(self, roles: Mapping[Name, str]) -> bool:
        return all(self._agrees(k, roles) for k in range(len(self.rights)) if k not in self._spent(roles))

    def _spent(self, roles: Mapping[Name, str]) -> set[int]:
        """Equations that only name a part of others, which are executed with it written out."""
        used = {family for families in self.used for family in families}
        return {
            k for k, (left, _) in enumerate(self.lefts) if left in self.parts and left not in roles and left in used
        }

    def _score(self, roles: Mapping[Name, str]) -> float:
        total = sum(evidence(family, role, self.domain) for family, role in roles.items())
        for k, equation in enumerate(self.group.equations):
            target = roles.get(self.lefts[k][0])
            if target is not None:
                total += word_evidence(equation, target, self.domain) + self._agrees(k, roles)
        return total

    def _agrees(self, k: int, roles: Mapping[Name, str]) -> bool:
        target = roles.get(self.lefts[k][0])
        if target is None:
            return False
        right, families = self._expanded(k, roles)
        if any(family in self.cast.families and family not in roles for family in families):
            return False
        key = (k, target, right if right is not self.rights[k] else None, *(roles.get(family) for family in families))
        known = self.cache.get(key)
        if known is None:
            self.checks_left -= 1
            setting = self._setting(k, roles, lambda _: target)
            known = any(
                check(right, target, setting, self.functions, replace(self.options, trials=1, omit=omit)).agrees
                for omit in (frozenset[str](), *self.domain.omissible)
            )
            self.cache[key] = known
        return known

    def _expanded(self, k: int, roles: Mapping[Name, str]) -> tuple[ex.Expression, list[Name]]:
        """The right side with symbols that have no role replaced by their definitions in the group."""
        families = self.used[k]
        definitions = {
            family: right for family, right in self.parts.items() if family not in roles and family != self.lefts[k][0]
        }
        if not any(family in definitions for family in families):
            return self.rights[k], families
        right = self.rights[k]
        for _ in range(3):
            right = rewrite(right, lambda node: self._defined(node, definitions))
        return right, list(dict.fromkeys(self.place(v.name)[0] for v in ex.variables(right)))

    def _defined(self, node: ex.Expression, definitions: Mapping[Name, ex.Expression]) -> ex.Expression:
        if isinstance(node, ex.Variable) and self.place(node.name)[0] in definitions:
            body = definitions[self.place(node.name)[0]]
            return body if isinstance(body, ex.Bracket | ex.Matrix) else ex.Grouped(node.span, "(", body)
        return node

    def _setting(
        self,
        k: int,
        roles: Mapping[Name, str],
        owner: Callable[[Name], str],
        operand: Callable[[Name], str] = lambda _: "",
    ) -> Setting:
        return Setting(
            self.domain,
            roles,
            self.cast.parameters,
            self.group.timeline,
            owner,
            operand,
            self.lefts[k][1] or 0,
        )

    # ── the final run ──────────────────────────────────────────────────────────────────────────────────────────────

    def _executed(self, roles: Mapping[Name, str], score: float) -> Link | None:
        targets = tuple(self._target(left, roles) for left, _ in self.lefts)
        if not any(targets):
            return None
        owned = owners(self.group.equations, self.cast.parameters, targets, self.domain)
        operand = _operand_in(owned, roles)
        settings = [
            None if target is None else self._setting(k, roles, _owner_in(owned, k, target), operand)
            for k, target in enumerate(targets)
        ]
        options = replace(self.options, omit=self._omitted(targets, settings, roles))
        outcomes = self._outcomes(targets, settings, roles, self.functions, options)
        functions = self._consistent(outcomes)
        if functions != self.functions:
            outcomes = self._outcomes(targets, settings, roles, functions, options)
        score += title_evidence(self.group, self.domain)
        return Link(
            self.group,
            self.domain,
            roles,
            targets,
            tuple(outcomes),
            tuple(settings),
            functions,
            options,
            score,
            frozenset(self._spent(roles)),
        )

    def _target(self, family: Name, roles: Mapping[Name, str]) -> str | None:
        role = roles.get(family)
        if role is None or self.domain.quantity(role).kind in {Kind.INPUT, Kind.PARAMETER}:
            return None
        return role

    def _outcomes(
        self,
        targets: Sequence[str | None],
        settings: Sequence[Setting | None],
        roles: Mapping[Name, str],
        functions: Mapping[Name, Sequence[str]],
        options: Options,
    ) -> list[Outcome | None]:
        return [
            None
            if target is None or setting is None
            else check(self._expanded(k, roles)[0], target, setting, functions, options)
            for k, (target, setting) in enumerate(zip(targets, settings, strict=True))
        ]

    def _omitted(
        self, targets: Sequence[str | None], settings: Sequence[Setting | None], roles: Mapping[Name, str]
    ) -> frozenset[str]:
        """Parameters that the group leaves out of most of its equations, when authors do so (biases)."""
        from notecompiler.verify.binding import bind

        functions = frozenset(self.functions)
        missing: set[str] = set()
        present: set[str] = set()
        for k, (target, setting) in enumerate(zip(targets, settings, strict=True)):
            table = self.domain.weights.get(target or "", {})
            if target is None or setting is None or not table:
                continue
            used = bind(self._expanded(k, roles)[0], target, setting, functions).used
            for slot, parameter in table.items():
                (present if slot in used else missing).add(parameter)
        for omit in self.domain.omissible:
            tables = [self.domain.weights.get(target or "", {}) for target in targets]
            relevant = {
                p for table in tables for slot, p in table.items() if p in omit and (slot == BIAS or "+" in slot)
            }
            if relevant and len(relevant & missing) > len(relevant & present):
                return omit
        return frozenset()

    def _consistent(self, outcomes: Sequence[Outcome | None]) -> dict[Name, Sequence[str]]:
        """One meaning for each function symbol: the one that most agreeing equations took; the equation that the symbol is
        named after (``\\sigma_h`` for h) counts more."""
        fixed = dict(self.functions)
        for name, meanings in self.functions.items():
            if len(meanings) < 2 or name == Name("\\sigma"):
                continue
            votes: dict[str, float] = {}
            for equation, outcome in zip(self.group.equations, outcomes, strict=True):
                if outcome is not None and outcome.agrees and not outcome.stripped:
                    namesake = any(index.letter == bare(equation.left) for index in name.indices)
                    for symbol, meaning in outcome.functions:
                        if symbol == name:
                            votes[meaning] = votes.get(meaning, 0) + (1.5 if namesake else 1)
            if len(votes) > 1:
                fixed[name] = (max(votes, key=lambda meaning: votes[meaning]),)
        return fixed


def _names_a_part(right: ex.Expression, cast: Cast) -> bool:
    """Whether a right side only names a part of a layer: a concatenation, or a pre-activation."""
    if isinstance(right, ex.Bracket | ex.Matrix):
        return True
    if not isinstance(right, ex.Sum | ex.Product):
        return False
    waiting: list[ex.Expression] = [right]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ex.Call) or (isinstance(node, ex.Applied) and node.head.name not in cast.parameters):
            return False
        waiting.extend(ex.parts(node))
    return any(variable.name in cast.parameters for variable in ex.variables(right))


def _owner_in(owned: Owners, k: int, target: str) -> Callable[[Name], str]:
    return lambda name: owned.of.get((k, name), target)


def _operand_in(owned: Owners, roles: Mapping[Name, str]) -> Callable[[Name], str]:
    letters = {bare(family).casefold(): role for family, role in roles.items() if not family.accent}
    return lambda name: letters.get(owned.operand_letter.get(name, ""), "")


def is_trustworthy(link: Link) -> bool:
    """Whether a link is sure enough to accuse an equation that disagrees: most equations agree, or the headings name
    the reference and something agrees."""
    if link.agreeing * 2 > link.assigned:
        return True
    return link.agreeing > 0 and title_evidence(link.group, link.domain) > 0


def equation_pairs(link: Link) -> list[tuple[Equation, str | None, Outcome | None]]:
    """Each equation with its target and outcome."""
    return list(zip(link.group.equations, link.targets, link.outcomes, strict=True))
