"""What rules about formulas share: which formulas, where a part of one stands in the file, and edits to it."""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Edit
from notecompiler.document import Document, Formula, Notation
from notecompiler.source import Span


def tex_formulas(document: Document) -> Iterator[Formula]:
    """The formulas written in TeX."""
    return (formula for formula in document.formulas if formula.notation is Notation.TEX)


def place(formula: Formula, start: int, end: int) -> Span:
    """Where ``formula.tex[start:end]`` stands in the file."""
    return formula.origin.span(Span(start, end))


def replace(formula: Formula, start: int, end: int, text: str) -> tuple[Edit, ...]:
    """Edits that turn ``formula.tex[start:end]`` into `text`; line prefixes of quotes and lists inside are kept."""
    if start == end:
        return (insert(formula, start, text),)
    edits: list[Edit] = []
    for piece in formula.origin.pieces:
        first = max(start, piece.start)
        last = min(end, piece.start + piece.length)
        if first < last:
            shift = piece.source - piece.start
            edits.append(Edit(first + shift, last + shift, "" if edits else text))
    return tuple(edits)


def insert(formula: Formula, at: int, text: str) -> Edit:
    """An edit that puts `text` before ``formula.tex[at]``, on the line of the character before it."""
    where = formula.origin.to_source(at - 1) + 1 if at > 0 else formula.origin.to_source(0)
    return Edit(where, where, text)


def whole(formula: Formula) -> Span:
    """The formula in the file, without its delimiters."""
    return place(formula, 0, len(formula.tex))
