r"""Implications: ``a > b, b > c \Rightarrow a > c`` as premises and a conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from notecompiler.kept import Same
from notecompiler.math.nodes import Row
from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.conditions import stated
from notecompiler.semantics.item import Item
from notecompiler.semantics.items import items
from notecompiler.semantics.reading.relations import IMPLICATIONS, relation
from notecompiler.source import Span


class Implication(Record):
    """What is assumed and what follows. `both`: it holds in both directions. `broken`: a side states nothing, although
    the other does (a relation was lost)."""

    span: Span
    premises: tuple[ex.Statement, ...]
    conclusions: tuple[ex.Statement, ...]
    both: bool
    broken: bool


def implication(tree: Row) -> Implication | None:
    """The formula as one implication; None when it has none, or several."""
    return _implication(Same(tree))


@lru_cache(maxsize=64)  # each claim of a formula asks for it
def _implication(formula: Same[Row]) -> Implication | None:
    tree = formula.value
    run = items(tree.children)
    arrows = [k for k, item in enumerate(run) if relation(item) in IMPLICATIONS]
    if len(arrows) != 1:
        return None
    at = arrows[0]
    before, after = _statements(run[:at]), _statements(run[at + 1 :])
    both = relation(run[at]) == "\\Leftrightarrow"
    return Implication(
        tree.span, before, after, both, (bool(run[:at]) and not before) or (bool(run[at + 1 :]) and not after)
    )


def _statements(run: Sequence[Item]) -> tuple[ex.Statement, ...]:
    return stated(run) if run else ()
