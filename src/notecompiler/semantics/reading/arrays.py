"""Matrices, cases and other arrays."""

from __future__ import annotations

from notecompiler.math.nodes import Array, Row, Space, Symbol, Text
from notecompiler.semantics import expression as ex
from notecompiler.semantics.item import Item
from notecompiler.semantics.reading.reader import Reader
from notecompiler.semantics.texts import plain_text

CASES = frozenset({"cases", "dcases", "rcases"})
"""Environments whose second column says when its row applies."""

_CASE_WORDS = frozenset({"if", "for", "when", "当", "若", "如果", "where", "时", ""})


def array(reader: Reader, node: Array, environment: str) -> ex.Expression:
    """An array by the name of its environment; rows and columns without any content do not count (``a & & b`` spaces)."""
    cases = environment in CASES
    rows = tuple(
        tuple(
            _case(reader, cell) if cases and k == 1 else reader.inner(_without_comma(cell))
            for k, cell in enumerate(row.cells)
        )
        for row in node.rows
    )
    rows = tuple(row for row in rows if not all(map(_is_empty, row)))
    if not rows:
        return ex.Unread(node.span, "empty-array")
    if len({len(row) for row in rows}) == 1:
        kept = [column for column in zip(*rows, strict=True) if not all(map(_is_empty, column))]
        rows = tuple(zip(*kept, strict=True))
    if environment in {"aligned", "equation", "split", "gathered", "align"} and len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    if environment.endswith("matrix"):
        rows = tuple(tuple(_blank(cell) if _is_empty(cell) else cell for cell in row) for row in rows)
    return ex.Matrix(node.span, environment, rows)


def _is_empty(cell: ex.Expression) -> bool:
    return isinstance(cell, ex.Unread) and cell.reason == "missing-operand"


def _blank(cell: ex.Expression) -> ex.Expression:
    """An entry of a matrix that is left out: most often a zero, which nobody can be sure of."""
    return ex.Unread(cell.span, "blank-entry")


def _case(reader: Reader, cell: Row) -> ex.Expression:
    """When a case applies: its condition without the word that introduces it, or the words alone."""
    run = [part for item in reader.items(_without_comma(cell)) for part in _taken_apart(reader, item)]
    words = [plain_text(item).strip(" ,，.。").lower() for item in run if isinstance(item, Text)]
    kept = [item for item in run if not isinstance(item, Text)]
    if not kept or not set(words) <= _CASE_WORDS:
        return reader.inner(_without_comma(cell))
    return reader.part(kept, cell.span)


def _taken_apart(reader: Reader, item: Item) -> list[Item]:
    """Words with formulas among them (``\\text{if $x > 0$}``) as words and the items of the formulas."""
    if not isinstance(item, Text) or not any(isinstance(part, Row) for part in item.parts):
        return [item]
    found: list[Item] = []
    for part in item.parts:
        found += reader.items(part) if isinstance(part, Row) else [Text(part.span, item.command, (part,))]
    return found


def _without_comma(cell: Row) -> Row:
    """A cell without the comma that separates it from the next, as cases are written (``n/2, & …``)."""
    kept = list(cell.children)
    while kept and isinstance(kept[-1], Space):
        kept.pop()
    last = kept[-1] if kept else None
    if isinstance(last, Symbol) and last.name in {",", "，", ";"}:
        return Row(cell.span, tuple(kept[:-1]))
    return cell
