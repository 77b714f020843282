"""How many terminal cells text takes. The only module that knows wcwidth."""

from __future__ import annotations

from wcwidth import wcswidth

TAB = 4


def shown(text: str) -> str:
    """The text as a terminal may print it: a tab becomes four spaces, other control characters their pictures."""
    if text.isprintable():
        return text
    return "".join(map(_picture, text))


def width(text: str) -> int:
    """Cells that `shown(text)` takes: two for a Chinese character or an emoji sequence, none for a combining mark."""
    return max(0, wcswidth(shown(text)))


def _picture(char: str) -> str:
    if char == "\t":
        return " " * TAB
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return char if wcswidth(char) >= 0 else "�"
