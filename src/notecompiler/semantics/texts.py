"""The words inside formulas."""

from __future__ import annotations

from notecompiler.math import nodes as n
from notecompiler.math.plain import plain_text as as_plain_text


def plain_text(text: n.Text) -> str:
    """The words of a text node, without the formulas in it."""
    return "".join(part.text for part in text.parts if isinstance(part, n.TextRun)).strip()


def spoken(text: n.Text) -> str:
    """The words of a text node with the formulas in it as plain text."""
    parts = (part.text if isinstance(part, n.TextRun) else as_plain_text(part) for part in text.parts)
    return "".join(parts).strip()
