"""From a note's text to pages, as a build does it, without repairs."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from notecompiler.backends.base import Rendered, RenderOptions
from notecompiler.backends.typst import BACKEND
from notecompiler.book.assemble import assemble
from notecompiler.book.model import Book
from notecompiler.engines.base import Limits, Typeset
from notecompiler.engines.typst_engine import TypstEngine
from notecompiler.fonts.discovery import find_fonts
from notecompiler.fonts.model import FontSet
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile

ENGINE = TypstEngine()


@dataclass(frozen=True)
class Pages:
    """What came of a note."""

    book: Book
    rendered: Rendered
    typeset: Typeset

    @property
    def body(self) -> str:
        """The document's source behind its shell, without the commands that set it up."""
        return re.split(r"^#show: (?:article|book)\.with\(.*$", self.rendered.text, maxsplit=1, flags=re.M)[1].strip()


@cache
def fonts() -> FontSet:
    return find_fonts()


def book_of(*notes: str) -> Book:
    """The notes as a book."""
    return assemble([ingest(SourceFile(f"note{i}.md", text)) for i, text in enumerate(notes, 1)])


def source(*notes: str) -> str:
    """The Typst source of a document's body."""
    book = book_of(*notes)
    return Pages(book, BACKEND.render(book, RenderOptions()), Typeset(None, 0)).body


def pages(*notes: str, missing: frozenset[str] = frozenset()) -> Pages:
    """The notes, typeset."""
    book = book_of(*notes)
    rendered = BACKEND.render(book, RenderOptions(fonts(), None, missing))
    with tempfile.TemporaryDirectory() as scratch:
        return Pages(book, rendered, ENGINE.typeset(rendered, Path(scratch), fonts(), Limits()))
