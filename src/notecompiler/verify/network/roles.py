"""Who is who: the symbols of a group and the evidence for their roles in a domain.

What a symbol is used for is first evidence and is judged by execution (see `link`). Here is the second: the usual
symbols of a quantity, and the words that stand beside an equation.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from notecompiler.domains.domain import Domain, Kind, Quantity
from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.functions import CANONICAL
from notecompiler.semantics.names import Name
from notecompiler.verify.network.equations import Equation, squashes
from notecompiler.verify.network.groups import Group
from notecompiler.verify.network.notation import BIAS_LETTERS, WEIGHT_LETTERS

USUAL = 0.6
LOOSE = 0.2
WORDS = 0.7
SIGNS = 0.3


_GATES = frozenset({"z", "g", "G", "\\Gamma", "\\gamma"})
"""Letters that stand for any gate, which an index names."""


class Cast(Record):
    """The symbols of a group: families that vary with time or are computed, and parameters that are learned.

    `defined` lists the families with an equation of their own, `weighted` those of them whose equation has parameters,
    `operands` those that a parameter multiplies, `past` those of the step before, `through_parts` those whose equation uses
    a pre-activation that has a name of its own.
    """

    families: tuple[Name, ...]
    parameters: frozenset[Name]
    defined: frozenset[Name]
    weighted: frozenset[Name]
    operands: frozenset[Name]
    past: frozenset[Name]
    through_parts: frozenset[Name]


def cast_of(group: Group) -> Cast:
    """Sort the symbols of a group."""
    place = group.timeline.place
    defined = {place(equation.left)[0] for equation in group.equations}
    families: dict[Name, None] = {}
    parameters: set[Name] = set()
    past: set[Name] = set()
    weighted: set[Name] = set()
    operands: set[Name] = set()
    added = _added_to_weighted(group)
    for equation in group.equations:
        left = place(equation.left)[0]
        families.setdefault(left)
        for variable in ex.variables(equation.right):
            family, offset = place(variable.name)
            learned = is_parameter(family, group) or (variable.name in added and bool(group.timeline.letter))
            if offset is not None or family in defined or not learned:
                families.setdefault(family)
                if offset in {-1, 1}:
                    past.add(family)
            else:
                parameters.add(variable.name)
    for function in function_names(group):
        families.pop(function, None)
        parameters.discard(function)
    for equation in group.equations:
        used = {variable.name for variable in ex.variables(equation.right)}
        if used & parameters:
            weighted.add(place(equation.left)[0])
        operands |= {place(name)[0] for name in _multiplied(equation.right, parameters)}
    parts = {place(e.left)[0] for e in group.equations if place(e.left)[0] in weighted and not squashes(e.right)}
    through_parts = {
        place(equation.left)[0]
        for equation in group.equations
        if any(place(variable.name)[0] in parts for variable in ex.variables(equation.right))
    }
    return Cast(
        tuple(families),
        frozenset(parameters),
        frozenset(defined & set(families)),
        frozenset(weighted),
        frozenset(operands & set(families)),
        frozenset(past),
        frozenset(through_parts - weighted),
    )


def _added_to_weighted(group: Group) -> set[Name]:
    """Symbols that only ever stand alone in a sum beside a weighted term, as biases do: the c of ``c + V h_t``."""
    added: set[Name] = set()
    elsewhere: set[Name] = set()
    for equation in group.equations:
        waiting = [equation.right]
        while waiting:
            node = waiting.pop()
            parts = ex.parts(node)
            alone = isinstance(node, ex.Sum) and any(map(_has_weight, parts))
            for part in parts:
                if isinstance(part, ex.Variable):
                    (added if alone else elsewhere).add(part.name)
            waiting.extend(parts)
    return added - elsewhere


def _has_weight(term: ex.Expression) -> bool:
    factors = ex.parts(term) if isinstance(term, ex.Product | ex.Applied) else ()
    return any(isinstance(factor, ex.Variable) and bare(factor.name) in WEIGHT_LETTERS for factor in factors)


def is_parameter(name: Name, group: Group) -> bool:
    """Whether a symbol without a time is a learned parameter, by its letter; in a group with time, any such symbol is
    one unless it is a usual letter for a state."""
    letter = bare(name)
    if letter in WEIGHT_LETTERS or letter in BIAS_LETTERS or name.base in {"T"}:
        return True
    if group.timeline.letter:
        return letter not in {"x", "h", "c", "X", "H", "C"} or bool(name.indices)
    return False


def function_names(group: Group) -> frozenset[Name]:
    """Symbols that are functions: σ before a bracket, and other symbols that are applied to a sum in round brackets."""
    place = group.timeline.place
    found: set[Name] = set()
    lefts = {place(equation.left)[0] for equation in group.equations}
    for equation in group.equations:
        waiting = [equation.right]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ex.Applied) and is_function_head(node, lefts, group):
                found.add(node.head.name)
            waiting.extend(ex.parts(node))
    return frozenset(found)


def is_function_head(node: ex.Applied, defined: set[Name], group: Group) -> bool:
    """Whether a symbol before a bracket is applied to it: σ always; others when they are no state and no weight."""
    name = node.head.name
    if name.base in {"\\sigma", "\\phi", "\\varphi", "\\psi"} or name.base in CANONICAL:
        return True
    family, offset = group.timeline.place(name)
    if offset is not None or family in defined or bare(name) in WEIGHT_LETTERS | BIAS_LETTERS:
        return False
    if node.opener == "(" and len(name.base) > 2 and name.base.replace("_", "").isalpha():
        return True  # a word before a bracket: hard_sigmoid, act
    return node.opener == "(" and bare(name) in {"f", "g", "s", "S", "a", "\\rho", "act", "h", "\\tau"}


def _multiplied(expression: ex.Expression, parameters: set[Name]) -> set[Name]:
    """The symbols in products with a parameter."""
    found: set[Name] = set()
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ex.Product | ex.Applied):
            direct = {part.name for part in ex.parts(node) if isinstance(part, ex.Variable)}
            inside = {v.name for part in ex.parts(node) if isinstance(part, ex.Transpose) for v in ex.variables(part)}
            if (direct | inside) & parameters:
                found |= {variable.name for variable in ex.variables(node)}
        waiting.extend(ex.parts(node))
    return found - parameters


def bare(name: Name) -> str:
    """The letter of a symbol without its alphabet: ``\\mathcal{X}`` is X."""
    base = name.base
    return base[base.index("{") + 1 : -1] if base.startswith("\\math") and base.endswith("}") else base


def is_matrix(name: Name) -> bool:
    """Whether a symbol is one of a matrix and can be no bias: a capital of a weight, unless its index is 0 (``W_0``)."""
    letter = bare(name)
    return letter in WEIGHT_LETTERS and letter[-1:].isupper() and not any(str(index) == "0" for index in name.indices)


@lru_cache(maxsize=4096)
def spelling(name: Name) -> tuple[str, ...]:
    """How a domain would write this symbol: ``tilde c``, ``Gamma f``, ``c'``; most specific first."""
    letter = bare(name).lstrip("\\")
    shown = (f"{name.accent} {letter}" if name.accent else letter) + "'" * name.primes
    words = [str(index) for index in name.subs]
    return (f"{shown} {' '.join(words)}",) if words and not name.accent else (shown,)


@lru_cache(maxsize=4096)
def symbol_evidence(name: Name, quantity: Quantity) -> float:
    """How well a symbol suits a quantity, from 0 to 1."""
    if any(index.letter and index.offset == -1 for index in name.indices):  # the layer below, its time taken off
        return USUAL if quantity.kind is Kind.INPUT else 0.0
    shown = spelling(name)
    if any(one in quantity.symbols for one in shown):
        return USUAL
    if bare(name) in _GATES and quantity.kind is Kind.COMPUTED:  # z^f: the index names the gate
        letters = [index.letter for index in name.sups if index.letter]
        if letters:
            return USUAL if letters[0] in quantity.symbols + quantity.loose else 0.0
    return LOOSE if any(one in quantity.loose for one in shown) else 0.0


@lru_cache(maxsize=4096)
def evidence(family: Name, role: str, domain: Domain) -> float:
    """Symbol evidence for a role; against it, half the evidence for the best other role that the symbol speaks for, so that
    one letter alone does not outweigh an equation and two do."""
    own = symbol_evidence(family, domain.quantity(role))
    other = max(
        (symbol_evidence(family, q) for q in domain.quantities if q.name != role and q.kind is not Kind.PARAMETER),
        default=0.0,
    )
    return own if own >= other else (own - other) / 2


def word_evidence(equation: Equation, role: str, domain: Domain) -> float:
    """Evidence from the words right before an equation, its comment and its heading: they name the quantity."""
    named = _named(f"{equation.claim.context.near} {equation.claim.comment}".casefold(), domain)
    if named is None:
        return 0.0
    return WORDS if named == role else -WORDS / 2


@lru_cache(maxsize=4096)
def _named(near: str, domain: Domain) -> str | None:
    """The one quantity that words speak of, if they do."""
    named = [
        quantity.name
        for quantity in domain.quantities
        if any(word in near for word in quantity.words) and quantity.kind is not Kind.INPUT
    ]
    return named[0] if len(named) == 1 else None


def title_evidence(group: Group, domain: Domain) -> float:
    """Evidence from headings and prose that the group is about this domain; longer titles say more. For fields, a sign
    that is kept for the products with weights says that they are convolutions."""
    words = group.words
    found = [title for title in domain.titles if title in words]
    signs = SIGNS if "K" in domain.dimensions and _keeps_a_sign_for_weights(group) else 0.0
    return signs + (1.0 + 0.05 * max(map(len, found)) if found else 0.0)


def _keeps_a_sign_for_weights(group: Group) -> bool:
    of_weights: set[str] = set()
    of_states: set[str] = set()
    waiting: list[ex.Expression] = [equation.right for equation in group.equations]
    while waiting:
        node = waiting.pop()
        waiting.extend(ex.parts(node))
        if isinstance(node, ex.Product):
            first = node.factors[0]
            weight = isinstance(first, ex.Variable) and bare(first.name) in WEIGHT_LETTERS
            (of_weights if weight else of_states).update(node.operators)
    return "*" in of_weights and bool(of_states) and "*" not in of_states


def candidates(family: Name, cast: Cast, domain: Domain) -> tuple[str, ...]:
    """The roles that a family may have: those of its kind, and those its symbol speaks for; likeliest first."""
    roles: Mapping[str, float] = {
        quantity.name: evidence(family, quantity.name, domain)
        for quantity in domain.quantities
        if quantity.kind is not Kind.PARAMETER and _suits(family, quantity, cast, domain)
    }
    return tuple(sorted(roles, key=lambda role: -roles[role]))


def _suits(family: Name, quantity: Quantity, cast: Cast, domain: Domain) -> bool:
    if symbol_evidence(family, quantity) == USUAL:
        return True
    if family in cast.defined:
        if quantity.kind is Kind.INPUT:
            return False
        if family in cast.through_parts:
            return True
        if family in cast.weighted:
            return quantity.name in domain.weights or quantity.name in domain.within
        return quantity.name not in domain.weights
    if family in cast.past:
        return quantity.kind is Kind.STATE
    if family in cast.operands:
        return quantity.kind is not Kind.COMPUTED or any(quantity.name in row for row in domain.weights.values())
    return quantity.kind is not Kind.INPUT
