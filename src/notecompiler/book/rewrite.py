"""A copy of a tree of blocks with its inlines replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, overload

from notecompiler import document as d
from notecompiler.book.model import BookBlock, Card, Section
from notecompiler.record import replace

Change: TypeAlias = Callable[[d.Inline], tuple[d.Inline, ...]]
"""What an inline becomes; its children were changed before it."""


def change_inlines(items: Iterable[d.Inline], change: Change) -> tuple[d.Inline, ...]:
    """The inlines with `change` applied to each, innermost first."""
    result: list[d.Inline] = []
    for item in items:
        match item:
            case d.Emphasis() | d.Strong() | d.Strike() | d.Highlight() | d.Link():
                result += change(replace(item, children=change_inlines(item.children, change)))
            case _:
                result += change(item)
    return tuple(result)


@overload
def change_block(block: d.Block, change: Change) -> d.Block: ...
@overload
def change_block(block: BookBlock, change: Change) -> BookBlock: ...
def change_block(block: BookBlock, change: Change) -> BookBlock:
    """The block with `change` applied to every inline in it."""
    match block:
        case d.Heading() | d.Paragraph():
            return replace(block, children=change_inlines(block.children, change))
        case Section():
            return replace(block, title=change_inlines(block.title, change))
        case d.Callout():
            title = change_inlines(block.title, change)
            return replace(block, title=title, children=change_blocks(block.children, change))
        case Card():
            title = change_inlines(block.title, change)
            section = replace(block.section, title=title) if block.section else None
            return replace(block, title=title, section=section, children=change_blocks(block.children, change))
        case d.Quote() | d.FootnoteText():
            return replace(block, children=change_blocks(block.children, change))
        case d.ListBlock():
            items = tuple(replace(i, children=change_blocks(i.children, change)) for i in block.items)
            return replace(block, items=items)
        case d.Table():
            header, *rows = (
                tuple(replace(cell, children=change_inlines(cell.children, change)) for cell in row)
                for row in (block.header, *block.rows)
            )
            return replace(block, header=header, rows=tuple(rows))
        case _:
            return block


def change_blocks(blocks: Iterable[d.Block], change: Change) -> tuple[d.Block, ...]:
    """The blocks with `change` applied to every inline in them."""
    return tuple(change_block(block, change) for block in blocks)
