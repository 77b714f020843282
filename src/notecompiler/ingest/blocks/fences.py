"""Fenced blocks: code, and formulas between ```` ```math ```` fences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notecompiler.document import CodeBlock, Display
from notecompiler.ingest.blocks.spans import lines_span
from notecompiler.ingest.delimiters import Found
from notecompiler.ingest.extract import Extract, gather
from notecompiler.source import SourceFile, Span

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import BlockToken
    from notecompiler.ingest.formulas import FormulaMaker

_MATH = "math"


def fence_block(source: SourceFile, token: BlockToken, formulas: FormulaMaker, *, crlf: bool) -> CodeBlock | Display:
    """The block of a fence token; ``crlf`` as in `code_text`."""
    span = lines_span(source, token)
    info = token.info.split()
    language = info[0].strip("{}.,").lower() if info else ""
    if language != _MATH or not token.content.strip():
        return CodeBlock(span, code_text(token, crlf=crlf), language)
    opener = token.markup + token.info.rstrip()
    extract = _formula_text(source, token, span)
    formula = formulas.make(
        extract, Found(0, len(extract.text), opener, _closer(extract.text, token.markup), display=True)
    )
    return Display(formula.span, formula)


def code_text(token: BlockToken, *, crlf: bool) -> str:
    """The code with ``\\n`` line endings. `crlf`: the tokenizer saw a space in place of each carriage return."""
    return token.content.replace(" \n", "\n") if crlf else token.content


def _formula_text(source: SourceFile, token: BlockToken, span: Span) -> Extract:
    """The block without the container's marks before its lines; they are as wide as what stands before the fence."""
    assert token.map is not None
    starts = source.line_starts
    first, last = token.map
    indent = span.start - starts[first]
    if not indent:
        return gather(source.text, [(span.start, span.end)])
    ranges = [(span.start, starts[first + 1])]
    for line in range(first + 1, last):
        begin = starts[line]
        end = min(starts[line + 1] if line + 1 < len(starts) else len(source.text), span.end)
        prefix = source.text[begin : min(begin + indent, end)]
        ranges.append((begin + len(prefix) - len(prefix.lstrip(" \t>")), end))
    return gather(source.text, ranges)


def _closer(text: str, markup: str) -> str:
    """The closing marks, of which there may be more than opening ones; none for a fence that the note's end closes."""
    marks = len(text) - len(text.rstrip(markup[0]))
    return markup[0] * marks if marks >= len(markup) else ""
