"""Lists: what commas and semicolons separate."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.math.nodes import Symbol
from notecompiler.semantics.item import Close, Item, Open


def split_list(run: Sequence[Item]) -> tuple[list[Sequence[Item]], tuple[str, ...]]:
    """Split a run at its commas and semicolons outside brackets."""
    pieces: list[Sequence[Item]] = []
    separators: list[str] = []
    depth = start = 0
    for k, item in enumerate(run):
        if isinstance(item, Open):
            depth += 1
        elif isinstance(item, Close):
            depth -= 1
        elif depth == 0 and isinstance(item, Symbol) and item.name in {",", ";", "，", "；", "、"}:
            if start == k and pieces and item.name == ";" and separators[-1] == ",":
                start = k + 1  # the space ``\\;`` behind a comma, without its backslash
                continue
            pieces.append(run[start:k])
            separators.append(";" if item.name in {";", "；"} else ",")
            start = k + 1
    pieces.append(run[start:])
    return pieces, tuple(separators)
