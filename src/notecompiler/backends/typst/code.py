"""Code as Typst: coloured tokens, line by line."""

from __future__ import annotations

from notecompiler.backends.highlight import Line, TokenKind, highlight
from notecompiler.backends.typst.escape import breakable, string

_TAB = " " * 4


def code_lines(code: str, language: str, missing: frozenset[str] = frozenset()) -> str:
    """The lines as an array of arrays of (kind, text) pairs."""
    return "(\n" + "".join(f"  {_line(line, missing)},\n" for line in highlight(code, language)) + ")"


def _line(line: Line, missing: frozenset[str]) -> str:
    return "(" + "".join(f"{_token(token.kind, token.text, missing)}, " for token in line) + ")"


def _token(kind: TokenKind, text: str, missing: frozenset[str]) -> str:
    text = text.replace("\t", _TAB)
    if not missing.isdisjoint(text):
        text = "".join(f"⟨U+{ord(char):04X}⟩" if char in missing else char for char in text)
    return f'("{kind.value}", {string(breakable(text))})'
