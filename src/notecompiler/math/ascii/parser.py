"""The entry of the ASCII grammar."""

from __future__ import annotations

from functools import lru_cache

from notecompiler.math.ascii.atoms import symbol
from notecompiler.math.ascii.cursor import Cursor, NotAFormulaError
from notecompiler.math.ascii.grammar import parse_sequence
from notecompiler.math.ascii.structure import find_structure
from notecompiler.math.ascii.tokens import Kind, tokenize
from notecompiler.math.ascii.vocabulary import SIGNS, Role
from notecompiler.math.nodes import MathNode, Problem, Row
from notecompiler.record import Record
from notecompiler.source import Span


class AsciiParse(Record):
    """The tree of an ASCII formula, spans in its text. What is read at all has no problems, so `problems` is empty;
    the field lets callers treat both grammars alike."""

    tree: Row
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=1024)
def parse_ascii(text: str) -> AsciiParse | None:
    """Read a formula written in plain text, or None when `text` is not one. Takes any text and never raises.

    Results are remembered: finding formulas in prose parses what is read again afterwards.
    A formula may begin with a relation (the continuation ``= a + b`` of a calculation).
    """
    tokens = tokenize(text)
    structure = find_structure(tokens) if tokens else None
    if tokens is None or structure is None:
        return None
    cursor = Cursor(tokens, structure)
    nodes: list[MathNode] = []
    try:
        if cursor.token.role is Role.RELATION:
            token = cursor.take()
            nodes.append(symbol(token.span, SIGNS[token.text][1]))
        nodes += parse_sequence(cursor)
    except NotAFormulaError:
        return None
    if cursor.token.kind is not Kind.END:
        return None
    return AsciiParse(Row(Span(0, len(text)), tuple(nodes)))
