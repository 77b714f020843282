"""Code as Typst: coloured tokens, line by line."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from notecompiler.backends.highlight import Line, Token, highlight
from notecompiler.backends.typst.escape import breakable, string

_TAB = " " * 4


def code_lines(code: str, language: str, missing: frozenset[str] = frozenset()) -> str:
    """The lines as an array of arrays of (kind, text) pairs."""
    return "(\n" + "".join(f"  {_line(line, missing)},\n" for line in highlight(code, language)) + ")"


def _line(line: Line, missing: frozenset[str]) -> str:
    """One line; neighbours that look alike are one run, which is quicker to set."""
    runs = groupby(line, key=lambda token: token.kind)
    return "(" + "".join(f'("{kind.value}", {_text(tokens, missing)}), ' for kind, tokens in runs) + ")"


def _text(tokens: Iterable[Token], missing: frozenset[str]) -> str:
    return string("".join(breakable(_shown(token.text.replace("\t", _TAB), missing)) for token in tokens))


def _shown(text: str, missing: frozenset[str]) -> str:
    if missing.isdisjoint(text):
        return text
    return "".join(f"⟨U+{ord(char):04X}⟩" if char in missing else char for char in text)
