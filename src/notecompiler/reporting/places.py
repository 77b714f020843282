"""Places as the JSON reports write them."""

from __future__ import annotations

from notecompiler.source import Position, SourceFile, Span


def ends(source: SourceFile, span: Span) -> dict[str, dict[str, int]]:
    """``start`` and ``end`` of a span with line, column and offset."""
    return {"start": _place(source.position(span.start)), "end": _place(source.position(span.end))}


def _place(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
