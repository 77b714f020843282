"""Executing a group with its roles known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from notecompiler.domains.domain import BIAS
from notecompiler.record import replace
from notecompiler.semantics.names import Name
from notecompiler.verify.network.binding import Setting, bind
from notecompiler.verify.network.case import Case, Roles
from notecompiler.verify.network.check import Options, Outcome, check
from notecompiler.verify.network.link import Link
from notecompiler.verify.network.roles import bare
from notecompiler.verify.network.tags import Owners, owners


def execute(case: Case, roles: Roles, score: float) -> Link | None:
    """Every equation of a case executed under `roles`; None when none computes anything of the domain."""
    targets = tuple(case.target(k, roles) for k in range(len(case.rights)))
    if not any(targets):
        return None
    owned = owners(case.group.equations, case.cast.parameters, targets, case.domain)
    operand = _operand_in(owned, roles)
    settings = [
        None if target is None else case.setting(k, roles, _owner_in(owned, k, target), operand)
        for k, target in enumerate(targets)
    ]
    options = replace(case.options, omit=_omitted(case, targets, settings, roles))
    outcomes = _outcomes(case, settings, roles, case.functions, options)
    functions = _consistent(case, outcomes)
    if functions != case.functions:
        outcomes = _outcomes(case, settings, roles, functions, options)
    spent = frozenset(case.spent(roles))
    return Link(
        case.group, case.domain, roles, targets, tuple(outcomes), tuple(settings), functions, options, score, spent
    )


def _outcomes(
    case: Case,
    settings: Sequence[Setting | None],
    roles: Roles,
    functions: Mapping[Name, Sequence[str]],
    options: Options,
) -> list[Outcome | None]:
    found: list[Outcome | None] = []
    for k, setting in enumerate(settings):
        target = case.target(k, roles)
        if target is None or setting is None:
            found.append(None)
        else:
            found.append(check(case.expanded(k, roles)[0], target, setting, functions, options))
    return found


def _omitted(
    case: Case, targets: Sequence[str | None], settings: Sequence[Setting | None], roles: Roles
) -> frozenset[str]:
    """Parameters that the group leaves out of most of its equations, when authors do so (biases)."""
    functions = frozenset(case.functions)
    missing: set[str] = set()
    present: set[str] = set()
    for k, (target, setting) in enumerate(zip(targets, settings, strict=True)):
        table = case.domain.weights.get(target or "", {})
        if target is None or setting is None or not table:
            continue
        used = bind(case.expanded(k, roles)[0], target, setting, functions).used
        for slot, parameter in table.items():
            (present if slot in used else missing).add(parameter)
    tables = [case.domain.weights.get(target or "", {}) for target in targets]
    absent: dict[frozenset[str], int] = {}
    for omit in case.domain.omissible:
        relevant = {p for table in tables for slot, p in table.items() if p in omit and (slot == BIAS or "+" in slot)}
        if len(relevant & missing) > len(relevant & present):
            absent[omit] = len(relevant & missing)
    return max(absent, key=lambda omit: absent[omit], default=frozenset())


def _consistent(case: Case, outcomes: Sequence[Outcome | None]) -> dict[Name, Sequence[str]]:
    """One meaning for each function symbol: the one that most agreeing equations took; the equation that the symbol is
    named after (``\\sigma_h`` for h) counts more."""
    fixed = dict(case.functions)
    for name, meanings in case.functions.items():
        if len(meanings) < 2 or name == Name("\\sigma"):
            continue
        votes: dict[str, float] = {}
        for equation, outcome in zip(case.group.equations, outcomes, strict=True):
            if outcome is not None and outcome.agrees and not outcome.stripped:
                namesake = any(index.letter == bare(equation.left) for index in name.indices)
                for symbol, meaning in outcome.functions:
                    if symbol == name:
                        votes[meaning] = votes.get(meaning, 0) + (1.5 if namesake else 1)
        if len(votes) > 1:
            fixed[name] = (max(votes, key=lambda meaning: votes[meaning]),)
    return fixed


def _owner_in(owned: Owners, k: int, target: str) -> Callable[[Name], str]:
    return lambda name: owned.of.get((k, name), target)


def _operand_in(owned: Owners, roles: Mapping[Name, str]) -> Callable[[Name], str]:
    letters = {bare(family).casefold(): role for family, role in roles.items() if not family.accent}
    return lambda name: letters.get(owned.operand_letter.get(name, ""), "")
