"""Boxes say why a formula is not typeset, in the language of the reader."""

from __future__ import annotations

from notecompiler.book.quarantine import faulty_formulas, quarantine
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile


def test_a_fault_is_explained_in_both_languages() -> None:
    (box,) = faulty_formulas([ingest(SourceFile("n.md", "公式 $\\nosuch{x}$。\n"))]).values()
    assert box.why("zh") == "没有 \\nosuch 这个命令。"
    assert box.why("en") == "There is no command \\nosuch."
    assert (box.line, box.column) == (1, 5)


def test_an_engine_speaks_for_itself() -> None:
    document = ingest(SourceFile("n.md", "$x$\n"))
    box = quarantine(document, document.formulas[0], "Something new")
    assert box.why("zh") == box.why("en") == "Something new"


def test_a_box_proposes_what_was_probably_meant() -> None:
    boxes = faulty_formulas([ingest(SourceFile("n.md", "$\\exits x$ and $\\frac{a}{b$ and $\\nosuch{x}$\n"))]).values()
    assert [box.proposal for box in boxes] == ["\\exists x", "\\frac{a}{b}", None]
