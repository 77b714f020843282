"""A copy of a formula's tree with its nodes replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from notecompiler.math import nodes as n
from notecompiler.record import names_of, replace

Change: TypeAlias = Callable[[n.MathNode], tuple[n.MathNode, ...]]
"""What a node becomes; its children were changed before it."""


def rebuilt(row: n.Row, change: Change) -> n.Row:
    """The row with `change` applied to everything in it, innermost first."""
    children: list[n.MathNode] = []
    for child in row.children:
        children += change(_rebuilt(child, change))
    return replace(row, children=tuple(children))


def _rebuilt(node: Any, change: Change) -> Any:
    """A node, or a row of an array, with everything in it changed."""
    if isinstance(node, n.Row):
        return rebuilt(node, change)
    values: dict[str, Any] = {}
    for name in names_of(node):
        value = getattr(node, name)
        if isinstance(value, n.Row):
            values[name] = rebuilt(value, change)
        elif isinstance(value, tuple):
            values[name] = tuple(_rebuilt(v, change) if isinstance(v, n.Row | n.ArrayRow) else v for v in value)
        elif name == "base" and value is not None:
            values[name] = _single(value, change)
    return replace(node, **values) if values else node


def _single(node: n.MathNode, change: Change) -> n.MathNode:
    """The base of scripts, which is one node."""
    made = change(_rebuilt(node, change))
    return made[0] if len(made) == 1 else n.Group(node.span, n.Row(node.span, made))
