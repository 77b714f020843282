"""What Word's linear format has beyond plain text: rows of cells, roots with an index, groups that print no brackets.

    rows   ::= ("█" | "■") "(" cell ("&" cell)* ("@" cell ("&" cell)*)* ")"
    cell   ::= [relation] [sequence] [","]
    root   ::= "√" "(" sequence "&" sequence ")"

``█`` aligns equations, ``■`` is a matrix. A brace that ``┤`` closes, which prints nothing, holds cases.
Source: M. Sargent, Unicode Nearly Plain-Text Encoding of Mathematics, Unicode Technical Note 28, section 3.
"""

from __future__ import annotations

from notecompiler.math.ascii import atoms, layout
from notecompiler.math.ascii.cursor import Cursor, SequenceParser
from notecompiler.math.ascii.vocabulary import SIGNS, Role
from notecompiler.math.nodes import Array, ArrayRow, MathNode, Radical, Row, Symbol
from notecompiler.record import replace
from notecompiler.source import Span

_BRACKETED = {("(", ")"): "pmatrix", ("[", "]"): "bmatrix", (r"\{", r"\}"): "Bmatrix"}
_ENDS = (Role.CELL, Role.ROW, Role.CLOSE)


def parse_rows(cursor: Cursor, sequence: SequenceParser) -> Array:
    """The rows behind ``█`` or ``■``."""
    sign = cursor.take()
    cursor.expect(Role.OPEN)
    rows: list[ArrayRow] = []
    cells: list[Row] = []
    while True:
        cells.append(_cell(cursor, sequence))
        if cursor.token.role is Role.CELL:
            cursor.take()
            continue
        rows.append(ArrayRow(cells[0].span.cover(cells[-1].span), tuple(cells)))
        cells = []
        if cursor.token.role is not Role.ROW:
            closer = cursor.expect(Role.CLOSE)
            return Array(sign.span.cover(closer.span), SIGNS[sign.text][1], tuple(rows))
        cursor.take()


def _cell(cursor: Cursor, sequence: SequenceParser) -> Row:
    nodes: list[MathNode] = []
    if cursor.token.role is Role.RELATION:
        nodes.append(_symbol(cursor))
    if cursor.token.role not in _ENDS:
        nodes += sequence(cursor)
    if cursor.token.role is Role.SEPARATOR:
        nodes.append(_symbol(cursor))
    return layout.row(nodes) if nodes else Row(Span(cursor.token.span.start, cursor.token.span.start), ())


def _symbol(cursor: Cursor) -> MathNode:
    token = cursor.take()
    return atoms.symbol(token.span, SIGNS[token.text][1])


def is_indexed_root(cursor: Cursor) -> bool:
    """Whether the bracket at hand holds two parts, as behind a root sign: ``√(3&x)``."""
    if cursor.token.role is not Role.OPEN:
        return False
    partner = cursor.structure.partner
    at, end = cursor.index + 1, cursor.partner
    while at < end:
        if cursor.tokens[at].role is Role.CELL:
            return True
        at = partner.get(at, at) + 1
    return False


def parse_indexed_root(cursor: Cursor, start: Span, sequence: SequenceParser) -> Radical:
    """The root whose sign is at `start`, after `is_indexed_root` agreed."""
    cursor.take()
    index = sequence(cursor)
    cursor.expect(Role.CELL)
    radicand = sequence(cursor)
    closer = cursor.expect(Role.CLOSE)
    return Radical(start.cover(closer.span), layout.row(radicand), layout.row(index))


def bracketed(left: Symbol, inner: list[MathNode], right: Symbol) -> list[MathNode] | None:
    """What brackets become that print nothing, or that stand around rows; None for any others."""
    only = inner[0] if len(inner) == 1 else None
    span = left.span.cover(right.span)
    if not left.name and not right.name:
        return inner
    if isinstance(only, Array):
        if only.environment == "matrix" and (left.name, right.name) in _BRACKETED:
            return [replace(only, span=span, environment=_BRACKETED[left.name, right.name])]
        if only.environment == "aligned" and left.name == r"\{" and right.name == ".":
            return [replace(only, span=span, environment="cases")]
    if "." in (left.name, right.name):
        return [layout.delimited(left, inner, right)]
    return None


def in_bars(inner: list[MathNode], span: Span) -> Array | None:
    """The determinant that a matrix between bars is."""
    only = inner[0] if len(inner) == 1 else None
    if isinstance(only, Array) and only.environment == "matrix":
        return replace(only, span=span, environment="vmatrix")
    return None
