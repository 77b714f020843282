"""Every block, inline and run of words of a document, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from notecompiler.document import (
    Block,
    Callout,
    CodeBlock,
    Display,
    Document,
    Emphasis,
    FootnoteText,
    Heading,
    Highlight,
    Inline,
    LeftOut,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Words,
)


def blocks(document: Document) -> Iterator[Block]:
    """All blocks, each before the blocks inside it."""
    return _nested(document.blocks)


def inlines(document: Document) -> Iterator[Inline]:
    """All inlines, each before the inlines inside it."""
    for block in blocks(document):
        yield from inlines_of(block)


def words(document: Document) -> Iterator[Words]:
    """All runs of plain text."""
    for inline in inlines(document):
        if isinstance(inline, Words):
            yield inline


def inlines_of(block: Block) -> Iterator[Inline]:
    """The inlines that stand directly in one block (not in blocks inside it)."""
    match block:
        case Heading() | Paragraph():
            yield from _within(block.children)
        case Callout():
            yield from _within(block.title)
        case Table():
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from _within(cell.children)
        case Display() | ListBlock() | Quote() | CodeBlock() | Rule() | FootnoteText() | LeftOut():
            return


def _nested(children: Iterable[Block]) -> Iterator[Block]:
    stack = list(children)[::-1]
    while stack:
        block = stack.pop()
        yield block
        match block:
            case Quote() | Callout() | FootnoteText():
                stack.extend(reversed(block.children))
            case ListBlock():
                stack.extend(child for item in reversed(block.items) for child in reversed(item.children))
            case Heading() | Paragraph() | Display() | CodeBlock() | Table() | Rule() | LeftOut():
                pass


def _within(children: Iterable[Inline]) -> Iterator[Inline]:
    stack = list(children)[::-1]
    while stack:
        inline = stack.pop()
        yield inline
        match inline:
            case Emphasis() | Strong() | Strike() | Highlight() | Link():
                stack.extend(reversed(inline.children))
            case _:
                pass
