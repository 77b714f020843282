"""Delimiters: their TeX spelling as the character Typst stretches, and the sizes of ``\\big`` and its kin."""

from __future__ import annotations

from notecompiler.backends.typst.escape import math_char

_CHARACTERS = {
    "": "", ".": "",
    "\\{": "{", "\\}": "}", "\\lbrace": "{", "\\rbrace": "}", "\\lbrack": "[", "\\rbrack": "]",
    "\\lparen": "(", "\\rparen": ")",
    "\\langle": "⟨", "\\rangle": "⟩", "<": "⟨", ">": "⟩", "\\lt": "⟨", "\\gt": "⟩",
    "\\lang": "⟨", "\\rang": "⟩", "\\lAngle": "⟪", "\\rAngle": "⟫",
    "\\|": "‖", "\\Vert": "‖", "\\lVert": "‖", "\\rVert": "‖", "\\vert": "|", "\\lvert": "|", "\\rvert": "|",
    "\\lfloor": "⌊", "\\rfloor": "⌋", "\\lceil": "⌈", "\\rceil": "⌉",
    "\\lgroup": "⟮", "\\rgroup": "⟯", "\\lmoustache": "⎰", "\\rmoustache": "⎱",
    "\\ulcorner": "⌜", "\\urcorner": "⌝", "\\llcorner": "⌞", "\\lrcorner": "⌟",
    "\\llbracket": "⟦", "\\rrbracket": "⟧", "\\lBrack": "⟦", "\\rBrack": "⟧", "\\lBrace": "⦃", "\\rBrace": "⦄",
    "\\backslash": "\\", "/": "/",
    "\\uparrow": "↑", "\\downarrow": "↓", "\\updownarrow": "↕",
    "\\Uparrow": "⇑", "\\Downarrow": "⇓", "\\Updownarrow": "⇕",
    "\\bracevert": "⎪", "\\arrowvert": "|", "\\Arrowvert": "‖",
}  # fmt: skip

# Heights in em at 10 pt: TeX's 8.5, 11.5, 14.5 and 17.5 pt boxes take the delimiters of 12, 18, 24 and 30 pt.
_HEIGHTS = {"big": "1.2em", "Big": "1.8em", "bigg": "2.4em", "Bigg": "3em"}


def delimiter_char(tex: str) -> str:
    """The character of a delimiter in TeX spelling; "" for the invisible one."""
    return _CHARACTERS.get(tex, tex)


def delimiter(tex: str) -> str:
    """A delimiter as Typst math. The invisible one is an empty text, which keeps its neighbour from stretching."""
    return math_char(delimiter_char(tex))


def sized_height(command: str) -> str:
    """The height of ``\\bigl``, ``\\Biggm`` …"""
    return _HEIGHTS[command.lstrip("\\").rstrip("lrm")]
