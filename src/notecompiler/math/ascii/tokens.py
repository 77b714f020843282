"""Tokens of ASCII formulas.

    number   one or more digits, a decimal part: 42, 0.5, .5
    word     one or more Latin letters: x, sigmoid
    sign     a spelling of `vocabulary.SIGNS`, longest first: <=, ->, ≈
    script   a run of Unicode super- or subscripts: ⁻¹, ₁₂
    marked   a letter that carries its mark: ŷ
    accent   a combining mark: the hat of x̂

Spaces are kept as `spaced` of the token that follows them; nothing else is dropped.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from notecompiler.math.ascii.vocabulary import (
    COMBINING,
    INVISIBLE,
    MARKED_LETTERS,
    SIGNS,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    Role,
)
from notecompiler.record import Record, replace
from notecompiler.regex import regex
from notecompiler.source import Span


class Kind(Enum):
    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    MARKED = "marked"
    ACCENT = "accent"
    END = "end"


class Token(Record):
    """`spaced`: white space stands before it. `role` is set for signs."""

    kind: Kind
    text: str
    span: Span
    spaced: bool
    role: Role | None = None


_TOKEN: Final = regex(
    r"(?P<space>[\s" + INVISIBLE + "]+)"
    r"|(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)"
    r"|(?P<word>[A-Za-z]+)"
    r"|(?P<superscript>[" + "".join(SUPERSCRIPTS) + "]+)"
    r"|(?P<subscript>[" + "".join(SUBSCRIPTS) + "]+)"
    r"|(?P<marked>[" + "".join(MARKED_LETTERS) + "])"
    r"|(?P<accent>[" + "".join(COMBINING) + "])"
    r"|(?P<sign>" + "|".join(map(re.escape, sorted(SIGNS, key=len, reverse=True))) + ")"
)


def tokenize(text: str) -> list[Token] | None:
    """The tokens of `text`, an end token last; None when a character belongs to no formula."""
    tokens: list[Token] = []
    at = 0
    spaced = False
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return None
        group = match.lastgroup or ""
        at = match.end()
        if group == "space":
            spaced = True
            continue
        role = SIGNS[match.group()][0] if group == "sign" else None
        tokens.append(Token(Kind(group), match.group(), Span(match.start(), at), spaced, role))
        spaced = False
    tokens.append(Token(Kind.END, "", Span(at, at), spaced))
    return _with_rows(tokens) if any(token.role is Role.ROWS for token in tokens) else tokens


def _with_rows(tokens: list[Token]) -> list[Token]:
    """The tokens, of which ``@`` ends a row where the innermost bracket holds rows."""
    found: list[Token] = []
    holds_rows = [False]
    for token in tokens:
        if token.role is Role.OPEN:
            holds_rows.append(bool(found) and found[-1].role is Role.ROWS)
        elif token.role is Role.CLOSE and len(holds_rows) > 1:
            holds_rows.pop()
        ends_row = token.text == "@" and holds_rows[-1]
        found.append(replace(token, role=Role.ROW) if ends_row else token)
    return found
