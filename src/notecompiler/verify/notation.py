r"""Rewriting by rules of notation: what looks like ``\mathcal{L}\{\Box\}`` becomes ``\int_0^\infty \Box e^{-st} dt``.

A rule is an equation in TeX. In its left side the index letters i, j, k, l, m, n, t stand for any index and ``\Box``, ``\Box_1`` … for any
expression; both are the same wherever they occur. Brackets that only group and the sign of a product do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from notecompiler.math.parse import parse
from notecompiler.record import Record, names_of, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name
from notecompiler.semantics.rewrite import rewrite
from notecompiler.semantics.statements import fragments
from notecompiler.verify.free.trivial import shape

_ANY_INDEX = frozenset("ijklmnt")
ANYTHING = "\\Box"
"""The letter of wildcards."""
_PRODUCTS = frozenset({"", "*", "\\cdot", "\\times"})
_BRACKETS = frozenset({"(", "[", "\\{", "{"})
_NOT_COMPARED = frozenset({"span", "row", "text", "opener", "closer", "partial", "separators"})
_LONGEST = 3

Bindings: TypeAlias = dict[str, "Index | ex.Expression"]
"""What the letters of indices and the wildcards of a rule stand for; a wildcard's key is its name as printed."""


class Rule(Record):
    """What `left` matches is written as `right`."""

    left: ex.Expression
    right: ex.Expression


@cache
def read_rule(tex: str, words: frozenset[str]) -> Rule:
    """The rule that an equation in TeX spells; `words` are names of several letters in it."""
    found = _statement(tex, words)
    return Rule(found.left, found.right)


def _statement(tex: str, words: frozenset[str]) -> ex.Statement:
    found = fragments(parse(tex).tree, words)
    if len(found) != 1 or not isinstance(found[0], ex.Statement):
        raise ValueError(f"not one equation: {tex}")
    return found[0]


Rules: TypeAlias = Mapping[type, tuple[Rule, ...]]
"""Rules by the type of what they match."""


def sorted_by_kind(rules: Iterable[Rule]) -> Rules:
    """The rules by the type of what they match, in their order."""
    found: dict[type, tuple[Rule, ...]] = {}
    for rule in rules:
        kind = type(_plain(rule.left))
        found[kind] = (*found.get(kind, ()), rule)
    return found


def apply_rules(node: ex.Expression, rules: Rules) -> ex.Expression:
    """The node itself (not its parts) as the first rule that matches it writes it."""
    for rule in rules.get(type(_plain(node)), ()):
        bindings = match(rule.left, node, {})
        if bindings is not None:
            return _written(rule, bindings)
        if isinstance(rule.left, ex.Product) and isinstance(node, ex.Product):
            node = _within_product(node, rule, rule.left)
    return node


def _written(rule: Rule, bindings: Bindings) -> ex.Expression:
    return rewrite(rule.right, lambda part: _filled(part, bindings))


def _within_product(node: ex.Product, rule: Rule, pattern: ex.Product) -> ex.Product:
    """A product with neighbouring factors that a rule matches written as the rule says: ``\\eta \\nabla J``."""
    length = len(pattern.factors)
    for start in range(len(node.factors) - length + 1):
        end = start + length
        part = replace(node, factors=node.factors[start:end], operators=node.operators[start : end - 1])
        bindings = match(pattern, part, {})
        if bindings is not None:
            factors = (*node.factors[:start], _written(rule, bindings), *node.factors[end:])
            return replace(node, factors=factors, operators=(*node.operators[:start], *node.operators[end - 1 :]))
    return node


def match(pattern: ex.Expression, node: ex.Expression, bindings: Bindings) -> Bindings | None:
    """The bindings under which a pattern is the node, extending the given ones; None when it is not."""
    pattern, node = _plain(pattern), _plain(node)
    if isinstance(pattern, ex.Variable) and pattern.name.base == ANYTHING:
        return _bound(str(pattern.name), node, bindings)
    if type(pattern) is not type(node):
        return None
    match pattern, node:
        case ex.Variable(name=a), ex.Variable(name=b):
            return match_names(a, b, bindings)
        case ex.Derivative(variables=wanted, order=None), ex.Derivative(variables=found, order=None):
            after = _match_variables(wanted, found, bindings)
        case ex.Member(indices=of_pattern), ex.Member(indices=of_node):
            after = _match_indices(of_pattern, of_node, bindings)
        case _:
            after = bindings if _same_kind(pattern, node) else None
    return None if after is None else _all(ex.parts(pattern), ex.parts(node), after)


def _match_variables(
    wanted: tuple[tuple[Name | None, int], ...], found: tuple[tuple[Name | None, int], ...], bindings: Bindings
) -> Bindings | None:
    """Whether two derivatives are by the same symbols, in the same order each."""
    if [order for _, order in wanted] != [order for _, order in found]:
        return None
    after: Bindings | None = bindings
    for (a, _), (b, _) in zip(wanted, found, strict=True):
        if after is None or a is None or b is None:
            return after if a is b else None
        after = match_names(a, b, after)
    return after


def match_names(a: Name, b: Name, bindings: Bindings) -> Bindings | None:
    """Whether two symbols are the same up to the letters of their indices."""
    if (a.base, a.accent, a.primes) != (b.base, b.accent, b.primes):
        return None
    after = _match_indices(a.subs, b.subs, bindings)
    return None if after is None else _match_indices(a.sups, b.sups, after)


def _all(patterns: Sequence[ex.Expression], nodes: Sequence[ex.Expression], bindings: Bindings) -> Bindings | None:
    if len(patterns) != len(nodes):
        return None
    for pattern, node in zip(patterns, nodes, strict=True):
        after = match(pattern, node, bindings)
        if after is None:
            return None
        bindings = after
    return bindings


def _bound(key: str, node: ex.Expression, bindings: Bindings) -> Bindings | None:
    known = bindings.get(key)
    if known is None:
        return {**bindings, key: node}
    return bindings if not isinstance(known, Index) and shape(known) == shape(node) else None


def _plain(node: ex.Expression) -> ex.Expression:
    while isinstance(node, ex.Grouped) and node.opener in _BRACKETS:
        node = node.body
    return node


def _same_kind(a: ex.Expression, b: ex.Expression) -> bool:
    """Whether two nodes of one type agree in everything but their parts, brackets and signs of products."""
    for name in names_of(a):
        if name in _NOT_COMPARED:
            continue
        x, y = _own(getattr(a, name)), _own(getattr(b, name))
        if name == "operators":
            x, y = (tuple("" if sign in _PRODUCTS else sign for sign in signs) for signs in (x, y))
        if x != y:
            return False
    return True


def _own(value: Any) -> Any:
    """What a field says of its node without the sub-expressions, which are compared one by one."""
    match value:
        case tuple():
            return tuple(_own(item) for item in value)
        case ex.Term(sign=sign):
            return sign
        case ex.Statement(relation=relation):
            return relation
        case _ if isinstance(value, ex.Expression):
            return None
        case _:
            return value


# ── indices ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _match_indices(wanted: Sequence[Index], found: Sequence[Index], bindings: Bindings) -> Bindings | None:
    wanted, found = separate(wanted), separate(found)
    if len(wanted) != len(found):
        return None
    for a, b in zip(wanted, found, strict=True):
        if a.letter not in _ANY_INDEX:
            if a != b:
                return None
            continue
        value = Index(b.letter, b.offset - a.offset)
        if bindings.get(a.letter, value) != value:
            return None
        bindings = {**bindings, a.letter: value}
    return bindings


def separate(indices: Sequence[Index]) -> tuple[Index, ...]:
    """Indices that were written without a comma (``ij``) one by one."""
    found: list[Index] = []
    for index in indices:
        together = 1 < len(index.letter) <= _LONGEST and not index.offset and _ANY_INDEX.issuperset(index.letter)
        found.extend(map(Index, index.letter) if together else [index])
    return tuple(found)


def _filled(node: ex.Expression, bindings: Mapping[str, Index | ex.Expression]) -> ex.Expression:
    """A symbol of a rule's right side with what its wildcards and index letters stand for."""
    if not isinstance(node, ex.Variable):
        return node
    whole = bindings.get(str(node.name)) if node.name.base == ANYTHING else None
    if whole is not None and not isinstance(whole, Index):
        return whole
    subs, sups = (
        tuple(_moved(index, bindings) for index in separate(indices)) for indices in (node.name.subs, node.name.sups)
    )
    return replace(node, name=replace(node.name, subs=subs, sups=sups))


def _moved(index: Index, bindings: Mapping[str, Index | ex.Expression]) -> Index:
    value = bindings.get(index.letter)
    return Index(value.letter, value.offset + index.offset) if isinstance(value, Index) else index
