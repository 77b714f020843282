"""Where blocks begin and end in the file, and what lies between them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from notecompiler.document import ListItem
from notecompiler.source import SourceFile, Span

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import BlockToken


def lines_span(source: SourceFile, token: BlockToken) -> Span:
    """From the block's first character to the end of its last line that is not blank."""
    assert token.map is not None
    start: int = token.meta["start"]
    starts = source.line_starts
    stop = starts[token.map[1]] if token.map[1] < len(starts) else len(source.text)
    while stop > start and source.text[stop - 1] in " \t\r\n":
        stop -= 1
    return Span(start, max(start, stop))


def is_tight(source: SourceFile, items: tuple[ListItem, ...]) -> bool:
    """No blank line between items or between the blocks of one."""
    pairs = [(one.span.end, two.span.start) for one, two in pairwise(items)]
    for item in items:
        pairs += [(one.span.end, two.span.start) for one, two in pairwise(item.children)]
    return not any(_blank_between(source.text[start:end]) for start, end in pairs if start < end)


def _blank_between(gap: str) -> bool:
    lines = gap.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return any(not line.strip(" \t>") for line in lines[1:-1])
