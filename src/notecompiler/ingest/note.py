"""A note's text to its `Document`."""

from __future__ import annotations

from notecompiler.document import Document
from notecompiler.ingest.formulas import FormulaMaker
from notecompiler.ingest.frontmatter import front_matter
from notecompiler.ingest.options import IngestOptions
from notecompiler.math.parse import parse
from notecompiler.math.usermacros import Macros
from notecompiler.source import SourceFile

_DEFAULT = IngestOptions()


def ingest(source: SourceFile, options: IngestOptions = _DEFAULT) -> Document:
    """Read a note: blocks, inlines and formulas, each with its place. Never fails: whatever stands in a note is read as
    something."""
    from notecompiler.ingest.blocks.rules import block_tokens
    from notecompiler.ingest.blocks.tree import build_blocks
    from notecompiler.ingest.inlines.scan import NoteContext

    front = front_matter(source)
    tokens, references = block_tokens(source, front.lines, line_is_paragraph=False)
    maker = FormulaMaker(_macros(options), parse_math=options.parse_math)
    context = NoteContext(maker, references, ascii_formulas=options.ascii_formulas)
    blocks = build_blocks(tokens, source, context)
    return Document(source, front.meta, blocks, tuple(maker.formulas))


def _macros(options: IngestOptions) -> Macros | None:
    """The macros of the configuration."""
    if not options.macros:
        return None
    return parse("\n".join(options.macros)).macros
