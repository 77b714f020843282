"""The one place where foreign characters become Typst.

Note text is data. In markup, code and math alike it reaches Typst either as a string literal or as characters escaped
here, so that nothing of a note is ever syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from notecompiler.backends.passages import RESERVED

_STRING = str.maketrans({"\\": "\\\\", '"': '\\"'})
_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
_LONG_WORD = re.compile(r"[!-~]{41,}")
_JOINT = re.compile(r"(?<=[._])(?=\w)")
_CHUNK = re.compile(r".{1,8}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

# Everything that Typst's markup gives a meaning, at the start of a line or inside one.
_MARKUP = str.maketrans({char: "\\" + char for char in "\\#$*_`<>@=-+/~[]'\":|"})
_DOTS = ("..", ".\\u{2e}")
_KEYCAP = re.compile("\\\\?([0-9#*])\ufe0f?\u20e3")
"""A keycap emoji, escaped: a text face has its digit, but cannot join it with the rest."""
_CHINESE_SIGNS = re.compile("[\u2160-\u217f\u2460-\u24ff\u3200-\u33ff]+")
"""Circled numbers, Roman numerals, units: of full width in Chinese faces, squeezed in Latin ones."""
_ACCENTED = re.compile(
    "([\u2100-\u214f\u2200-\u22ff\U0001d400-\U0001d7ff])([\u0300-\u0315\u20d0\u20d1\u20d6\u20d7\u20db\u20dc\u20e1])"
)
"""A letter or sign of mathematics with an accent: Typst takes the accent from the text face and drops the letter, which
that face lacks."""
_NUMBERED_ITEM = re.compile(r"^(\s*\d*)\.")

# Signs that stay themselves in Typst's math and that are no part of its grammar when spaces keep them apart.
_PLAIN_SIGNS = frozenset("+-=<>!?")

# Typst's math pairs brackets of all kinds and reads root signs as prefixes.
_BRACKETS = frozenset({"Ps", "Pe", "Pi", "Pf"})
_MORE_SYNTAX = frozenset("√∛∜⎰⎱⌜⌝⌞⌟")


def string(text: str) -> str:
    """A Typst string literal: ``"…"``."""
    return f'"{_CONTROL.sub(_code_point, text.translate(RESERVED).translate(_STRING))}"'


def strings(texts: Iterable[str]) -> str:
    """A Typst array of strings."""
    return "(" + "".join(f"{string(text)}, " for text in texts) + ")"


def markup(text: str, missing: frozenset[str] = frozenset()) -> str:
    """Text as Typst markup. Line ends become spaces: breaks are the tree's business, not the text's.

    A character that is `missing` from all fonts becomes a labelled box.
    """
    escaped = " ".join(breakable(text.translate(RESERVED)).split("\n")).translate(_MARKUP)
    escaped = _NUMBERED_ITEM.sub(r"\1\.", escaped).replace(*_DOTS)
    escaped = _CONTROL.sub(_code_point, escaped)
    if not missing.isdisjoint(text):
        return "".join(_boxed(char, missing, "#{};") for char in escaped)
    if escaped.isascii():
        return escaped
    escaped = _ACCENTED.sub(r'$accent(\1, "\2")$', escaped)
    return _KEYCAP.sub(r'#keycap("\1");', _CHINESE_SIGNS.sub(r'#han-mark("\g<0>");', escaped))


def breakable(text: str) -> str:
    """The text with places inside very long words (addresses, hashes) where a line may end."""
    return _LONG_WORD.sub(lambda word: "\u200b".join(_CHUNK.findall(word[0])), text)


def breakable_name(text: str) -> str:
    """A name of a program, which may break at its joints in a narrow column."""
    return _JOINT.sub("\u200b", text)


def _boxed(char: str, missing: frozenset[str], call: str) -> str:
    return call.format(f'tofu("U+{ord(char):04X}")') if char in missing else char


def boxed_in_math(code: str, missing: frozenset[str]) -> str:
    """Typst math in which each missing character, in texts and outside, became a labelled box."""
    if missing.isdisjoint(code):
        return code
    pieces, at = [], 0
    for literal in _LITERAL.finditer(code):
        pieces.append(_boxed_signs(code[at : literal.start()], missing))
        pieces.append("".join(_boxed(char, missing, '"{}"') for char in literal[0]))
        at = literal.end()
    return "".join([*pieces, _boxed_signs(code[at:], missing)])


def _boxed_signs(code: str, missing: frozenset[str]) -> str:
    return re.sub(r"\\?(.)", lambda m: _boxed(m[1], missing, "{}") if m[1] in missing else m[0], code)


def _code_point(match: re.Match[str]) -> str:
    return f"\\u{{{ord(match[0]):x}}}"


def math_char(char: str) -> str:
    """One character of a formula as Typst math, with no meaning but itself."""
    match char:
        case "*":
            return "∗"
        case "":
            return '""'
        case _ if len(char) > 1:
            return string(char)
        case _ if char.isalnum() or char in _PLAIN_SIGNS:
            return char
        case _ if char.isspace() or not char.isprintable() or unicodedata.combining(char):
            return string(char)
        case _ if char.isascii() or char in _MORE_SYNTAX or unicodedata.category(char) in _BRACKETS:
            return "\\" + char
        case _:
            return char


def math_join(left: str, right: str) -> str:
    """Two pieces of math side by side, with a space where Typst would otherwise read them as one.

    Letters would become an identifier and signs a shorthand (``->``, ``!=``, ``...``). No other space is written:
    Typst prints spaces that touch text or bars.
    """
    if not left or not right:
        return left + right
    last, first = left[-1], right[0]
    letter = last.isalpha() or (last.isidentifier() and last != "_")  # ℘ is a sign that identifiers may hold
    word = letter and (first.isalnum() or f"a{first}".isidentifier()) and not _is_escape_tail(left)
    sign = last in _PLAIN_SIGNS and first in _PLAIN_SIGNS
    digits = last.isdigit() and first.isdigit()
    return f"{left} {right}" if word or sign or digits else left + right


def _is_escape_tail(code: str) -> bool:
    return len(code) > 1 and code[-2] == "\\"
