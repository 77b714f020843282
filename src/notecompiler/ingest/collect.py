"""The formulas of finished blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from notecompiler import document as d


def formulas_of(blocks: Iterable[d.Block]) -> Iterator[d.Formula]:
    """Every formula in reading order."""
    for block in blocks:
        match block:
            case d.Display():
                yield block.formula
            case d.Heading() | d.Paragraph():
                yield from _in_line(block.children)
            case d.ListBlock():
                for item in block.items:
                    yield from formulas_of(item.children)
            case d.Callout():
                yield from _in_line(block.title)
                yield from formulas_of(block.children)
            case d.Quote() | d.FootnoteText():
                yield from formulas_of(block.children)
            case d.Table():
                for row in (block.header, *block.rows):
                    for cell in row:
                        yield from _in_line(cell.children)
            case d.CodeBlock() | d.Rule() | d.LeftOut():
                pass
            case _:
                assert_never(block)


def _in_line(inlines: Iterable[d.Inline]) -> Iterator[d.Formula]:
    for inline in inlines:
        if isinstance(inline, d.MathSpan):
            yield inline.formula
        elif isinstance(inline, d.Emphasis | d.Strong | d.Strike | d.Highlight | d.Link):
            yield from _in_line(inline.children)
