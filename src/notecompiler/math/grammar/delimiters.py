"""``\\left … \\middle … \\right`` and the ``\\big`` family."""

from __future__ import annotations

from typing import Final

from notecompiler.math import problems as kinds
from notecompiler.math.grammar.core import Parser
from notecompiler.math.nodes import Delimited, MathNode, SizedDelimiter
from notecompiler.math.signatures import Sized
from notecompiler.math.tokens import shared_span

CHARACTERS: Final = {
    "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "/": "/", ".": "", r"\{": "{", r"\}": "}", r"\|": "‖", r"\langle": "⟨", r"\rangle": "⟩",
    r"\lfloor": "⌊", r"\rfloor": "⌋", r"\lceil": "⌈", r"\rceil": "⌉", r"\lvert": "|", r"\rvert": "|", r"\lVert": "‖", r"\rVert": "‖",
    r"\backslash": "\\", r"\uparrow": "↑", r"\downarrow": "↓", r"\updownarrow": "↕", r"\Uparrow": "⇑", r"\Downarrow": "⇓",
    r"\Updownarrow": "⇕", r"\lgroup": "⟮", r"\rgroup": "⟯", r"\lmoustache": "⎰", r"\rmoustache": "⎱", r"\ulcorner": "⌜",
    r"\urcorner": "⌝", r"\llcorner": "⌞", r"\lrcorner": "⌟", r"\llbracket": "⟦", r"\rrbracket": "⟧", r"\lBrace": "⦃", r"\rBrace": "⦄",
}  # fmt: skip
"""All delimiters in canonical spelling with their Unicode character; "." is the empty one."""

DELIMITERS: Final = frozenset(CHARACTERS)
"""Canonical spellings of all delimiters."""

_ALSO = {"<": r"\langle", ">": r"\rangle", r"\lt": r"\langle", r"\gt": r"\rangle", r"\mid": "|", r"\parallel": r"\|"}
_UNICODE = {
    "⟨": r"\langle", "⟩": r"\rangle", "〈": r"\langle", "〉": r"\rangle", "⌊": r"\lfloor", "⌋": r"\rfloor", "⌈": r"\lceil", "⌉": r"\rceil", "‖": r"\|", "∥": r"\|",
    "∣": "|", "⟦": r"\llbracket", "⟧": r"\rrbracket", "（": "(", "）": ")", "｜": "|", "【": "[", "】": "]",
}  # fmt: skip


def take_delimiter(p: Parser, at: int, end: int) -> str:
    """The delimiter behind the command at `at`, in canonical spelling; "." and a problem when there is none."""
    p.skip_comments(end)
    if p.i < end:
        text = p.texts[p.i]
        if text == "{" and p.close[p.i] == p.i + 2 < end:  # \left{(} is read as it is meant
            text = p.texts[p.i + 1]
            skip = 3
        else:
            skip = 1
        name = _ALSO.get(text) or _UNICODE.get(text) or (p.symbols[text][0] if text in p.symbols else text)
        if name in DELIMITERS:
            if text in _UNICODE:
                p.problem(kinds.UNICODE_SYMBOL, f"{text} for {name}", p.token_span(p.i), fatal=False)
            p.i += skip
            return name
    p.problem(kinds.MISSING_DELIMITER, f"{p.texts[at]} lacks a delimiter", p.token_span(at))
    return "."


def read_left(p: Parser, out: list[MathNode], at: int, end: int, _name: str, _row: object) -> None:
    left = take_delimiter(p, at, end)
    close = p.close[at]
    segments = []
    middles = []
    for middle in p.structure.middles.get(at, ()):
        segments.append(p.row(middle))
        p.i = middle + 1
        middles.append(take_delimiter(p, middle, close))
    segments.append(p.row(close))
    if at in p.structure.unclosed:
        p.problem(kinds.UNBALANCED_LEFT_RIGHT, r"\left without \right", p.token_span(at))
        right = "."
    else:
        p.i = close + 1
        right = take_delimiter(p, close, end)
    out.append(Delimited(p.span(at), left, right, tuple(segments), tuple(middles)))


def read_stray_right(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\right`` or ``\\middle`` without ``\\left``: its delimiter goes with it."""
    if p.i < end and p.symbols.get(p.texts[p.i], ("",))[0] in DELIMITERS:
        p.i += 1
    p.invalid(out, at, kinds.UNBALANCED_LEFT_RIGHT, rf"{name} without \left")


def read_sized(p: Parser, out: list[MathNode], at: int, end: int, name: str, row: Sized) -> None:
    delimiter = take_delimiter(p, at, end)
    out.append(SizedDelimiter(shared_span(p.spans[at].start, p.end()), name, delimiter, row.cls))
