r"""Edits that add what an equation lacks: a weight of its own, or the input that nothing reads.

`mutants` change one thing into another that the group has already. What a slip left out has to be made anew: a fresh
symbol, which is bound like the reference's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from notecompiler.domains.domain import Kind
from notecompiler.record import Record, field
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.network.link import Link
from notecompiler.verify.network.mutants import Mutant

_LETTERS = ("W", "U", "V", "A", "R")


class Repair(Record):
    """An edit, with the `parameters` and the `roles` of symbols that are new in it."""

    edit: Mutant
    parameters: frozenset[Name] = frozenset()
    roles: Mapping[Name, str] = field(default_factory=dict)


def repairs_of(link: Link, k: int, states: Collection[str]) -> Iterator[Repair]:
    """Edits of equation `k` that add a symbol, likeliest mistakes first. `states` are the group's, as written."""
    yield from _missing_function(link, k)
    weight = _unused_letter(link)
    if weight is not None:
        yield from _own_weight(link, k, weight)
        yield from _missing_weight(link, k, weight)
    yield from _unread_input(link, k)
    yield from _missing_state(link, k, states)


def _missing_function(link: Link, k: int) -> Iterator[Repair]:
    """A squashing function around the whole right side, as the group writes it elsewhere."""
    equation = link.group.equations[k]
    written = {
        e.claim.formula.tex[e.right.span.start : e.right.arguments[0].span.start].rstrip("([{ ")
        for e in link.group.equations
        if isinstance(e.right, ex.Call | ex.Applied) and len(e.right.arguments) == 1
    }
    tex = equation.claim.formula.tex[equation.right.span.start : equation.right.span.end]
    inner = tex if isinstance(equation.right, ex.Grouped) else f"({tex})"
    for function in sorted(written):
        yield Repair(Mutant("function", equation.right.span, f"{function}{inner}", equation.right.span))


def _unused_letter(link: Link) -> str | None:
    """A usual letter of weights that stands nowhere in the group."""
    names = {variable.name for e in link.group.equations for variable in ex.variables(e.right)}
    used = {name.base for name in names if not name.indices and not name.primes}
    return next((letter for letter in _LETTERS if letter not in used), None)


def _own_weight(link: Link, k: int, letter: str) -> Iterator[Repair]:
    """Another weight in place of one that stands twice."""
    seen: set[Name] = set()
    setting = link.settings[k]
    for variable in ex.variables(link.group.equations[k].right):
        if setting is not None and variable.name in setting.parameters:
            if variable.name in seen:
                edit = Mutant("own", variable.span, letter, variable.span)
                yield Repair(edit, frozenset({Name(letter)}))
            seen.add(variable.name)


def _missing_weight(link: Link, k: int, letter: str) -> Iterator[Repair]:
    """A weight before a state, or behind it where weights stand behind."""
    equation = link.group.equations[k]
    setting = link.settings[k]
    if setting is None:
        return
    tex = equation.claim.formula.tex
    behind = _stand_behind(link)
    for variable in _states(link, equation.right):
        written = tex[variable.span.start : variable.span.end]
        text = f"{written} {letter}" if behind else f"{letter} {written}"
        yield Repair(Mutant("weight", variable.span, text, variable.span), frozenset({Name(letter)}))


def _stand_behind(link: Link) -> bool:
    """Whether the first weight that multiplies a state of the group stands behind it."""
    for equation, setting in zip(link.group.equations, link.settings, strict=True):
        waiting = [equation.right]
        while waiting and setting is not None:
            node = waiting.pop()
            waiting.extend(ex.parts(node))
            if isinstance(node, ex.Product) and len(node.factors) == 2:
                first, last = (_is_parameter(factor, setting.parameters) for factor in node.factors)
                if first != last:
                    return last
    return False


def _is_parameter(node: ex.Expression, parameters: frozenset[Name]) -> bool:
    return isinstance(node, ex.Variable) and node.name in parameters


def _states(link: Link, right: ex.Expression) -> list[ex.Variable]:
    place = link.group.timeline.place
    return [variable for variable in ex.variables(right) if place(variable.name)[0] in link.roles]


def _unread_input(link: Link, k: int) -> Iterator[Repair]:
    """The input, which stands nowhere, in place of a state that goes round in a circle or is multiplied twice."""
    unread = _input_of(link, k)
    if unread is None:
        return
    spelled, roles = unread
    states = _states(link, link.group.equations[k].right)
    names = [variable.name for variable in states]
    for variable in states:
        if names.count(variable.name) > 1 or _in_a_circle(link, k, variable.name):
            yield Repair(Mutant("input", variable.span, spelled, variable.span), roles=roles)


def _input_of(link: Link, k: int) -> tuple[str, dict[Name, str]] | None:
    """The input that the quantity of equation `k` is made from and that has no symbol in the group: how it is written,
    and its role."""
    quantity = next((q for q in link.domain.quantities if q.kind is Kind.INPUT), None)
    table = link.domain.weights.get(link.targets[k] or "", {})
    if quantity is None or quantity.name not in table or quantity.name in link.roles.values():
        return None
    letter = link.group.timeline.letter
    symbol = quantity.symbols[0]
    return f"{symbol}_{letter}" if letter else symbol, {Name(symbol): quantity.name}


def _missing_state(link: Link, k: int, states: Collection[str]) -> Iterator[Repair]:
    """A state behind a weight that multiplies nothing."""
    equation, outcome = link.group.equations[k], link.outcomes[k]
    alone = outcome.binding.lone if outcome is not None and outcome.binding is not None else []
    unread = _input_of(link, k)
    written = [(state, dict[Name, str]()) for state in states] + ([] if unread is None else [unread])
    for variable in ex.variables(equation.right):
        if variable.name in alone:
            symbol = equation.claim.formula.tex[variable.span.start : variable.span.end]
            for state, roles in written:
                yield Repair(Mutant("state", variable.span, f"{symbol} {state}", variable.span), roles=roles)


def _in_a_circle(link: Link, k: int, name: Name) -> bool:
    """Whether a symbol needs what equation `k` computes before it can be computed."""
    place = link.group.timeline.place
    wanted = place(link.group.equations[k].left)
    made: dict[tuple[Name, int | None], Sequence[tuple[Name, int | None]]] = {
        place(equation.left): [place(variable.name) for variable in ex.variables(equation.right)]
        for equation in link.group.equations
    }
    waiting, seen = [place(name)], set()
    while waiting:
        one = waiting.pop()
        if one == wanted:
            return True
        if one not in seen:
            seen.add(one)
            waiting.extend(made.get(one, ()))
    return False
