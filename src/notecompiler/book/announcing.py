"""Lines that announce what stands below them, and must not be parted from it by the end of a page."""

from __future__ import annotations

from notecompiler import document as d
from notecompiler.book.model import BookBlock
from notecompiler.book.readable import readable_text

_SHORT = 80
"""Characters of about one line."""


def announces(block: BookBlock, below: BookBlock | None) -> bool:
    """Whether a short paragraph ends in a colon and what follows it is no text."""
    if not isinstance(block, d.Paragraph) or below is None or isinstance(below, d.Paragraph | d.Heading):
        return False
    text = readable_text(block.children)
    return len(text) <= _SHORT and text.endswith((":", "："))
