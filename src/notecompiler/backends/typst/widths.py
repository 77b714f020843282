"""Widths that something surely does not exceed, so that Typst need not set it twice to see that it fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from notecompiler import document as d
from notecompiler.backends.typst.lengths import em
from notecompiler.math.extent import at_most
from notecompiler.math.nodes import Array, Row
from notecompiler.math.walk import walk
from notecompiler.record import Record

_CHARACTER = 0.95
"""Em of the widest Latin letters, bold."""

_MOST_ROWS = 15
"""Rows of arrays that are surely not higher than a page."""

_HAN = 2.2
"""Em of a Chinese character and the punctuation that cannot be parted from it."""

_PADDING = 1.4
"""Em around the cells of a column."""


def widest(formula: Row, missing: frozenset[str]) -> float | None:
    """A width in em that a formula on one line does not exceed; None where it may be higher than a page, or hold a character
    that is missing from the fonts, which becomes a box with words."""
    rows = sum(len(node.rows) for node in walk(formula) if isinstance(node, Array))
    return None if missing or rows > _MOST_ROWS else at_most(formula)


def widest_argument(formula: Row, missing: frozenset[str]) -> list[str]:
    """The same as a named argument of the prelude's functions, where there is such a width."""
    width = widest(formula, missing)
    return [] if width is None else [f"widest: {em(width)}"]


def table_argument(table: d.Table, missing: frozenset[str]) -> str:
    """A width in which a table surely fits with its words wrapped, as a named argument; "" where there is none."""
    columns: list[float] = [0.0] * len(table.aligns)
    for row in (table.header, *table.rows):
        for column, cell in enumerate(row):
            width = _longest_run(cell.children, missing)
            if width is None or column >= len(columns):
                return ""
            columns[column] = max(columns[column], width)
    return f"widest: {em(sum(columns) + _PADDING * len(columns))}, "


class _Piece(Record):
    """Something that no line ends in; `parts`: a line may end before it, behind it."""

    width: float
    before: bool = False
    behind: bool = False


def _longest_run(children: Sequence[d.Inline], missing: frozenset[str]) -> float | None:
    """The width of the longest part of a cell that cannot be broken; None for what is not just words and formulas."""
    longest = current = 0.0
    for piece in _pieces(children, missing):
        if piece is None:
            return None
        current = piece.width if piece.before else current + piece.width
        longest = max(longest, current)
        if piece.behind:
            current = 0.0
    return longest


def _pieces(children: Iterable[d.Inline], missing: frozenset[str]) -> Iterator[_Piece | None]:
    for item in children:
        match item:
            case d.Words(text=text) | d.CodeSpan(code=text):
                yield from map(_character, text)
            case d.Emphasis(children=inside) | d.Strong(children=inside):
                yield from _pieces(inside, missing)
            case d.MathSpan(formula=formula):
                width = widest(formula.tree, missing)
                # Beside the formula there may be the mark of a verdict.
                yield None if width is None else _Piece(width + 1.5)
            case d.LineBreak():
                yield _Piece(0.0, before=True, behind=True)
            case _:
                yield None


def _character(char: str) -> _Piece:
    if char.isspace():
        return _Piece(0.0, before=True, behind=True)
    return _Piece(_CHARACTER) if char < "\u0250" else _Piece(_HAN, before=True, behind=True)
