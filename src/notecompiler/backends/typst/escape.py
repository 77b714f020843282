"""The one place where foreign characters become Typst.

Note text is data. In markup, code and math alike it reaches Typst either as a string literal or as characters escaped
here, so that nothing of a note is ever syntax.
"""

from __future__ import annotations

import re
import unicodedata

_STRING = str.maketrans({"\\": "\\\\", '"': '\\"'})
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

# Everything that Typst's markup gives a meaning, at the start of a line or inside one. Full stops and digits need
# none: text never starts a line of the output, so "1." is no list item.
_MARKUP = str.maketrans({char: "\\" + char for char in "\\#$*_`<>@=-+/~[]'\":|"})
_DOTS = ("..", ".\\u{2e}")

# Signs that stay themselves in Typst's math and that are no part of its grammar when spaces keep them apart.
_PLAIN_SIGNS = frozenset("+-=<>!?")


def string(text: str) -> str:
    """A Typst string literal: ``"…"``."""
    return f'"{_CONTROL.sub(_code_point, text.translate(_STRING))}"'


def markup(text: str) -> str:
    """Text as Typst markup. Line ends become spaces: breaks are the tree's business, not the text's."""
    escaped = " ".join(text.split("\n")).translate(_MARKUP)
    return _CONTROL.sub(_code_point, escaped.replace(*_DOTS))


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
        case _:
            return "\\" + char


def math_join(left: str, right: str) -> str:
    """Two pieces of math side by side, with a space where Typst would otherwise read them as one.

    Letters would become an identifier and signs a shorthand (``->``, ``!=``, ``...``). No other space is written:
    Typst prints spaces that touch text or bars.
    """
    if not left or not right:
        return left + right
    last, first = left[-1], right[0]
    word = last.isalpha() and (first.isalnum() or first == "_") and not _is_escape_tail(left)
    sign = last in _PLAIN_SIGNS and first in _PLAIN_SIGNS
    digits = last.isdigit() and first.isdigit()
    return f"{left} {right}" if word or sign or digits else left + right


def _is_escape_tail(code: str) -> bool:
    return len(code) > 1 and code[-2] == "\\"
