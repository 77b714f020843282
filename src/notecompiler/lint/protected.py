"""The parts of a note that no fix may touch: code, front matter, addresses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice

from notecompiler.diagnostics import Edit
from notecompiler.document import Block, CodeBlock, CodeSpan, Document, Image, LeftOut, Link
from notecompiler.ingest.dialects.gutter import gutter_at
from notecompiler.lint.formula_addresses import formula_in
from notecompiler.lint.walk import blocks, inlines
from notecompiler.record import Record
from notecompiler.source import Span


class Protected(Record):
    """Sorted, disjoint spans of one source file."""

    spans: tuple[Span, ...]

    @staticmethod
    def of(document: Document) -> Protected:
        """Code blocks, HTML, code spans, link addresses and the front matter of a document. Code that lies open in the
        note, with a gutter of line numbers, is not protected: it is no code block yet; nor is a picture of a formula."""
        found = [block.span for block in blocks(document) if _is_protected(block, document)]
        for inline in inlines(document):
            if isinstance(inline, CodeSpan):
                found.append(inline.span)
            elif isinstance(inline, Link):
                shown_end = max((child.span.end for child in inline.children), default=inline.span.start)
                found.append(Span(shown_end, inline.span.end))
            elif isinstance(inline, Image) and not formula_in(inline.target):
                found.append(inline.span)
        first = min((block.span.start for block in document.blocks), default=0)
        if document.source.text.startswith("---") and first > 0:
            found.append(Span(0, first))
        return Protected(tuple(sorted(found)))

    def touched_by(self, edits: Iterable[Edit]) -> bool:
        """Whether any edit changes a character inside a protected span. To delete a passage with all it holds is no
        such change."""
        return any(self._touches(edit) for edit in edits)

    def _touches(self, edit: Edit) -> bool:
        at = bisect_left(self.spans, Span(edit.start, edit.start))
        if at and self.spans[at - 1].end > edit.start:
            return True
        inside = Span(edit.start, edit.end)
        for span in islice(self.spans, at, None):
            if not span.overlaps(inside):
                return False
            if edit.text or not inside.contains(span):
                return True
        return False


def _is_protected(block: Block, document: Document) -> bool:
    match block:
        case CodeBlock():
            return gutter_at(document.source.slice(block.span).splitlines()) is None
        case LeftOut():
            return block.why in ("html", "comment")
        case _:
            return False
