"""Footnotes: their texts by label, and those that nothing leads to, which stay where they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from notecompiler import document as d
from notecompiler.book import walk
from notecompiler.record import replace
from notecompiler.source import Span


def parted_footnotes(blocks: Iterable[d.Block]) -> tuple[tuple[d.Block, ...], Mapping[str, d.FootnoteText]]:
    """The blocks, and the text of each footnote that has a mark: the first one where several have its label. All others
    become paragraphs in their places, with their label before them."""
    body = tuple(blocks)
    marks = {mark.label for mark in walk.all_inlines(body) if isinstance(mark, d.FootnoteMark)}
    texts: dict[str, d.FootnoteText] = {}
    for block in walk.blocks(body):
        if isinstance(block, d.FootnoteText) and block.label in marks:
            texts.setdefault(block.label, block)
    lost = {
        block.span
        for block in walk.blocks(body)
        if isinstance(block, d.FootnoteText) and texts.get(block.label) is not block
    }
    return (_kept(body, lost) if lost else body), texts


def _kept(blocks: Iterable[d.Block], lost: set[Span]) -> tuple[d.Block, ...]:
    kept: list[d.Block] = []
    for block in blocks:
        match block:
            case d.FootnoteText() if block.span in lost:
                kept += _labelled(block)
            case d.Quote() | d.Callout():
                kept.append(replace(block, children=_kept(block.children, lost)))
            case d.ListBlock():
                items = tuple(replace(item, children=_kept(item.children, lost)) for item in block.items)
                kept.append(replace(block, items=items))
            case _:
                kept.append(block)
    return tuple(kept)


def _labelled(text: d.FootnoteText) -> tuple[d.Block, ...]:
    mark = d.Words(text.span, f"[{text.label}] ")
    match text.children:
        case (d.Paragraph() as first, *others):
            return replace(first, children=(mark, *first.children)), *others
        case others:
            return d.Paragraph(text.span, (mark,)), *others
