"""Commutative diagrams of amscd: ``A @>f>> B \\\\ @VVgV @VVV``, read as a matrix of objects and arrows.

Objects stand in the columns 1, 3, 5 …, horizontal arrows between them, vertical arrows below an object.
"""

from __future__ import annotations

from typing import Final

from notecompiler.math.grammar.core import Parser
from notecompiler.math.nodes import (
    Array,
    ArrayRow,
    AtomClass,
    Group,
    MathNode,
    Row,
    SizedDelimiter,
    Stack,
    Styled,
    Symbol,
)
from notecompiler.math.tokens import shared_span

_HORIZONTAL: Final = {">": (r"\xrightarrow", r"\rightarrow", "→"), "<": (r"\xleftarrow", r"\leftarrow", "←")}
_VERTICAL: Final = {"V": r"\downarrow", "A": r"\uparrow"}


def read_diagram(p: Parser, at: int, close: int, separators: list[int]) -> Array:
    """The rows up to token `close`; the parser stands behind the ``\\begin{CD}`` at `at`."""
    rows = []
    for stop in [*separators, close]:
        cells = _cells(p, stop)
        p.i = min(stop + 1, close)
        if stop < close or cells:
            place = cells[0].span if cells else shared_span(p.end(), p.end())
            rows.append(ArrayRow(place, tuple(cells)))
    return Array(p.span(at), "matrix", tuple(rows))


def _cells(p: Parser, stop: int) -> list[Row]:
    cells: list[Row] = []
    while p.i < stop:
        arrow = p.find("@", p.i, stop)
        before = p.row(arrow if arrow >= 0 else stop)
        if before.children:
            _fill(p, cells, odd=False)
            cells.append(before)
        if arrow < 0:
            break
        p.i = arrow + 1
        _arrow(p, cells, stop)
    return cells


def _fill(p: Parser, cells: list[Row], *, odd: bool) -> None:
    """An empty cell where the next one would stand in the wrong column."""
    if len(cells) % 2 != odd:
        place = p.end()
        cells.append(Row(shared_span(place, place), ()))


def _arrow(p: Parser, cells: list[Row], stop: int) -> None:
    """The arrow whose ``@`` was taken. An unknown one (``@.`` too) is an empty cell."""
    mark = p.texts[p.i] if p.i < stop else "."
    at = p.i - 1
    p.i = min(p.i + 1, stop)
    _fill(p, cells, odd=mark not in _VERTICAL and mark not in ("|", r"\|"))
    children: tuple[MathNode, ...] = ()
    if mark in _HORIZONTAL:
        over, under = _label(p, mark, stop), _label(p, mark, stop)
        command, name, char = _HORIZONTAL[mark]
        base = Row(p.spans[at], (Symbol(p.spans[at], name, char, AtomClass.REL),))
        children = (Stack(p.span(at), command, base, over, under if under.children else None),)
    elif mark in _VERTICAL:
        left, right = _label(p, mark, stop), _label(p, mark, stop)
        arrow = SizedDelimiter(p.spans[at], r"\Big", _VERTICAL[mark], AtomClass.ORD)
        children = (*_beside(left), arrow, *_beside(right))
    elif mark == "=":
        children = (Symbol(p.span(at), "=", "=", AtomClass.REL),)
    elif mark in ("|", r"\|"):
        children = (SizedDelimiter(p.span(at), r"\Big", r"\|", AtomClass.ORD),)
    cells.append(Row(p.span(at), children))


def _label(p: Parser, mark: str, stop: int) -> Row:
    """The label up to the next `mark`; braces around all of it only protect a mark inside."""
    end = p.find(mark, p.i, stop)
    if end < 0:
        return Row(shared_span(p.end(), p.end()), ())
    if p.texts[p.i] == "{" and p.close[p.i] == end - 1:
        p.i += 1
        label = p.braced(p.i - 1)
    else:
        label = p.row(end)
    p.i = end + 1
    return label


def _beside(label: Row) -> tuple[MathNode, ...]:
    """A label at the side of a vertical arrow, in small type."""
    if not label.children:
        return ()
    style = Styled(label.span, r"\scriptstyle", label, switch=True)
    return (Group(label.span, Row(label.span, (style,))),)
