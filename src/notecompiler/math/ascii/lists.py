"""Brackets with a meaning of their own: lists of lists, and ``(mod m)``."""

from __future__ import annotations

from notecompiler.math.ascii import layout
from notecompiler.math.ascii.cursor import Cursor, NotAFormulaError, SequenceParser
from notecompiler.math.ascii.tokens import Kind
from notecompiler.math.ascii.vocabulary import Role
from notecompiler.math.nodes import Array, AtomClass, MathNode, Styled, Symbol


def is_matrix(cursor: Cursor) -> bool:
    """Whether the bracket at hand holds nothing but lists of equal length: ``[[1, 2], [3, 4]]``."""
    tokens, partner = cursor.tokens, cursor.structure.partner
    at, end = cursor.index + 1, cursor.partner
    if tokens[cursor.index].text != "[" or tokens[at].text != "[":
        return False
    lengths: set[int] = set()
    while at < end:
        if tokens[at].text != "[":
            return False
        close = partner[at]
        length = 1
        inside = at + 1
        while inside < close:
            if tokens[inside].text == "[":
                return False
            if tokens[inside].text == ",":
                length += 1
            inside = partner.get(inside, inside) + 1
        lengths.add(length)
        at = close + 1
        if at < end and tokens[at].text not in ",;":
            return False
        at += 1
    return len(lengths) == 1


def parse_matrix(cursor: Cursor, sequence: SequenceParser) -> Array:
    """matrix ::= "[" list ("," list)* "]", after `is_matrix` agreed."""
    opener = cursor.take()
    rows: list[list[list[MathNode]]] = []
    while True:
        cursor.expect(Role.OPEN)
        rows.append(_cells(sequence(cursor)))
        cursor.expect(Role.CLOSE)
        if cursor.token.role is not Role.SEPARATOR:
            closer = cursor.expect(Role.CLOSE)
            return layout.matrix(opener.span.cover(closer.span), rows)
        cursor.take()


def _cells(nodes: list[MathNode]) -> list[list[MathNode]]:
    cells: list[list[MathNode]] = [[]]
    for node in nodes:
        if isinstance(node, Symbol) and node.cls is AtomClass.PUNCT:
            cells.append([])
        else:
            cells[-1].append(node)
    if not all(cells):
        raise NotAFormulaError
    return cells


def parse_modulus(cursor: Cursor, opener: Symbol, sequence: SequenceParser) -> list[MathNode]:
    """modulus ::= "(" "mod" sequence ")", as ``\\pmod`` prints it."""
    cursor.take()
    if cursor.token.kind is Kind.END:
        raise NotAFormulaError
    inner = sequence(cursor)
    closer = cursor.expect(Role.CLOSE)
    return [Styled(opener.span.cover(closer.span), r"\pmod", layout.row(inner))]
