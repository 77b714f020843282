"""Every block, inline and run of words of a document, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from notecompiler import document as d


def blocks(document: d.Document) -> Iterator[d.Block]:
    """All blocks, each before the blocks inside it."""
    return _nested(document.blocks)


def inlines(document: d.Document) -> Iterator[d.Inline]:
    """All inlines, each before the inlines inside it."""
    for block in blocks(document):
        yield from inlines_of(block)


def words(document: d.Document) -> Iterator[d.Words]:
    """All runs of plain text."""
    for inline in inlines(document):
        if isinstance(inline, d.Words):
            yield inline


def inlines_of(block: d.Block) -> Iterator[d.Inline]:
    """The inlines that stand directly in one block (not in blocks inside it)."""
    match block:
        case d.Heading() | d.Paragraph():
            yield from _within(block.children)
        case d.Callout():
            yield from _within(block.title)
        case d.Table():
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from _within(cell.children)
        case d.Display() | d.ListBlock() | d.Quote() | d.CodeBlock() | d.Rule() | d.FootnoteText() | d.LeftOut():
            return


def _nested(children: Iterable[d.Block]) -> Iterator[d.Block]:
    stack = list(children)[::-1]
    while stack:
        block = stack.pop()
        yield block
        match block:
            case d.Quote() | d.Callout() | d.FootnoteText():
                stack.extend(reversed(block.children))
            case d.ListBlock():
                stack.extend(child for item in reversed(block.items) for child in reversed(item.children))
            case d.Heading() | d.Paragraph() | d.Display() | d.CodeBlock() | d.Table() | d.Rule() | d.LeftOut():
                pass


def _within(children: Iterable[d.Inline]) -> Iterator[d.Inline]:
    stack = list(children)[::-1]
    while stack:
        inline = stack.pop()
        yield inline
        match inline:
            case d.Emphasis() | d.Strong() | d.Strike() | d.Highlight() | d.Link():
                stack.extend(reversed(inline.children))
            case _:
                pass
