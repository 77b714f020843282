"""The table of contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from notecompiler.backends.typst.appendices import LETTERS, appendix_titles
from notecompiler.backends.typst.context import Context
from notecompiler.backends.typst.escape import markup, string
from notecompiler.backends.typst.inlines import title
from notecompiler.book.labels import label
from notecompiler.book.model import Book, Card, Chapter, Section

_DEPTH = 2


def contents(book: Book, contexts: list[Context]) -> Iterator[str]:
    """The table of contents, an array of (level, number, anchor, title). An article of few sections has none."""
    entries: list[str] = []
    for at in contexts:
        plain = replace(at, chapter=replace(at.chapter, inline_verdicts={}))
        if at.chapter.number:
            entries.append(_entry(1, at.chapter.number, at.chapter.anchor, title(at.chapter.title, plain)))
        for section in _sections(at.chapter):
            if section.level <= _DEPTH:
                level = section.level + (1 if at.chapter.number else 0)
                entries.append(_entry(level, section.number, section.anchor, title(section.title, plain)))
    for letter, (name, anchor) in zip(LETTERS, appendix_titles(book), strict=False):
        word = label(name, book.language)
        entries.append(_entry(1, letter, anchor, markup(word)))
    yield from entries if len(entries) > 2 else ()


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
