"""The formulas of finished blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from notecompiler.document import (
    Block,
    Callout,
    CodeBlock,
    Display,
    Emphasis,
    FootnoteText,
    Formula,
    Heading,
    Highlight,
    Inline,
    LeftOut,
    Link,
    ListBlock,
    MathSpan,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
)


def formulas_of(blocks: Iterable[Block]) -> Iterator[Formula]:
    """Every formula in reading order."""
    for block in blocks:
        match block:
            case Display():
                yield block.formula
            case Heading() | Paragraph():
                yield from _in_line(block.children)
            case ListBlock():
                for item in block.items:
                    yield from formulas_of(item.children)
            case Callout():
                yield from _in_line(block.title)
                yield from formulas_of(block.children)
            case Quote() | FootnoteText():
                yield from formulas_of(block.children)
            case Table():
                for row in (block.header, *block.rows):
                    for cell in row:
                        yield from _in_line(cell.children)
            case CodeBlock() | Rule() | LeftOut():
                pass
            case _:
                assert_never(block)


def _in_line(inlines: Iterable[Inline]) -> Iterator[Formula]:
    for inline in inlines:
        if isinstance(inline, MathSpan):
            yield inline.formula
        elif isinstance(inline, Emphasis | Strong | Strike | Highlight | Link):
            yield from _in_line(inline.children)
