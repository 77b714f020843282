"""Keeping track of which characters of a document's source came from which formula.

While the text is put together, the output of each formula stands between two private-use characters; at the end they are
taken out and their places kept. A long text is put together from pieces: each is printed for itself, and another sign
holds its place in the document's shell. The escaping of both backends drops these characters from note text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from notecompiler.backends.base import Part, Passage
from notecompiler.book.quarantine import FormulaKey
from notecompiler.record import Record

_OPEN, _CLOSE, _END, _PLACE = "\uf8f0", "\uf8f1", "\uf8f2", "\uf8f3"
_SIGN = re.compile(f"{_OPEN}(?P<formula>\\d+){_END}|{_PLACE}(?P<piece>\\d+){_END}|{_CLOSE}")
RESERVED = dict.fromkeys(map(ord, (_OPEN, _CLOSE, _END, _PLACE)))
"""A table for `str.translate` that removes the signs from note text."""


class Piece(Record):
    """A printed piece of a document, with the passages in it. `value`: it is an expression, not blocks."""

    text: str
    passages: tuple[Passage, ...] = ()
    value: bool = False


def marked(text: str, number: int) -> str:
    """`text` as made from the formula with this number. Passages must not be nested."""
    return f"{_OPEN}{number}{_END}{text}{_CLOSE}"


def place(number: int) -> str:
    """What stands in a shell for the piece with this number."""
    return f"{_PLACE}{number}{_END}"


def take_passages(text: str, formulas: Sequence[FormulaKey]) -> tuple[str, tuple[Passage, ...]]:
    """The text without the signs, and the passages; number n of `marked` is ``formulas[n]``."""
    whole, passages, _ = put_together(text, formulas, ())
    return whole, passages


def put_together(
    shell: str, formulas: Sequence[FormulaKey], pieces: Sequence[Piece]
) -> tuple[str, tuple[Passage, ...], tuple[Part, ...]]:
    """The shell with its pieces in their places, all passages of it, and where the pieces are."""
    texts: list[str] = []
    passages: list[Passage] = []
    parts: list[Part] = []
    at = length = start = number = 0
    for sign in _SIGN.finditer(shell):
        texts.append(shell[at : sign.start()])
        length += sign.start() - at
        at = sign.end()
        if sign["formula"] is not None:
            start, number = length, int(sign["formula"])
        elif sign["piece"] is not None:
            piece = pieces[int(sign["piece"])]
            texts.append(piece.text)
            passages += [Passage(length + p.start, length + p.end, p.formula) for p in piece.passages]
            parts.append(Part(length, length + len(piece.text), piece.value))
            length += len(piece.text)
        else:
            passages.append(Passage(start, length, formulas[number]))
    texts.append(shell[at:])
    return "".join(texts), tuple(passages), tuple(parts)
