"""Headings become numbered sections."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler import document as d
from notecompiler.book.anchors import Anchors
from notecompiler.book.hand_numbers import strip_numbers
from notecompiler.book.model import Section
from notecompiler.book.text import plain_text

NUMBERED_DEPTH = 3
"""Sections below this level carry no number."""


def number_sections(
    blocks: Sequence[d.Block], chapter: str, anchors: Anchors
) -> tuple[tuple[d.Block | Section, ...], dict[int, Section]]:
    """The blocks with their top-level headings as sections, and the section of each heading (by its start in the file).

    `chapter` is the chapter's number in a book ("2": sections are 2.1, 2.2 …) or "" in an article. Levels are closed
    up: a heading is one level below the nearest heading above it that has a smaller mark, so that no level is skipped.
    """
    headings = [b for b in blocks if isinstance(b, d.Heading)]
    titles = iter(strip_numbers(headings))
    counters: list[int] = []
    open_levels: list[int] = []
    result: list[d.Block | Section] = []
    by_start: dict[int, Section] = {}
    for block in blocks:
        if not isinstance(block, d.Heading):
            result.append(block)
            continue
        while open_levels and open_levels[-1] >= block.level:
            open_levels.pop()
        open_levels.append(block.level)
        level = len(open_levels)
        counters = [*counters, *[0] * level][:level]
        counters[-1] += 1
        number = ".".join([*([chapter] if chapter else []), *map(str, counters)]) if level <= NUMBERED_DEPTH else ""
        title = next(titles)
        anchor = anchors.take("sec", plain_text(title), number or str(block.span.start))
        section = Section(block.span, level, number, anchor, title)
        by_start[block.span.start] = section
        result.append(section)
    return tuple(result), by_start
