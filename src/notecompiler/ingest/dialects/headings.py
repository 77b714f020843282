"""Headings that were damaged, and headings that lost their marks."""

from __future__ import annotations

import re

from notecompiler.ingest.extract import Extract

_DAMAGE = re.compile(r"(?:[-*+][ \t]+)?(?:\*\*)?[ \t]*(#{1,6})[ \t]+(?=\S)|[-*+][ \t]+(?=(?:\*\*|\\\*\\\*))")


def mended_heading(level: int, extract: Extract) -> tuple[int, Extract]:
    """The reading of a heading that an extraction damaged: second marks (``## ### 1.``) and list marks go."""
    return level, extract
