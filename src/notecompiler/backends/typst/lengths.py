"""TeX lengths as Typst lengths."""

from __future__ import annotations

import re

# Typst's unit and how many of it one TeX unit makes. Typst's pt is TeX's bp; mu is 1/18 em; ex is that of Computer Modern.
_UNITS = {
    "pt": ("pt", 72 / 72.27),
    "bp": ("pt", 1.0),
    "pc": ("pt", 12 * 72 / 72.27),
    "dd": ("pt", 1238 / 1157 * 72 / 72.27),
    "cc": ("pt", 12 * 1238 / 1157 * 72 / 72.27),
    "sp": ("pt", 72 / 72.27 / 65536),
    "px": ("pt", 0.75),
    "in": ("in", 1.0),
    "cm": ("cm", 1.0),
    "mm": ("mm", 1.0),
    "em": ("em", 1.0),
    "ex": ("em", 0.431),
    "mu": ("em", 1 / 18),
}
_LENGTH = re.compile(r"\s*([+-]?)\s*(\d+\.?\d*|\.\d+)\s*(true)?\s*([a-z]{2})\b")


def typst_length(tex: str) -> str | None:
    """``"2ex"`` as ``"0.862em"``; None for what is no plain length. Stretch (``plus …``) is left out."""
    match = _LENGTH.match(tex)
    if match is None or match[4] not in _UNITS:
        return None
    unit, factor = _UNITS[match[4]]
    return f"{match[1] if match[1] == '-' else ''}{number(float(match[2]) * factor)}{unit}"


def em(width: float) -> str:
    """A width in em."""
    return f"{number(width)}em"


def number(value: float) -> str:
    """A decimal number of at most five places, without needless zeros."""
    return f"{value:.5f}".rstrip("0").rstrip(".") or "0"
