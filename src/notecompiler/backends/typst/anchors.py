"""The places of a document that links lead to."""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler import document as d
from notecompiler.backends.typst.appendices import appendix_titles
from notecompiler.book import walk
from notecompiler.book.model import Book, BookBlock, Card, Section


def anchors(book: Book) -> Iterator[str]:
    """Every anchor that the document has."""
    for chapter in book.chapters:
        if len(book.chapters) > 1:
            yield chapter.anchor
        yield from (anchor for block in walk.blocks(chapter.blocks) for anchor in _of_block(block))
        yield from (row.anchor for equation in chapter.equations.values() for row in equation.rows if row.anchor)
    for listing in book.listings:
        yield listing.anchor
        yield from (f"{listing.anchor}-L{line}" for line in listing.verified)
    yield from (anchor for _, anchor in appendix_titles(book))


def _of_block(block: BookBlock) -> Iterator[str]:
    match block:
        case Section():
            yield block.anchor
        case Card():
            yield block.anchor
            if block.section is not None:
                yield block.section.anchor
        case d.Callout() | d.Paragraph() if block.anchor:
            yield block.anchor
        case _:
            pass


def listing_lines(book: Book) -> tuple[tuple[tuple[str, int], str], ...]:
    """The anchor of each line of a listing that verified something, by file and line."""
    return tuple(
        ((listing.file, line), f"{listing.anchor}-L{line}") for listing in book.listings for line in listing.verified
    )
