"""Blocks of raw HTML: comments and markup are left out; tables, code, lists and text between tags are what they are."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from notecompiler.document import (
    Block,
    CodeBlock,
    Heading,
    LeftOut,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Strong,
)
from notecompiler.ingest.blocks.html_table import html_table, is_html_table
from notecompiler.ingest.blocks.lines import text_of
from notecompiler.ingest.blocks.paragraphs import paragraph_blocks
from notecompiler.ingest.extract import gather
from notecompiler.ingest.inlines.html import MATH_SCRIPT
from notecompiler.ingest.inlines.scan import NoteContext, inlines
from notecompiler.regex import regex
from notecompiler.source import SourceFile, Span

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State

_UNPRINTED = "script|style|textarea|svg|iframe|form|object|video|audio"
_OPAQUE = regex(rf"<(?:!|\?|(?:{_UNPRINTED})\b)", re.IGNORECASE)
_TAG = regex(r"<[^<>]*>")
_CODE = regex(r"<pre\b([^<>]*)>(?:\s*<code\b([^<>]*)>)?(.*?)(?:</pre\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_LANGUAGE = regex(r"\blang(?:uage)?-([\w+#-]+)")
_IMAGE = regex(r"<img\s", re.IGNORECASE)
_WHOLE = regex(
    rf"<(?!script\s[^<>]*math/tex)({_UNPRINTED}|table|pre)\b(?:.*?</\1\s*>|.*\Z)|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
"""What is read as one thing: an element that is not printed, a table, code, a comment."""
_CLOSED_LATER = regex(rf"<(/?)({_UNPRINTED}|pre)\b", re.IGNORECASE)
_BLOCK = regex(
    r"<(/?)(p|div|section|article|aside|main|nav|header|footer|details|summary|center|figure|figcaption|blockquote|ul|ol|li"
    r"|dl|dt|dd|address|fieldset|h[1-6]|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_MAX_LINES = 2000


def html_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: HTML up to a blank line, and beyond it to the end of an element in which a blank line means nothing."""
    from notecompiler.ingest.blocks.commonmark import LIBRARY_RULES

    if MATH_SCRIPT.match(text_of(state, start_line)) or not LIBRARY_RULES["html_block"](
        state, start_line, end_line, silent
    ):
        return False
    if silent:
        return True
    token = state.tokens[-1]
    unclosed: set[str] = state.env.setdefault("html_unclosed", set())
    seen = start_line
    while name := _left_open(state, seen, state.line):
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE)
        stop = min(end_line, state.line + _MAX_LINES)
        closes = (line for line in range(state.line, stop) if closing.search(text_of(state, line)))
        found = None if name in unclosed else next(closes, None)
        if found is None:
            unclosed.add(name)
            break
        seen = state.line
        state.line = found + 1
        while state.line < end_line and not state.isEmpty(state.line):
            state.line += 1
        seen = found
    token.map = [start_line, state.line]
    return True


def _left_open(state: State, begin: int, end: int) -> str | None:
    """The element that is not over at the end of these lines, of those that hold no text of the note."""
    opened: str | None = None
    for line in range(begin, end):
        for tag in _CLOSED_LATER.finditer(text_of(state, line)):
            name = tag[2].lower()
            if not tag[1] and opened is None:
                opened = name
            elif tag[1] and opened == name:
                opened = None
    return opened


def html_block(source: SourceFile, span: Span, context: NoteContext) -> list[Block]:
    """The blocks that the HTML has words or pictures for; else a `LeftOut` that says why."""
    text = source.slice(span)
    if text.startswith("<!--") and text.rstrip().endswith("-->"):
        return [LeftOut(span, "comment")]
    if is_html_table(text) and not text.lstrip().lower().startswith("<table"):
        return html_table(source, span, context) or [LeftOut(span, "html")]
    walker = _Walker(source, context)
    at = span.start
    for whole in _WHOLE.finditer(source.text, span.start, span.end):
        walker.read(at, whole.start())
        walker.add(*_element(source, Span(*whole.span()), context))
        at = whole.end()
    walker.read(at, span.end)
    return walker.blocks() or [LeftOut(span, "html")]


def _element(source: SourceFile, span: Span, context: NoteContext) -> list[Block]:
    text = source.slice(span)
    if (code := _CODE.match(text)) is not None:
        language = _LANGUAGE.search(f"{code[1]} {code[2] or ''}")
        return [CodeBlock(span, _printed(code[3]), language[1] if language else "")]
    return html_table(source, span, context) if is_html_table(text) else []


@dataclass(slots=True)
class _Open:
    """An element that holds blocks: its name, where it begins, its blocks, the items if it is a list."""

    name: str
    start: int
    blocks: list[Block] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)


@dataclass(slots=True)
class _Walker:
    """Reads HTML from first to last. `stack` are the open quotes, lists and items; `inside` is the element of a line of
    text that is set apart: a heading, a summary."""

    source: SourceFile
    context: NoteContext
    stack: list[_Open] = field(default_factory=lambda: [_Open("", 0)])
    inside: str = ""

    def add(self, *blocks: Block) -> None:
        self.stack[-1].blocks.extend(blocks)

    def read(self, begin: int, end: int) -> None:
        """The text with its tags; blocks are what stands between the tags of blocks."""
        at = begin
        for tag in _BLOCK.finditer(self.source.text, begin, end):
            self._text(at, tag.start())
            self._tag(tag[2].lower(), tag.start(), tag.end(), closing=bool(tag[1]))
            at = tag.end()
        self._text(at, end)

    def blocks(self) -> list[Block]:
        """All blocks, with what is still open closed."""
        while len(self.stack) > 1:
            self._close(len(self.source.text))
        return self.stack[0].blocks

    def _tag(self, name: str, start: int, end: int, *, closing: bool) -> None:
        if name in ("blockquote", "ul", "ol", "li"):
            if closing:
                if any(open_.name == name for open_ in self.stack):
                    while self.stack[-1].name != name:
                        self._close(start)
                    self._close(end)
                return
            if name == "li" and self.stack[-1].name == "li":
                self._close(start)
            if len(self.stack) < _DEEPEST:
                self.stack.append(_Open(name, start))
        self.inside = "" if closing else name

    def _close(self, end: int) -> None:
        closed = self.stack.pop()
        span = Span(closed.start, min(end, len(self.source.text)))
        if closed.name == "li":
            if closed.blocks and self.stack[-1].name in ("ul", "ol"):
                self.stack[-1].items.append(ListItem(span, tuple(closed.blocks)))
            else:
                self.add(*closed.blocks)
        elif closed.name == "blockquote":
            if closed.blocks:
                self.add(Quote(span, tuple(closed.blocks)))
        else:
            if closed.items:
                self.add(ListBlock(span, tuple(closed.items), 1 if closed.name == "ol" else None, tight=True))
            self.add(*closed.blocks)

    def _text(self, begin: int, end: int) -> None:
        text = self.source.text[begin:end]
        if _OPAQUE.match(text.lstrip()) or not (
            _IMAGE.search(text) or _TAG.sub("", text).strip() or MATH_SCRIPT.search(text)
        ):
            return
        extract = gather(self.source.text, [(begin, end)]).stripped()
        children = inlines(extract, self.context)
        span = extract.span(0, len(extract.text))
        if self.inside[:1] == "h" and self.inside[1:].isdigit():
            self.add(Heading(span, int(self.inside[1:]), children))
        elif self.inside in ("summary", "dt"):
            self.add(Paragraph(span, (Strong(span, children),)))
        else:
            self.add(*paragraph_blocks(children))


_DEEPEST = 30


def _printed(code: str) -> str:
    """What a browser shows of preformatted text: no tags, entities resolved, no first or last line break."""
    shown = re.sub(r"\r\n?", "\n", html.unescape(_TAG.sub("", code)))
    return shown.removeprefix("\n").rstrip("\n") + "\n"
