r"""Conditions that stand behind a formula: ``a^{-1} = 1/a \quad (a \neq 0)``, ``…,\quad x, y > 0``, ``… \text{ for } n \ge 1``."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.math.nodes import AtomClass, MathNode, Row, Space, Symbol, Text, TextRun
from notecompiler.semantics import expression as ex
from notecompiler.semantics.item import Close, Item, Open
from notecompiler.semantics.items import items
from notecompiler.semantics.reading.grammar import read_items
from notecompiler.semantics.reading.lists import split_list
from notecompiler.semantics.reading.relations import relation
from notecompiler.semantics.statements import without_modulus
from notecompiler.source import Span

_INTRODUCTIONS = ("if", "for", "when", "where", "with", "provided", "whenever", "当", "若", "其中", "如果", "设", "对")


def split_conditions(tree: Row) -> tuple[Row, tuple[Row, ...]]:
    """The formula without its conditions, and each of them; one that is told in words alone has no `premises`."""
    children = tree.children
    cut, conditions = _bracketed(children)
    if not conditions:
        cut, conditions = _introduced(children)
    if not conditions:
        cut, conditions = _apart(children)
    if not conditions:
        return tree, ()
    return _row(children[:cut], tree.span), tuple(_row(part, tree.span) for part in conditions)


def premises(row: Row) -> tuple[ex.Statement, ...]:
    """The statements of a condition."""
    return stated(items(row.children))


def stated(run: Sequence[Item]) -> tuple[ex.Statement, ...]:
    """The statements of a list. Symbols listed before a relation share it: ``a, b > 0`` states two."""
    pieces, _ = split_list(run)
    found: list[ex.Statement] = []
    waiting: list[Sequence[Item]] = []
    for piece in pieces:
        links = [k for k, item in enumerate(piece) if relation(item) is not None]
        if not links:
            waiting.append(piece)
            continue
        sides = [piece[a:b] for a, b in zip([0, *(k + 1 for k in links)], [*links, len(piece)], strict=True)]
        for link, left, right in zip(links, sides, sides[1:], strict=False):
            name = relation(piece[link]) or "="
            right, behind = without_modulus(right) if right else (right, ())
            found.extend(_statement(subject, name, right, behind) for subject in [*waiting, left] if subject and right)
            waiting = []
    return tuple(found)


def _statement(left: Sequence[Item], name: str, right: Sequence[Item], behind: Sequence[Item]) -> ex.Statement:
    whole = left[0].span.cover((behind or right)[-1].span)
    modulus = read_items(behind, behind[0].span.cover(behind[-1].span)) if behind else None
    low, high = left[0].span.cover(left[-1].span), right[0].span.cover(right[-1].span)
    return ex.Statement(whole, read_items(left, low), name, read_items(right, high), whole, modulus)


def _row(nodes: Sequence[MathNode], otherwise: Span) -> Row:
    span = nodes[0].span.cover(nodes[-1].span) if nodes else Span(otherwise.start, otherwise.start)
    return Row(span, tuple(nodes))


def _bracketed(children: Sequence[MathNode]) -> tuple[int, list[Sequence[MathNode]]]:
    """A last bracket, set off by space, that holds a relation."""
    end = len(children)
    while end and (isinstance(children[end - 1], Space) or _is(children[end - 1], ".", ",", "。", "，")):
        end -= 1
    if not end or not _is(children[end - 1], ")", "）"):
        return 0, []
    depth = 0
    for at in range(end - 1, 0, -1):
        depth += _is(children[at], ")", "）") - _is(children[at], "(", "（")
        if depth == 0:
            inside = children[at + 1 : end - 1]
            apart = isinstance(children[at - 1], Space) or _is(children[at - 1], ",", "，")
            return (at, [inside]) if apart and _relates(inside) else (0, [])
    return 0, []


def _introduced(children: Sequence[MathNode]) -> tuple[int, list[Sequence[MathNode]]]:
    """What follows a word that introduces a condition; the word with all that follows where that relates nothing."""
    for at, node in enumerate(children):
        if at and isinstance(node, Text):
            words = "".join(part.text for part in node.parts if isinstance(part, TextRun)).strip(" ,，(（")
            if not words.lower().startswith(_INTRODUCTIONS):
                continue
            if _relates(children[at + 1 :]):
                return at, [children[at + 1 :]]
            if _relates(children[:at]):
                return at, [children[at:]]
    return 0, []


_BOUNDS = frozenset({"<", ">", "\\le", "\\ge", "\\neq", "\\in"})


def _apart(children: Sequence[MathNode]) -> tuple[int, list[Sequence[MathNode]]]:
    """A symbol with its bound or a list of symbols that share one (``\\quad a, b > 0``), set off by a wide space: by itself it
    states nothing."""
    for at, node in enumerate(children):
        if not at or not isinstance(node, Space) or node.command not in {"\\quad", "\\qquad"}:
            continue
        behind = children[at + 1 :]
        if _relates(behind):
            pieces, _ = split_list(items(behind))
            lists = any(len(piece) == 1 and relation(piece[0]) is None for piece in pieces)
            bounds = stated(items(behind))
            lists = lists or all(isinstance(bound.right, ex.Literal) for bound in bounds)
            if lists and bounds and all(isinstance(b.left, ex.Variable) and b.relation in _BOUNDS for b in bounds):
                return (at, [behind]) if _relates(children[:at]) else (0, [])
    return 0, []


def _relates(nodes: Sequence[MathNode]) -> bool:
    run = items(nodes)
    balanced = sum(isinstance(item, Open) - isinstance(item, Close) for item in run) == 0
    return balanced and any(relation(item) is not None for item in run)


def _is(node: MathNode, *names: str) -> bool:
    return isinstance(node, Symbol) and node.name in names and node.cls is not AtomClass.REL
