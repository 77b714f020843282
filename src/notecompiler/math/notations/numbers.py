"""siunitx's numbers and angles: ``2.998e8``, ``1,5``, ``3 +- 1``, ``1;2;3``."""

from __future__ import annotations

import re

from notecompiler.regex import regex

_EXPONENT = regex(r"(?P<digits>.*?)[eEdD](?P<power>[+-]?\d+)\s*\Z", re.DOTALL)
_PRODUCT = regex(r"(?<=[\d.)])\s*x\s*(?=[\d.(+-])")
_BOTH_SIGNS = regex(r"\+\s*-\s*")
_DECIMAL_COMMA = regex(r"(?<=\d),(?=\d)")


def number(source: str) -> str:
    """One number; ``e8`` is a power of ten, a comma between digits the decimal point."""
    text = _DECIMAL_COMMA.sub(".", _BOTH_SIGNS.sub(r"\\pm ", source.strip()))
    parts = [_power(part) for part in _PRODUCT.split(text)]
    return r" \times ".join(parts)


def _power(text: str) -> str:
    hit = _EXPONENT.match(text)
    if hit is None:
        return text
    power = f"10^{{{hit['power'].removeprefix('+')}}}"
    digits = hit["digits"].strip()
    if digits in ("", "+", "-"):
        return digits + power
    return rf"({digits}) \times {power}" if r"\pm" in digits else rf"{digits} \times {power}"


def numbers(source: str) -> str:
    """A list of numbers, ``1;2;3``."""
    return ", ".join(number(part) for part in source.split(";"))


def angle(source: str) -> str:
    """Degrees, minutes and seconds: ``45``, ``1;2;3``; a missing part is left out."""
    signs = (r"^{\circ}", r"'", r"''")
    parts = source.split(";")
    return "".join(number(part) + sign for part, sign in zip(parts, signs, strict=False) if part.strip())
