"""The table of contents before the first pass: the same lines as LaTeX will write, with unknown page numbers.

A first pass with it breaks its pages as the last one will, so that two passes are enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.backends.latex.blocks import section_command
from notecompiler.backends.latex.context import Context
from notecompiler.backends.latex.inlines import plain
from notecompiler.book.labels import label
from notecompiler.book.model import Book, Card, Chapter, Section

_DEEPEST = 2


def foretold_contents(book: Book, context: Context) -> str:
    """A ``.toc`` file."""
    return "".join(f"{line}%\n" for line in _lines(book, context))


def _lines(book: Book, context: Context) -> Iterator[str]:
    several = len(book.chapters) > 1
    for chapter in book.chapters:
        if several:
            yield _line("chapter", chapter.number, plain(chapter.title))
        yield from _sections(chapter)
    titles = [("references", book.listings), ("verification", book.verification), ("repairs", book.repairs)]
    used = [name for name, content in titles if content]
    for letter, name in zip("ABC", used, strict=False):
        yield _line("chapter" if several else "section", letter, label(name, context.book.language))


def _sections(chapter: Chapter) -> Iterator[str]:
    for block in chapter.blocks:
        section = block.section if isinstance(block, Card) else block
        if isinstance(section, Section) and section.level <= _DEEPEST:
            yield _line(section_command(section), section.number, plain(section.title))


def _line(kind: str, number: str, title: str) -> str:
    return f"\\contentsline {{{kind}}}{{\\numberline {{{number}}}{title}}}{{1}}{{}}"
