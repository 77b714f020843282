"""Words inside formulas, with TeX's special characters escaped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from notecompiler.math.nodes import Box, Row, Styled, Text, TextRun

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


def print_parts(parts: tuple[TextRun | Row, ...], formula: Callable[[Row], str]) -> str:
    """The content of a text command. `formula` prints a nested formula on one line."""
    return "".join(
        escape(part.text) if isinstance(part, TextRun) else formula(part) if _is_words(part) else f"${formula(part)}$"
        for part in parts
    )


def _is_words(row: Row) -> bool:
    """Whether a nested row is text in another font or colour, which needs no dollars."""
    if len(row.children) != 1:
        return False
    match row.children[0]:
        case Text(command=command):
            return command != ""
        case Styled(body=body) | Box(body=body):
            return _is_words(body)
        case _:
            return False
