"""Keeping track of which characters of a document's source came from which formula.

While the text is put together, the output of each formula stands between two private-use characters; at the end they are
taken out and their places kept. The escaping of both backends drops these characters from note text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from notecompiler.backends.base import Passage
from notecompiler.book.quarantine import FormulaKey

_OPEN, _CLOSE, _END = "\uf8f0", "\uf8f1", "\uf8f2"
_SIGN = re.compile(f"{_OPEN}(\\d+){_END}|{_CLOSE}")
RESERVED = dict.fromkeys(map(ord, (_OPEN, _CLOSE, _END)))
"""A table for `str.translate` that removes the signs from note text."""


def marked(text: str, number: int) -> str:
    """`text` as made from the formula with this number. Passages must not be nested."""
    return f"{_OPEN}{number}{_END}{text}{_CLOSE}"


def take_passages(text: str, formulas: Sequence[FormulaKey]) -> tuple[str, tuple[Passage, ...]]:
    """The text without the signs, and the passages; number n of `marked` is ``formulas[n]``."""
    pieces: list[str] = []
    passages: list[Passage] = []
    at = length = start = number = 0
    for sign in _SIGN.finditer(text):
        pieces.append(text[at : sign.start()])
        length += sign.start() - at
        at = sign.end()
        if sign[1] is not None:
            start, number = length, int(sign[1])
        else:
            passages.append(Passage(start, length, formulas[number]))
    pieces.append(text[at:])
    return "".join(pieces), tuple(passages)
