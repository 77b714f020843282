"""The title of a note: front matter, else its first heading, else its file name."""

from __future__ import annotations

from pathlib import PurePath

from notecompiler import document as d
from notecompiler.book.hand_numbers import strip_numbers
from notecompiler.book.text import fold, plain_text
from notecompiler.source import Span


def split_title(document: d.Document) -> tuple[tuple[d.Inline, ...], tuple[d.Block, ...]]:
    """The title, and the blocks below it.

    The first heading leaves the body when it is the title and stands above all others: nothing is printed before it
    and no other heading has its level or a higher one. Otherwise the title has not the number of the section that it is.
    """
    blocks = tuple(b for b in document.blocks if not isinstance(b, d.LeftOut))
    headings = [b for b in blocks if isinstance(b, d.Heading) and b.children]
    first = headings[0] if headings else None
    declared = document.meta.title
    if first is not None and (not declared or fold(plain_text(first.children)) == fold(declared)):
        if _stands_above(first, headings, blocks):
            return first.children, tuple(b for b in blocks if b is not first)
        return strip_numbers([first])[0], blocks
    if declared:
        return _words(declared), blocks
    return _words(PurePath(document.source.path).stem), blocks


def _stands_above(first: d.Heading, headings: list[d.Heading], blocks: tuple[d.Block, ...]) -> bool:
    return blocks[0] is first and all(other.level > first.level for other in headings[1:])


def _words(text: str) -> tuple[d.Inline, ...]:
    return (d.Words(Span(0, 0), text),)
