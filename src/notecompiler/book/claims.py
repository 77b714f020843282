"""A claim as a part of its formula: the nodes that stand in its place, ready to be printed on one line.

The claim's source alone would not do: it may use the note's own macros, be no TeX, or begin in one row of an array and end in
the next.
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.book.arrays import numbering_array
from notecompiler.document import Formula
from notecompiler.math.definitions import DEFINERS
from notecompiler.math.nodes import (
    Array,
    AtomClass,
    Box,
    Comment,
    Delimited,
    Group,
    MathNode,
    Meta,
    Row,
    Space,
    Styled,
    Symbol,
)
from notecompiler.record import replace
from notecompiler.source import Span


def claim_tree(formula: Formula, claim: Span) -> Row | None:
    """What of `formula` stands at `claim`, a place in the file; rows of an array follow each other. None where the claim
    begins or ends inside of something that cannot be divided, and where nothing is there."""
    nodes: list[MathNode] = []
    for node in _inside(formula.tree, claim, formula, numbering_array(formula.tree)):
        if node is None:
            return None
        nodes.append(node)
    return replace(formula.tree, children=tuple(nodes)) if nodes else None


def is_silent(formula: Formula) -> bool:
    """Whether a formula says nothing of its own: it defines macros, is a label, refers to others, or is a comment."""
    nodes = formula.tree.children
    return bool(nodes) and all(isinstance(node, Meta | Comment | Space) for node in nodes)


def relates_nothing(formula: Formula) -> bool:
    """Whether a formula is a sign without sides, as ``(\\Rightarrow)`` before a part of a proof."""
    classes = {AtomClass.REL, AtomClass.OPEN, AtomClass.CLOSE}
    nodes = [node for node in formula.tree.children if not isinstance(node, Space | Comment)]
    return bool(nodes) and all(isinstance(node, Symbol) and node.cls in classes for node in nodes)


def prints_nothing(formula: Formula) -> bool:
    """Whether nothing of a formula would be seen on the page: macros and comments, with no fault to tell of."""
    metas = [node for node in formula.tree.children if isinstance(node, Meta)]
    return is_silent(formula) and all(meta.command in DEFINERS for meta in metas) and not formula.problems


def _inside(row: Row, claim: Span, formula: Formula, numbering: Array | None) -> Iterator[MathNode | None]:
    """The nodes of a row at the claim; None for one of which only a part is."""
    for node in row.children:
        place = formula.origin.span(node.span)
        if place.end <= claim.start or claim.end <= place.start or isinstance(node, Meta | Comment):
            continue
        whole = claim.start <= place.start and place.end <= claim.end
        match node:
            # An environment that numbers its rows cannot stand in a line.
            case Array() if node is numbering or not whole:
                for line in node.rows:
                    for cell in line.cells:
                        yield from _inside(cell, claim, formula, numbering)
            case Row():
                yield from _inside(node, claim, formula, numbering)
            case Group() | Styled() | Box() if not whole:
                yield from _inside(node.body, claim, formula, numbering)
            case Delimited() if not whole:
                for segment in node.segments:
                    yield from _inside(segment, claim, formula, numbering)
            case _:
                yield node if whole else None
