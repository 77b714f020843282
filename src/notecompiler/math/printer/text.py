"""Words inside formulas, with TeX's special characters escaped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from notecompiler.math.nodes import Box, Row, Styled, Text, TextRun

TEXT_BOXES: Final = frozenset(
    (
        r"\fbox",
        r"\framebox",
        r"\makebox",
        r"\colorbox",
        r"\fcolorbox",
        r"\raisebox",
        r"\sout",
        r"\llap",
        r"\rlap",
        r"\clap",
        r"\reflectbox",
    )
)
"""Boxes whose content is text."""

_ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
        "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "\u00a0": "~", "\u2009": r"\,", "\u2005": r"\;",
        "\u2003": r"\quad{}", "\u2002": r"\enspace{}",
    }
)  # fmt: skip


def escape(text: str) -> str:
    """Plain characters as TeX text."""
    return text.translate(_ESCAPES)


def print_parts(parts: tuple[TextRun | Row, ...], formula: Callable[[Row], str], words: Callable[[Row], str]) -> str:
    """The content of a text command. `formula` prints a nested formula on one line, `words` text in another font."""
    return "".join(
        escape(part.text) if isinstance(part, TextRun) else words(part) if _is_words(part) else f"${formula(part)}$"
        for part in parts
    )


def _is_plain_text(row: Row) -> bool:
    return len(row.children) == 1 and isinstance(row.children[0], Text) and row.children[0].command == r"\text"


def _is_words(row: Row) -> bool:
    """Whether a nested row is text in another font or colour, which needs no dollars."""
    if len(row.children) != 1:
        return False
    match row.children[0]:
        case Text(command=command):
            return command != ""
        case Styled(body=body):
            return not body.children or _is_plain_text(body)
        case Box(command=command):
            return command in TEXT_BOXES
        case _:
            return False
