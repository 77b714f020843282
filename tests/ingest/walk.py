"""Every node of a document, for properties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from notecompiler.document import Document, Formula
from notecompiler.record import Record, names_of
from notecompiler.source import Span


def nodes(document: Document) -> Iterator[Any]:
    """All blocks, inlines, items, cells and formulas, in reading order."""
    for block in document.blocks:
        yield from _below(block)


def children(node: Any) -> Iterator[Any]:
    """The direct children of a node that have a span."""
    if isinstance(node, Formula):
        return
    for name in names_of(node):
        yield from _spanned(getattr(node, name))


def _spanned(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from _spanned(item)
    elif isinstance(value, Record) and not isinstance(value, Span) and hasattr(value, "span"):
        yield value


def _below(node: Any) -> Iterator[Any]:
    yield node
    for child in children(node):
        yield from _below(child)
