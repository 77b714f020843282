"""The table of contents. An article of few sections has none."""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.backends.typst.appendices import LETTERS, appendix_titles
from notecompiler.backends.typst.context import Context
from notecompiler.backends.typst.escape import markup, string
from notecompiler.backends.typst.inlines import title
from notecompiler.book.labels import label
from notecompiler.book.model import Book, Card, Chapter, Section
from notecompiler.record import replace

_DEPTH = 2

FEW = 2
"""So many lines are no table of contents."""


def chapter_contents(at: Context) -> list[str]:
    """The lines of one chapter in the table of contents, each an array (level, number, anchor, title)."""
    plain = replace(at, chapter=replace(at.chapter, inline_verdicts={}))
    entries: list[str] = []
    if at.chapter.number:
        entries.append(_entry(1, at.chapter.number, at.chapter.anchor, title(at.chapter.title, plain)))
    for section in _sections(at.chapter):
        if section.level <= _DEPTH:
            level = section.level + (1 if at.chapter.number else 0)
            entries.append(_entry(level, section.number, section.anchor, title(section.title, plain)))
    return entries


def appendix_contents(book: Book) -> list[str]:
    """The lines of the appendices."""
    return [
        _entry(1, letter, anchor, markup(label(name, book.language)))
        for letter, (name, anchor) in zip(LETTERS, appendix_titles(book), strict=False)
    ]


def _entry(level: int, number: str, anchor: str, shown: str) -> str:
    return f"({level}, {string(number)}, {string(anchor)}, [{shown}])"


def _sections(chapter: Chapter) -> Iterator[Section]:
    for block in chapter.blocks:
        match block:
            case Section():
                yield block
            case Card(section=Section() as section):
                yield section
            case _:
                pass
