"""Blocks of raw HTML: comments and markup are left out; tables, code and text between tags are what they are."""

from __future__ import annotations

import html
import re

from notecompiler.document import Block, CodeBlock, LeftOut
from notecompiler.ingest.blocks.html_table import html_table, is_html_table
from notecompiler.ingest.blocks.paragraphs import paragraph_blocks
from notecompiler.ingest.extract import gather
from notecompiler.ingest.inlines.scan import NoteContext, inlines
from notecompiler.regex import regex
from notecompiler.source import SourceFile, Span

_OPAQUE = regex(r"<(?:!|\?|(?:script|style|textarea|svg|iframe|form|object|video|audio)\b)", re.IGNORECASE)
_TAG = regex(r"<[^<>]*>")
_CODE = regex(r"<pre\b([^<>]*)>(?:\s*<code\b([^<>]*)>)?(.*?)(?:</pre\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_LANGUAGE = regex(r"\blang(?:uage)?-([\w+#-]+)")
_IMAGE = regex(r"<img\s", re.IGNORECASE)


def html_block(source: SourceFile, span: Span, context: NoteContext) -> list[Block]:
    """A paragraph where the block has words or pictures to print; else a `LeftOut` that says why."""
    text = source.slice(span)
    if text.startswith("<!--") and text.rstrip().endswith("-->"):
        return [LeftOut(span, "comment")]
    code = _CODE.match(text)
    if code is not None:
        language = _LANGUAGE.search(f"{code[1]} {code[2] or ''}")
        return [CodeBlock(span, _printed(code[3]), language[1] if language else "")]
    if is_html_table(text):
        return html_table(source, span, context) or [LeftOut(span, "html")]
    if not _OPAQUE.match(text) and (_IMAGE.search(text) or _TAG.sub("", text).strip()):
        extract = gather(source.text, [(span.start, span.end)])
        blocks = paragraph_blocks(inlines(extract, context))
        if blocks:
            return blocks
    return [LeftOut(span, "html")]


def _printed(code: str) -> str:
    """What a browser shows of preformatted text: no tags, entities resolved, no first or last line break."""
    shown = re.sub(r"\r\n?", "\n", html.unescape(_TAG.sub("", code)))
    return shown.removeprefix("\n").rstrip("\n") + "\n"
