"""A note's text to its `Document`."""

from __future__ import annotations

from notecompiler.document import Document
from notecompiler.ingest.collect import formulas_of
from notecompiler.ingest.formulas import FormulaMaker
from notecompiler.ingest.frontmatter import front_matter
from notecompiler.ingest.options import IngestOptions
from notecompiler.math.parse import parse
from notecompiler.math.usermacros import Macros
from notecompiler.record import replace
from notecompiler.source import SourceFile

_DEFAULT = IngestOptions()


def ingest(source: SourceFile, options: IngestOptions = _DEFAULT) -> Document:
    """Read a note: blocks, inlines and formulas, each with its place. Never fails: whatever stands in a note is read as
    something."""
    from notecompiler.ingest.blocks.rules import block_tokens
    from notecompiler.ingest.blocks.tree import build_blocks
    from notecompiler.ingest.dialects.chat import leave_out_chat
    from notecompiler.ingest.dialects.clipped import divides_words, is_clipped
    from notecompiler.ingest.dialects.doubled_dollars import doubles_dollars
    from notecompiler.ingest.dialects.lost_headings import infer_headings
    from notecompiler.ingest.inlines.scan import NoteContext

    front = front_matter(source)
    clipped = options.infer_headings and is_clipped(source, front.lines)
    tokens, references = block_tokens(source, front.lines, line_is_paragraph=clipped)
    maker = FormulaMaker(_macros(options), parse_math=options.parse_math)
    context = NoteContext(maker, references, ascii_formulas=options.ascii_formulas)
    context.divides_words = divides_words(source)
    context.doubles_dollars = doubles_dollars(source)
    blocks = build_blocks(tokens, source, context)
    if options.infer_headings:
        blocks = infer_headings(blocks)
    if not options.keep_chat:
        blocks = leave_out_chat(blocks)
    keywords = tuple(dict.fromkeys((*front.meta.keywords, *context.hashtags)))
    return Document(source, replace(front.meta, keywords=keywords), blocks, tuple(formulas_of(blocks)))


def _macros(options: IngestOptions) -> Macros | None:
    """The macros of the configuration."""
    if not options.macros:
        return None
    return parse("\n".join(options.macros)).macros
