"""The shells of Typst documents are compiled once, whatever is printed with them."""

from __future__ import annotations

from notecompiler.backends.base import RenderOptions
from notecompiler.backends.registry import backend
from notecompiler.backends.templates import _environment
from notecompiler.book.assemble import assemble
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile


def test_printing_again_compiles_no_shell_again() -> None:
    typst = backend("typst")
    book = assemble([ingest(SourceFile("a.md", "# A note\n\n$x$ & y\n"))])
    typst.render(book, RenderOptions())
    before = _environment.cache_info().misses
    typst.render(book, RenderOptions())
    assert _environment.cache_info().misses == before
