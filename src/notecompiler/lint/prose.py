"""The lines of a note as prose: what is no prose is masked, so that patterns find words only and at their true place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from notecompiler.document import CodeBlock, CodeSpan, Document, Image, Link, WikiLink
from notecompiler.lint.memo import per_document
from notecompiler.lint.walk import blocks, inlines
from notecompiler.record import Record
from notecompiler.source import Span

MASK = "\ufffc"
"""Stands for each masked character (OBJECT REPLACEMENT CHARACTER)."""

_FOREIGN = re.compile(
    r"(<!--)|<[A-Za-z/][^<>\n]*>|\b(?:https?|ftp|mailto):[^\s<>）)]+|\{%[^{}\n]*%\}|\{\{[<%][^{}\n]*[>%]\}\}", re.S
)


class ProseLine(Record):
    """One line without its line ending; `start` is its offset in the file."""

    number: int
    start: int
    text: str

    def span(self, start: int, end: int) -> Span:
        """The file span of columns ``start`` to ``end`` (from 0)."""
        return Span(self.start + start, self.start + end)

    @property
    def blank(self) -> bool:
        """Whether nothing stands on the line, not even something masked."""
        return not self.text.strip()


def prose_lines(document: Document, *, formulas: bool = False) -> Sequence[ProseLine]:
    """All lines of the note with code, formulas, addresses, HTML, tags of site generators and front matter masked.

    With `formulas`, the characters of formulas are kept.
    """
    return _lines_with_formulas(document) if formulas else _lines(document)


@per_document
def _lines(document: Document) -> list[ProseLine]:
    return _split(document, _masked(document, formulas=False))


@per_document
def _lines_with_formulas(document: Document) -> list[ProseLine]:
    return _split(document, _masked(document, formulas=True))


def _split(document: Document, text: str) -> list[ProseLine]:
    starts = [*document.source.line_starts, len(text)]
    return [
        ProseLine(at + 1, start, text[start:end].rstrip("\r\n")) for at, (start, end) in enumerate(pairwise(starts))
    ]


def _foreign(source: str) -> Iterator[Span]:
    """Comments, tags (of HTML and of site generators) and addresses. A comment that nothing ends is none; its end is looked for once."""
    at = 0
    while (match := _FOREIGN.search(source, at)) is not None:
        at = match.end()
        if not match[1]:
            yield Span(match.start(), at)
        elif (end := source.find("-->", at)) >= 0:
            at = end + 3
            yield Span(match.start(), at)
        else:
            source = source[:at] + source[at:].replace("<!--", "<   ")


def _masked(document: Document, *, formulas: bool) -> str:
    source = document.source.text
    spans = [block.span for block in blocks(document) if isinstance(block, CodeBlock)]
    for inline in inlines(document):
        if isinstance(inline, CodeSpan | Image | WikiLink):
            spans.append(inline.span)
        elif isinstance(inline, Link):
            shown_end = max((child.span.end for child in inline.children), default=inline.span.start)
            spans.append(Span(shown_end, inline.span.end))
    if not formulas:
        spans += [formula.span for formula in document.formulas]
    spans += _foreign(source)
    first = min((block.span.start for block in document.blocks), default=0)
    if source.startswith("---"):
        spans.append(Span(0, first))
    pieces = []
    at = 0
    for span in sorted(spans):
        if span.end <= at:
            continue
        start = max(at, span.start)
        pieces += [source[at:start], re.sub(r"[^\r\n]", MASK, source[start : span.end])]
        at = span.end
    pieces.append(source[at:])
    return "".join(pieces)
