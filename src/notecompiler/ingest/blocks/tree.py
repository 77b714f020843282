"""Block tokens to blocks of the document."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from notecompiler.document import (
    Block,
    Callout,
    CodeBlock,
    Display,
    FootnoteText,
    Heading,
    Image,
    Inline,
    LeftOut,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    TableCell,
)
from notecompiler.ingest.blocks.fences import code_text, fence_block
from notecompiler.ingest.blocks.html import html_block
from notecompiler.ingest.blocks.latex_steps import steps
from notecompiler.ingest.blocks.paragraphs import paragraph_blocks
from notecompiler.ingest.blocks.spans import is_tight, lines_span
from notecompiler.ingest.dialects.headings import mended_heading
from notecompiler.ingest.extract import Extract
from notecompiler.ingest.inlines.plain import plain_text
from notecompiler.ingest.inlines.scan import NoteContext, inlines
from notecompiler.record import replace
from notecompiler.source import SourceFile, Span

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import BlockToken

_CALLOUT = re.compile(r"\[!([\w-]{1,40})(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\r\n]*)(?:\r\n?|\n|\Z)")
_CAPTION = re.compile(r"(?:Table)?:[ \t]+(.*?\S)(?:[ \t]*\{#([\w:.-]{1,80})[^{}$]*\})?\s*\Z", re.DOTALL)
"""What stands under a table, as Pandoc and Quarto write it."""
_LINE_SIGNS = "-=_*~ \u2014\u2500"
"""A heading of nothing else (``# ------``) is a line that was drawn."""
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")


@dataclass(slots=True)
class Frame:
    """An open container: its token, its finished children, its callout's kind and title, and where these end."""

    token: BlockToken | None
    blocks: list[Block] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    checked: bool | None = None
    callout: tuple[str, tuple[Inline, ...]] | None = None
    end: int = 0

    @property
    def span(self) -> Span:
        """From the container's mark to the end of its last child."""
        assert self.token is not None
        start: int = self.token.meta["start"]
        end = max(self.end, self.token.meta.get("end", start + 1))
        last = self.blocks[-1] if self.blocks else self.items[-1] if self.items else None
        return Span(start, max(end, last.span.end) if last else end)


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
            title = extract.cut(head.start(2), head.end(2)).stripped()
            frame.callout = head[1].lower(), inlines(title, builder.context)
            frame.end = title.span(0, len(title.text)).end
            extract = extract.cut(head.end(), len(extract.text)).stripped()
    elif opened == "list_item_open" and not frame.blocks:
        box = _TASK.match(extract.text)
        if box:
            frame.checked = box[1] != " "
            extract = extract.cut(box.end(), len(extract.text))
    label = token.meta.get("label", "")
    if frame.blocks and isinstance(frame.blocks[-1], Table) and (caption := _CAPTION.match(extract.text)):
        extract, label = extract.cut(*caption.span(1)), caption[2] or ""
    if extract.text and token.meta.get("strong"):
        span = extract.span(0, len(extract.text))
        builder.add(Paragraph(span, (Strong(span, inlines(extract, builder.context)),)))
    elif extract.text:
        below = bool(frame.blocks) and isinstance(frame.blocks[-1], Display)
        read = paragraph_blocks(inlines(extract, builder.context, displays=True), below_display=below)
        if label and read and isinstance(first := read[0], Paragraph):
            read[0] = replace(first, label=label)
        builder.add(*read)


def _heading(builder: Builder, token: BlockToken) -> None:
    level, extract = mended_heading(token.meta["level"], token.meta["extract"])
    span = Span(token.meta["start"], token.meta["end"])
    if extract.text and not extract.text.strip(_LINE_SIGNS):
        builder.add(Rule(span))
        return
    builder.add(Heading(span, level, inlines(extract, builder.context), label=token.meta.get("label", "")))


def _display(builder: Builder, token: BlockToken) -> None:
    formula = builder.context.formulas.make(token.meta["extract"], token.meta["found"])
    builder.add(Display(formula.span, formula, token.meta["label"]))


def _fence(builder: Builder, token: BlockToken) -> None:
    builder.add(fence_block(builder.source, token, builder.context.formulas, crlf=builder.crlf))


def _code_block(builder: Builder, token: BlockToken) -> None:
    builder.add(CodeBlock(lines_span(builder.source, token), code_text(token, crlf=builder.crlf), ""))


def _gutter(builder: Builder, token: BlockToken) -> None:
    builder.add(CodeBlock(Span(token.meta["start"], token.meta["end"]), token.meta["code"], ""))


def _picture(builder: Builder, token: BlockToken) -> None:
    """A picture with its caption as a description."""
    span = Span(token.meta["start"], token.meta["end"])
    caption: Extract | None = token.meta["caption"]
    alt = plain_text(inlines(caption.stripped(), builder.context)) if caption is not None else ""
    builder.add(Paragraph(span, (Image(span, token.meta["target"], " ".join(alt.split()), token.meta["label"]),)))


def _rule(builder: Builder, token: BlockToken) -> None:
    builder.add(Rule(lines_span(builder.source, token)))


def _comment(builder: Builder, token: BlockToken) -> None:
    builder.add(LeftOut(Span(token.meta["start"], token.meta["end"]), "comment"))


def _left_out(builder: Builder, token: BlockToken) -> None:
    """Lines that only a TeX run needs; macros that they define hold in the formulas below."""
    if macros := token.meta.get("macros"):
        builder.context.formulas.define(macros)
    builder.add(LeftOut(Span(token.meta["start"], token.meta["end"]), token.meta["why"]))


def _steps(builder: Builder, token: BlockToken) -> None:
    builder.add(*steps(token.meta["extract"], builder.context))


def _open_callout(builder: Builder, token: BlockToken) -> None:
    title: Extract | None = token.meta["title"]
    shown = inlines(title.stripped(), builder.context) if title is not None else ()
    builder.frames.append(Frame(token, callout=(token.meta["kind"], shown), end=token.meta["end"]))


def _html(builder: Builder, token: BlockToken) -> None:
    builder.add(*html_block(builder.source, lines_span(builder.source, token), builder.context))


def _table(builder: Builder, token: BlockToken) -> None:
    rows: list[list[Extract]] = token.meta["rows"]
    cells = [tuple(_cell(extract, builder.context) for extract in row) for row in rows]
    span = lines_span(builder.source, token)
    builder.add(Table(span, token.meta["aligns"], cells[0], tuple(cells[1:])))


def _cell(extract: Extract, context: NoteContext) -> TableCell:
    """A cell; dollars that hold nothing, of a table that is still to be filled, are not printed."""
    if extract.text and not extract.text.strip("$ "):
        return TableCell(extract.span(0, len(extract.text)), ())
    return TableCell(extract.span(0, len(extract.text)), inlines(extract, context))


def _close_quote(builder: Builder, _token: BlockToken) -> None:
    frame = builder.frames.pop()
    span = frame.span
    if frame.callout is None:
        builder.add(Quote(span, tuple(frame.blocks)))
        return
    kind, title = frame.callout
    assert frame.token is not None
    builder.add(Callout(span, kind, title, tuple(frame.blocks), frame.token.meta.get("label", "")))


def _close_item(builder: Builder, _token: BlockToken) -> None:
    frame = builder.frames.pop()
    item = ListItem(frame.span, tuple(frame.blocks), frame.checked)
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
    builder.add(ListBlock(span, items, start, is_tight(builder.source, items)))


def _close_footnote(builder: Builder, _token: BlockToken) -> None:
    frame = builder.frames.pop()
    assert frame.token is not None
    builder.add(FootnoteText(frame.span, frame.token.meta["label"], tuple(frame.blocks)))


_HANDLERS: dict[str, Callable[[Builder, Any], None]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "display": _display,
    "fence": _fence,
    "code_block": _code_block,
    "gutter": _gutter,
    "picture": _picture,
    "hr": _rule,
    "comment": _comment,
    "left_out": _left_out,
    "steps": _steps,
    "callout_open": _open_callout,
    "html_block": _html,
    "table": _table,
    "blockquote_open": _open,
    "blockquote_close": _close_quote,
    "callout_close": _close_quote,
    "bullet_list_open": _open,
    "ordered_list_open": _open,
    "list_item_open": _open,
    "list_item_close": _close_item,
    "bullet_list_close": _close_list,
    "ordered_list_close": _close_list,
    "footnote_open": _open,
    "footnote_close": _close_footnote,
}
