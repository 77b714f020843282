"""Block tokens to blocks of the document."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from notecompiler.document import (
    Block,
    Callout,
    CodeBlock,
    Display,
    FootnoteText,
    Heading,
    LeftOut,
    ListBlock,
    ListItem,
    Quote,
    Rule,
    Table,
    TableCell,
)
from notecompiler.ingest.blocks.html import html_block
from notecompiler.ingest.blocks.paragraphs import paragraph_blocks
from notecompiler.ingest.delimiters import Found
from notecompiler.ingest.dialects.headings import mended_heading
from notecompiler.ingest.extract import Extract, gather
from notecompiler.ingest.inlines.scan import NoteContext, inlines
from notecompiler.source import SourceFile, Span

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import BlockToken

_CALLOUT = re.compile(r"\[!([\w-]{1,40})(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\r\n]*)(?:\r\n?|\n|\Z)")
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_MATH_FENCE = "math"


@dataclass(slots=True)
class Frame:
    """An open container: its token, its finished children, and its callout's kind and title."""

    token: BlockToken | None
    blocks: list[Block] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    checked: bool | None = None
    callout: tuple[str, Extract] | None = None


@dataclass(slots=True)
class Builder:
    """Reads the tokens of one note from first to last."""

    source: SourceFile
    context: NoteContext
    crlf: bool
    frames: list[Frame] = field(default_factory=lambda: [Frame(None)])

    def add(self, *blocks: Block) -> None:
        self.frames[-1].blocks.extend(blocks)
        if len(self.frames) == 1 and self.context.inline_footnotes:
            self.frames[-1].blocks.extend(self.context.inline_footnotes)
            self.context.inline_footnotes.clear()


def build_blocks(tokens: list[BlockToken], source: SourceFile, context: NoteContext) -> tuple[Block, ...]:
    """The blocks of a note. Containers are closed iteratively, so depth costs no stack."""
    context.footnotes.update(token.meta["label"] for token in tokens if token.type == "footnote_open")
    builder = Builder(source, context, crlf="\r\n" in source.text)
    for token in tokens:
        _HANDLERS[token.type](builder, token)
    return tuple(builder.frames[0].blocks)


def _open(builder: Builder, token: BlockToken) -> None:
    builder.frames.append(Frame(token))


def _paragraph(builder: Builder, token: BlockToken) -> None:
    extract: Extract = token.meta["extract"]
    frame = builder.frames[-1]
    opened = frame.token.type if frame.token else ""
    if opened == "blockquote_open" and not frame.blocks and frame.callout is None:
        head = _CALLOUT.match(extract.text)
        if head:
            frame.callout = head[1].lower(), extract.cut(head.start(2), head.end(2)).stripped()
            extract = extract.cut(head.end(), len(extract.text)).stripped()
    elif opened == "list_item_open" and not frame.blocks:
        box = _TASK.match(extract.text)
        if box:
            frame.checked = box[1] != " "
            extract = extract.cut(box.end(), len(extract.text))
    if extract.text:
        builder.add(*paragraph_blocks(inlines(extract, builder.context, displays=True)))


def _heading(builder: Builder, token: BlockToken) -> None:
    level, extract = mended_heading(token.meta["level"], token.meta["extract"])
    span = Span(token.meta["start"], token.meta["end"])
    builder.add(Heading(span, level, inlines(extract, builder.context)))


def _display(builder: Builder, token: BlockToken) -> None:
    formula = builder.context.formulas.make(token.meta["extract"], token.meta["found"])
    builder.add(Display(formula.span, formula))


def _fence(builder: Builder, token: BlockToken) -> None:
    span = _lines_span(builder.source, token)
    language = token.info.split()[0].strip("{}.").lower() if token.info.split() else ""
    if language == _MATH_FENCE and token.content.strip():
        _math_fence(builder, token, span)
    else:
        builder.add(CodeBlock(span, _code(builder, token), language))


def _math_fence(builder: Builder, token: BlockToken, span: Span) -> None:
    """A formula between code fences. Its text begins behind the info string and ends before the closing marks."""
    source = builder.source
    text = source.slice(span)
    opener = text[: len(token.markup)] + token.info.rstrip()
    closer = token.markup if text.rstrip().endswith(token.markup) and "\n" in text.replace("\r", "\n") else ""
    ranges = [(span.start, span.end)]
    starts = source.line_starts
    assert token.map is not None
    indent = span.start - starts[token.map[0]]
    if indent:
        ranges = [(span.start, starts[token.map[0] + 1])]
        for line in range(token.map[0] + 1, token.map[1]):
            begin = starts[line]
            end = min(starts[line + 1] if line + 1 < len(starts) else len(source.text), span.end)
            prefix = source.text[begin : min(begin + indent, end)]
            kept = len(prefix) - len(prefix.lstrip(" \t>"))
            ranges.append((begin + kept, end))
    extract = gather(source.text, ranges)
    found = Found(0, len(extract.text), opener, closer, display=True)
    formula = builder.context.formulas.make(extract, found)
    builder.add(Display(formula.span, formula))


def _code_block(builder: Builder, token: BlockToken) -> None:
    builder.add(CodeBlock(_lines_span(builder.source, token), _code(builder, token), ""))


def _code(builder: Builder, token: BlockToken) -> str:
    """The code with ``\\n`` line endings: the tokenizer saw a space in place of each carriage return."""
    return token.content.replace(" \n", "\n") if builder.crlf else token.content


def _gutter(builder: Builder, token: BlockToken) -> None:
    builder.add(CodeBlock(Span(token.meta["start"], token.meta["end"]), token.meta["code"], ""))


def _rule(builder: Builder, token: BlockToken) -> None:
    builder.add(Rule(_lines_span(builder.source, token)))


def _comment(builder: Builder, token: BlockToken) -> None:
    builder.add(LeftOut(Span(token.meta["start"], token.meta["end"]), "comment"))


def _html(builder: Builder, token: BlockToken) -> None:
    builder.add(*html_block(builder.source, _lines_span(builder.source, token), builder.context))


def _table(builder: Builder, token: BlockToken) -> None:
    rows: list[list[Extract]] = token.meta["rows"]
    cells = [tuple(_cell(extract, builder.context) for extract in row) for row in rows]
    span = _lines_span(builder.source, token)
    builder.add(Table(span, token.meta["aligns"], cells[0], tuple(cells[1:])))


def _cell(extract: Extract, context: NoteContext) -> TableCell:
    return TableCell(extract.span(0, len(extract.text)), inlines(extract, context))


def _close_quote(builder: Builder, _token: BlockToken) -> None:
    frame = builder.frames.pop()
    span = _container_span(frame)
    if frame.callout is None:
        builder.add(Quote(span, tuple(frame.blocks)))
        return
    kind, title = frame.callout
    builder.add(Callout(span, kind, inlines(title, builder.context), tuple(frame.blocks)))


def _close_item(builder: Builder, _token: BlockToken) -> None:
    frame = builder.frames.pop()
    item = ListItem(_container_span(frame), tuple(frame.blocks), frame.checked)
    builder.frames[-1].items.append(item)


def _close_list(builder: Builder, _token: BlockToken) -> None:
    frame = builder.frames.pop()
    token = frame.token
    assert token is not None
    start = None
    if token.type == "ordered_list_open":
        start = int(token.attrGet("start") or 1) if token.attrGet("start") != 0 else 0
    items = tuple(frame.items)
    span = items[0].span.cover(items[-1].span)
    builder.add(ListBlock(span, items, start, _is_tight(builder.source, items)))


def _close_footnote(builder: Builder, _token: BlockToken) -> None:
    frame = builder.frames.pop()
    assert frame.token is not None
    builder.add(FootnoteText(_container_span(frame), frame.token.meta["label"], tuple(frame.blocks)))


def _is_tight(source: SourceFile, items: tuple[ListItem, ...]) -> bool:
    """No blank line between items or between the blocks of one."""
    pairs = [(one.span.end, two.span.start) for one, two in pairwise(items)]
    for item in items:
        pairs += [(one.span.end, two.span.start) for one, two in pairwise(item.children)]
    return not any(_blank_between(source.text[start:end]) for start, end in pairs if start < end)


def _blank_between(gap: str) -> bool:
    return gap.replace("\r\n", "\n").replace("\r", "\n").count("\n") >= 2


def _container_span(frame: Frame) -> Span:
    """From the container's mark to the end of its last child."""
    token = frame.token
    assert token is not None
    start: int = token.meta["start"]
    end = token.meta.get("end", start + 1)
    if frame.callout:
        title = frame.callout[1]
        end = title.span(0, len(title.text)).end
    for children in (frame.blocks, frame.items):
        if children:
            end = max(end, children[-1].span.end)
    return Span(start, max(start, end))


def _lines_span(source: SourceFile, token: BlockToken) -> Span:
    """From the block's first character to the end of its last line that is not blank."""
    assert token.map is not None
    start: int = token.meta["start"]
    starts = source.line_starts
    stop = starts[token.map[1]] if token.map[1] < len(starts) else len(source.text)
    while stop > start and source.text[stop - 1] in " \t\r\n":
        stop -= 1
    return Span(start, max(start, stop))


_HANDLERS: dict[str, Callable[[Builder, Any], None]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "display": _display,
    "fence": _fence,
    "code_block": _code_block,
    "gutter": _gutter,
    "hr": _rule,
    "comment": _comment,
    "html_block": _html,
    "table": _table,
    "blockquote_open": _open,
    "blockquote_close": _close_quote,
    "bullet_list_open": _open,
    "ordered_list_open": _open,
    "list_item_open": _open,
    "list_item_close": _close_item,
    "bullet_list_close": _close_list,
    "ordered_list_close": _close_list,
    "footnote_open": _open,
    "footnote_close": _close_footnote,
}
