"""Footnotes that nothing leads to are not lost."""

from __future__ import annotations

from notecompiler.book import walk
from notecompiler.book.assemble import assemble
from notecompiler.book.text import plain_text
from notecompiler.document import Paragraph
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile


def _read(note: str) -> tuple[list[str], dict[str, list[str]]]:
    chapter = assemble([ingest(SourceFile("a.md", note))]).chapters[0]
    texts = [plain_text(b.children) for b in walk.blocks(chapter.blocks) if isinstance(b, Paragraph)]
    notes = {
        label: [plain_text(b.children) for b in text.children if isinstance(b, Paragraph)]
        for label, text in chapter.footnotes.items()
    }
    return texts, notes


def test_a_footnote_without_a_mark_stays_in_its_place() -> None:
    texts, notes = _read("One[^a].\n\n[^a]: Used.\n\n[^b]: Unused.\n\n    More.\n\nLast.\n")
    assert texts == ["One.", "[b] Unused.", "More.", "Last."]
    assert notes == {"a": ["Used."]}


def test_of_two_texts_the_first_is_the_footnote() -> None:
    texts, notes = _read("One[^a].\n\n[^a]: First.\n\n[^a]: Second.\n")
    assert texts == ["One.", "[a] Second."]
    assert notes == {"a": ["First."]}


def test_a_footnote_in_a_quote_is_kept_too() -> None:
    texts, _ = _read("> Text.\n>\n> [^q]: Quoted.\n")
    assert texts == ["Text.", "[q] Quoted."]
