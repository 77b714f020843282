"""TeX's four math styles, which Typst's matrices and stacks do not keep by themselves."""

from __future__ import annotations

from enum import Enum


class Style(Enum):
    """A math style; the value is the name of Typst's function that sets it."""

    DISPLAY = "display"
    TEXT = "inline"
    SCRIPT = "script"
    SCRIPTSCRIPT = "sscript"


_FRACTION = {
    Style.DISPLAY: Style.TEXT,
    Style.TEXT: Style.SCRIPT,
    Style.SCRIPT: Style.SCRIPTSCRIPT,
    Style.SCRIPTSCRIPT: Style.SCRIPTSCRIPT,
}


def of_scripts(style: Style) -> Style:
    """The style of a subscript or superscript (The TeXbook, chapter 17)."""
    return Style.SCRIPT if style in (Style.DISPLAY, Style.TEXT) else Style.SCRIPTSCRIPT


def of_fraction(style: Style) -> Style:
    """The style of a numerator or denominator."""
    return _FRACTION[style]


def of_cells(style: Style) -> Style:
    """The style of a matrix's cells: text style, unless the matrix stands in a script."""
    return Style.TEXT if style is Style.DISPLAY else style
