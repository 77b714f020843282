"""Tables written in HTML: rows and cells become a `Table`, what stands around the cells paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from notecompiler.document import Block, CellAlign, Table, TableCell
from notecompiler.ingest.blocks.paragraphs import paragraph_blocks
from notecompiler.ingest.extract import gather
from notecompiler.ingest.inlines.scan import NoteContext, inlines
from notecompiler.regex import regex
from notecompiler.source import SourceFile, Span

_PART = regex(r"<(/?)(table|caption|colgroup|thead|tbody|tfoot|tr|td|th)\b[^<>]*>", re.IGNORECASE)
_CELL = ("td", "th")


def is_html_table(text: str) -> bool:
    """Whether a block of HTML begins with a table or, after a blank line inside one, with a part of it."""
    return _PART.match(text.lstrip()) is not None


def html_table(source: SourceFile, span: Span, context: NoteContext) -> list[Block]:
    """The blocks of a table at `span`; empty when nothing in it is to be printed."""
    found = _cells(source.text, span)
    before = _paragraphs(source, found.before, context)
    after = _paragraphs(source, found.after, context)
    rows = [row for row in found.rows if row]
    if not any(source.slice(cell).strip() for row in rows for cell in row):
        return [*before, *after]
    width = max(map(len, rows))
    header, *body = [
        tuple(_cell(source, cell, context) for cell in (*row, *[Span(row[-1].end, row[-1].end)] * (width - len(row))))
        for row in rows
    ]
    return [*before, Table(span, (CellAlign.DEFAULT,) * width, header, tuple(body)), *after]


@dataclass(slots=True)
class _Found:
    """Cells by row, and the text before the first and behind the last of them; file spans."""

    rows: list[list[Span]] = field(default_factory=list)
    before: list[Span] = field(default_factory=list)
    after: list[Span] = field(default_factory=list)


def _cells(text: str, span: Span) -> _Found:
    """One pass over the tags. HTML lets authors leave out the closing ones: the next part of the table ends a cell."""
    found = _Found()
    for closing, name, between in _parts(text, span):
        if name in _CELL and not closing:
            if not found.rows:
                found.rows.append([])
            found.rows[-1].append(between)
            continue
        if name == "tr" and not closing:
            found.rows.append([])
        (found.after if found.rows and closing and name == "table" else found.before).append(between)
    return found


def _parts(text: str, span: Span) -> Iterator[tuple[bool, str, Span]]:
    """Each tag of the table (whether it closes, its name) with the text between it and the next one."""
    tags = list(_PART.finditer(text, span.start, span.end))
    for k, tag in enumerate(tags):
        end = tags[k + 1].start() if k + 1 < len(tags) else span.end
        yield bool(tag[1]), tag[2].lower(), Span(tag.end(), end)


def _cell(source: SourceFile, span: Span, context: NoteContext) -> TableCell:
    return TableCell(span, inlines(gather(source.text, [(span.start, span.end)]).stripped(), context))


def _paragraphs(source: SourceFile, spans: list[Span], context: NoteContext) -> list[Block]:
    return [
        block
        for span in spans
        if source.slice(span).strip()
        for block in paragraph_blocks(inlines(gather(source.text, [(span.start, span.end)]).stripped(), context))
    ]
