"""Reading order: every block and every inline under a sequence of blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from notecompiler import document as d
from notecompiler.book.model import BookBlock, Card, Section


def inlines(items: Iterable[d.Inline]) -> Iterator[d.Inline]:
    """The inlines with all their descendants, parents first."""
    for item in items:
        yield item
        match item:
            case d.Emphasis() | d.Strong() | d.Strike() | d.Highlight() | d.Link():
                yield from inlines(item.children)
            case _:
                pass


def own_inlines(block: BookBlock) -> tuple[d.Inline, ...]:
    """The inlines that the block holds directly, not those of blocks inside it."""
    match block:
        case d.Heading() | d.Paragraph():
            return block.children
        case d.Callout() | Card() | Section():
            return block.title
        case d.Table():
            return tuple(i for row in (block.header, *block.rows) for cell in row for i in cell.children)
        case d.Display() | d.ListBlock() | d.Quote() | d.CodeBlock() | d.Rule() | d.FootnoteText() | d.LeftOut():
            return ()
        case _:
            assert_never(block)


def own_blocks(block: BookBlock) -> tuple[d.Block, ...]:
    """The blocks directly inside a block."""
    match block:
        case d.ListBlock():
            return tuple(child for item in block.items for child in item.children)
        case d.Quote() | d.Callout() | d.FootnoteText() | Card():
            return block.children
        case _:
            return ()


def blocks(items: Iterable[BookBlock]) -> Iterator[BookBlock]:
    """The blocks with all their descendants, parents first."""
    for item in items:
        yield item
        yield from blocks(own_blocks(item))


def all_inlines(items: Iterable[BookBlock]) -> Iterator[d.Inline]:
    """Every inline of every block, in reading order of the blocks."""
    for block in blocks(items):
        yield from inlines(own_inlines(block))


def unnumbered(items: Iterable[BookBlock]) -> frozenset[str]:
    """The ids of the formulas that stand where no display can: in titles and table cells. They are printed in their line."""
    return frozenset(
        inline.formula.id
        for block in blocks(items)
        if not isinstance(block, d.Paragraph)
        for inline in inlines(own_inlines(block))
        if isinstance(inline, d.MathSpan)
    )


def formulas(items: Iterable[BookBlock]) -> Iterator[d.Formula]:
    """Every formula in reading order, displays and those in running text."""
    for block in blocks(items):
        if isinstance(block, d.Display):
            yield block.formula
        for inline in inlines(own_inlines(block)):
            if isinstance(inline, d.MathSpan):
                yield inline.formula
