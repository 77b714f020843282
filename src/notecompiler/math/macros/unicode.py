"""Characters that stand for a construction rather than for one command."""

from __future__ import annotations

from notecompiler.math.signatures import Table, short

_FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6),
    "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip

MACROS: Table = {
    **{char: short(rf"\frac{{{top}}}{{{bottom}}}") for char, (top, bottom) in _FRACTIONS.items()},
    "≘": short(r"\overset{\frown}{=}"),
    "≙": short(r"\overset{\wedge}{=}"),
    "≚": short(r"\overset{\vee}{=}"),
    "≛": short(r"\overset{\star}{=}"),
    "≝": short(r"\overset{\mathrm{def}}{=}"),
    "≞": short(r"\overset{\mathrm{m}}{=}"),
    "≟": short(r"\overset{?}{=}"),
    "‼": short("!!"),
    "℃": short(r"{}^{\circ}\mathrm{C}"),
    "℉": short(r"{}^{\circ}\mathrm{F}"),
    "ℎ": short("h"),
    "∛": short(r"\sqrt[3]"),
    "∜": short(r"\sqrt[4]"),
}
