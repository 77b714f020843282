from __future__ import annotations

from notecompiler import document as d
from notecompiler.book.assemble import assemble
from notecompiler.book.model import Card, Language, Quarantine, Section
from notecompiler.book.text import plain_text

from .notes import display, heading, note, paragraph, span, words


def sections(book_blocks: object) -> list[tuple[str, str]]:
    return [(b.number, plain_text(b.title)) for b in book_blocks if isinstance(b, Section)]  # type: ignore[attr-defined]


def test_the_only_top_heading_is_the_title_and_leaves_the_body() -> None:
    book = assemble([note(heading(1, "Gates"), heading(2, "1. Forget"), paragraph("text"), heading(2, "2. Input"))])
    assert book.title == "Gates"
    assert sections(book.chapters[0].blocks) == [("1", "Forget"), ("2", "Input")]


def test_the_first_of_equal_headings_gives_the_title_and_stays() -> None:
    book = assemble([note(heading(4, "Gates"), paragraph("text"), heading(4, "Sums"))])
    assert book.title == "Gates"
    assert sections(book.chapters[0].blocks) == [("1", "Gates"), ("2", "Sums")]


def test_without_heading_the_file_name_is_the_title() -> None:
    assert assemble([note(paragraph("text"), path="notes/means.md")]).title == "means"


def test_levels_are_closed_up() -> None:
    book = assemble([note(heading(1, "T"), heading(2, "A"), heading(4, "B"), heading(3, "C"), heading(2, "D"))])
    assert [n for n, _ in sections(book.chapters[0].blocks)] == ["1", "1.1", "1.2", "2"]


def test_a_book_numbers_by_chapter() -> None:
    one = note(heading(1, "One"), paragraph("a"), display("p"), display("q"), path="one.md")
    two = note(heading(1, "Two"), heading(2, "S"), paragraph("b"), display("p"), paragraph("c"), path="two.md")
    book = assemble([one, two])
    assert [c.number for c in book.chapters] == ["1", "2"]
    assert [r.number for e in book.chapters[0].equations.values() for r in e.rows] == ["1.1", "1.2"]
    assert book.chapters[1].equations["p"].rows[0].number == "2.1"


def test_a_heading_with_one_formula_becomes_a_card() -> None:
    blocks = (
        heading(1, "T"),
        heading(2, "Forget gate"),
        display("f"),
        paragraph("keeps a fraction"),
        heading(2, "Text"),
    )
    chapter = assemble([note(*blocks, paragraph("prose"))]).chapters[0]
    card = chapter.blocks[0]
    assert isinstance(card, Card)
    assert card.section is not None
    assert (card.number, card.section.number, plain_text(card.title)) == ("1", "1", "Forget gate")
    assert len(card.children) == 2


def test_a_long_section_is_no_card() -> None:
    prose = paragraph("word " * 300)
    chapter = assemble([note(heading(1, "T"), heading(2, "S"), prose, display("f"), paragraph("more"))]).chapters[0]
    assert not any(isinstance(b, Card) for b in chapter.blocks)


def test_label_and_where_make_a_card() -> None:
    label = d.Paragraph(span(), (d.Strong(span(), (words("Loss:"),)),))
    chapter = assemble([note(paragraph("a" * 800), label, display("f"), paragraph("where x is small"))]).chapters[0]
    card = chapter.blocks[1]
    assert isinstance(card, Card)
    assert plain_text(card.title) == "Loss"
    assert len(card.children) == 2


def test_wikilinks_resolve_across_notes() -> None:
    link = d.WikiLink(span(), "two", "Second part", "")
    lost = d.WikiLink(span(), "nowhere", "", "")
    one = note(heading(1, "One"), paragraph(link, lost), path="one.md")
    two = note(heading(1, "Two"), heading(2, "1. Second part"), paragraph("b"), path="two.md")
    book = assemble([one, two])
    section = book.chapters[1].blocks[0]
    assert isinstance(section, Section)
    assert book.chapters[0].links == {link.span: section.anchor}
    assert [t.target for t in book.unresolved_links] == ["nowhere"]


def test_language_follows_the_text() -> None:
    assert assemble([note(paragraph("长短期记忆网络 uses gates"))]).language is Language.ZH
    assert assemble([note(paragraph("A note on 记忆 with many English words in it"))]).language is Language.EN


def test_a_quarantined_display_takes_no_number() -> None:
    doc = note(paragraph("p"), display("bad"), display("good"))
    box = Quarantine("x", "no", doc.source.path, 1, 1)
    chapter = assemble([doc], quarantined={(doc.source.path, "bad"): box}).chapters[0]
    assert chapter.quarantined == {"bad": box}
    assert [chapter.equations[name].rows[0].number for name in ("bad", "good")] == [None, "1"]
