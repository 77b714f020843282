"""Blocks of raw HTML: comments and markup are left out; text between tags is text."""

from __future__ import annotations

import re

from notecompiler.document import Block, LeftOut
from notecompiler.ingest.blocks.paragraphs import paragraph_blocks
from notecompiler.ingest.extract import gather
from notecompiler.ingest.inlines.scan import NoteContext, inlines
from notecompiler.source import SourceFile, Span

_OPAQUE = re.compile(
    r"<(?:!|\?|(?:script|style|pre|textarea|table|svg|iframe|form|object|video|audio)\b)", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_IMAGE = re.compile(r"<img\s", re.IGNORECASE)


def html_block(source: SourceFile, span: Span, context: NoteContext) -> list[Block]:
    """A paragraph where the block has words or pictures to print; else a `LeftOut` that says why."""
    text = source.slice(span)
    if text.startswith("<!--") and text.rstrip().endswith("-->"):
        return [LeftOut(span, "comment")]
    if not _OPAQUE.match(text) and (_IMAGE.search(text) or _TAG.sub("", text).strip()):
        extract = gather(source.text, [(span.start, span.end)])
        blocks = paragraph_blocks(inlines(extract, context))
        if blocks:
            return blocks
    return [LeftOut(span, "html")]
