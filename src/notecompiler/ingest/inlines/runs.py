"""Runs of emphasis marks: ``*``, ``_``, ``~~``, ``==``, and escaped ``\\*\\*``."""

from __future__ import annotations

import re

from notecompiler.ingest.inlines.emphasis import ESCAPED, Run, flanking
from notecompiler.ingest.inlines.scan import Scan

_ARROW = re.compile(r"==[^=\s][^=\n]*=>|={2,}>|<={2,}|={3,}")
_ESCAPED_BOLD = re.compile(r"\\\*\\\*")


def run(scan: Scan, at: int) -> int:
    """A run of one mark; two at least (exactly, for ``==``) where one has no meaning."""
    text = scan.text
    mark = text[at]
    end = at + 1
    while text[end : end + 1] == mark:
        end += 1
    count = end - at
    if mark in "~=" and (count != 2 or (mark == "=" and _ARROW.match(text, at))):
        scan.words(at, end)
        return end
    before = text[at - 1] if at else ""
    opens, closes = flanking(mark, before, text[end : end + 1], count)
    scan.parts.append(Run(mark, count, scan.span(at, end), opens, closes))
    return end


def escaped_bold(scan: Scan, at: int) -> int:
    r"""``\*\*``, an opener or closer of bold text when white space stands on one side only."""
    text = scan.text
    if not _ESCAPED_BOLD.match(text, at):
        return -1
    before = text[at - 1 : at]
    after = text[at + 4 : at + 5]
    opens = bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace()
    scan.parts.append(Run(ESCAPED, 2, scan.span(at, at + 4), opens, closes, width=2))
    return at + 4
