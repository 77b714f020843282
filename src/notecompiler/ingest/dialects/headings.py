"""Headings that an extraction damaged: ``## ### 1. Title``, ``## **### 8. Title**``, ``### - **\\*\\*Encoder:\\*\\***``."""

from __future__ import annotations

import re

from notecompiler.ingest.extract import Extract

_SECOND_MARKS = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_BOLD = re.compile(r"\*\*[ \t]*(#{1,6})[ \t]+(.*?)[ \t]*\*\*\Z", re.DOTALL)
_LIST_MARK = re.compile(r"[-*+][ \t]+(?=\*\*|\\\*\\\*)")
_DEEPEST = 6


def mended_heading(level: int, extract: Extract) -> tuple[int, Extract]:
    """The reading of a heading's level and text: inner marks count instead of the outer ones, and a list mark before
    bold text, which an extraction took for a heading, puts it one level deeper."""
    while True:
        text = extract.text
        if hit := _SECOND_MARKS.match(text):
            level, extract = len(hit[1]), extract.cut(hit.end(), len(text))
        elif hit := _BOLD.match(text):
            level, extract = len(hit[1]), extract.cut(hit.start(2), hit.end(2))
        elif hit := _LIST_MARK.match(text):
            level, extract = min(level + 1, _DEEPEST), extract.cut(hit.end(), len(text))
        else:
            return level, extract
