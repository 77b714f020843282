"""Small documents put together by hand, so that these tests need no Markdown reader."""

from __future__ import annotations

from itertools import count

from notecompiler import document as d
from notecompiler.math.nodes import Row
from notecompiler.source import SourceFile, SourceMap, Span

_starts = count(1)


def span() -> Span:
    """A place that nothing else has."""
    start = 10 * next(_starts)
    return Span(start, start + 5)


def words(text: str) -> d.Words:
    return d.Words(span(), text)


def heading(level: int, text: str) -> d.Heading:
    return d.Heading(span(), level, (words(text),))


def paragraph(*children: d.Inline | str) -> d.Paragraph:
    return d.Paragraph(span(), tuple(words(c) if isinstance(c, str) else c for c in children))


def formula(name: str, tex: str = "x", *, display: bool = True, tree: Row | None = None) -> d.Formula:
    at = span()
    return d.Formula(name, tex, display, at, SourceMap.contiguous(at.start, len(tex)), tree or Row(at, ()))


def display(name: str, tex: str = "x", tree: Row | None = None) -> d.Display:
    made = formula(name, tex, tree=tree)
    return d.Display(made.span, made)


def note(*blocks: d.Block, path: str = "notes/a.md", meta: d.Meta | None = None) -> d.Document:
    formulas = tuple(b.formula for b in blocks if isinstance(b, d.Display))
    return d.Document(SourceFile(path, "\n" * 20), meta or d.Meta(), blocks, formulas)
