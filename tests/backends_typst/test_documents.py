"""Whole documents: structure, links, pictures, marks, faults."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
import typst

from notecompiler.backends.base import RenderOptions
from notecompiler.backends.typst import BACKEND
from notecompiler.book.assemble import assemble
from notecompiler.book.options import BookOptions
from notecompiler.engines.base import Limits
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile, Span
from notecompiler.verdicts import Counterexample, ReferenceLink, Status, Verdict

from .notes import ENGINE, book_of, fonts, pages, source

NOTE = """# Gates

The forget gate $f_t$ is

$$ f_t = \\sigma(W_f x_t + b_f) \\label{eq:f} $$

see $\\eqref{eq:f}$.[^1]

[^1]: A note with $x$.
"""


def test_the_same_notes_give_the_same_bytes() -> None:
    assert pages(NOTE).typeset.pdf == pages(NOTE).typeset.pdf


def test_a_reference_leads_to_its_equation() -> None:
    outcome = pages(NOTE)
    assert outcome.typeset.pdf is not None, outcome.typeset.problems
    assert '#let refer = refer-to.with(("eq:f": ("(1)", "eq-f")))' in outcome.body


def test_passages_hold_the_formulas() -> None:
    outcome = pages(NOTE)
    made = {outcome.rendered.text[p.start : p.end] for p in outcome.rendered.passages}
    assert "$f_t$" in made
    assert any(text.startswith("#displayed($ f_t =") for text in made)


def test_several_notes_are_chapters() -> None:
    outcome = pages("# One\n\n## Part\n\n$$ x $$", "# Two\n\n$$ y $$")
    assert outcome.typeset.pdf is not None, outcome.typeset.problems
    assert '#chapter("1", "ch-one", "One")[One]' in outcome.body
    assert "number: [(2.1)]" in outcome.body


def test_a_link_that_leads_nowhere_is_text() -> None:
    body = source("A [word](javascript:alert) and [there](#nowhere) and [[None]].")
    assert "#link" not in body
    assert "#goto" not in body


def test_any_broken_formula_of_300_leaves_the_other_299() -> None:
    rng = random.Random(7)
    kinds = [
        "$x_{%d} + \\frac{a}{b}$",
        "$$ \\sum_{i=1}^{%d} i $$",
        "$$ \\begin{pmatrix} a & %d \\\\ c & d \\end{pmatrix} $$",
    ]
    formulas = [rng.choice(kinds) % index for index in range(300)]
    for broken in ("$\\frac{a}{$", "$\\undefinedcommand{x}$", "$$ \\left( x $$", "$\\write18{ls}$"):
        at = rng.randrange(300)
        text = "\n\n".join(["Text.", *formulas[:at], broken, *formulas[at + 1 :]])
        outcome = pages(text)
        chapter = outcome.book.chapters[0]
        assert outcome.typeset.pdf is not None, outcome.typeset.problems
        assert len(chapter.document.formulas) == 300
        assert len(chapter.quarantined) == 1


def test_an_error_of_the_engine_names_the_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    from notecompiler.backends.typst import displays

    text = "Good $x$.\n\nBad $y$.\n\n$$ z = 1 $$"
    bad = next(f for f in ingest(SourceFile("note1.md", text)).formulas if f.tex == "y")
    real = displays.math
    monkeypatch.setattr(displays, "math", lambda row, style: "nonsense(x)" if row == bad.tree else real(row, style))
    outcome = pages(text)
    assert outcome.typeset.pdf is None
    named = {problem.formula for problem in outcome.typeset.errors}
    assert named == {("note1.md", bad.id)}
    assert "nonsense" not in outcome.typeset.errors[0].message
    assert "nonsense" in outcome.typeset.errors[0].raw


def test_what_typst_cannot_express_is_boxed_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from notecompiler.backends.typst import fonts as math_fonts

    monkeypatch.setattr(math_fonts, "styled", lambda command, argument, body: None)
    outcome = pages("Good $x$ and bad $\\mathbf{y}$.")
    bad = outcome.book.chapters[0].document.formulas[1]
    assert dict(outcome.rendered.refused) == {("note1.md", bad.id): "no Typst for \\mathbf"}
    assert "#quarantined(" in outcome.body
    assert outcome.typeset.pdf is not None


def _verdict(note: str, index: int, status: Status, **more: object) -> Verdict:
    formula = ingest(SourceFile("n.md", note)).formulas[index]
    return Verdict("v", "n.md", formula.span, formula.id, formula.tex, status, **more)  # type: ignore[arg-type]


def test_marks_lead_to_listings_and_back() -> None:
    note = "$$ a = b $$\n\n$$ c = d $$\n"
    link = ReferenceLink("span", "shift", "source.py", 21)
    wrong = Counterexample(0, (("c", 1.0),), 1.0, 2.0)
    verdicts = [
        _verdict(note, 0, Status.VERIFIED, reference=link, trials=8, max_error=0.0),
        _verdict(note, 1, Status.REFUTED, counterexample=wrong),
    ]
    book = assemble([ingest(SourceFile("n.md", note))], verdicts)
    rendered = BACKEND.render(book, RenderOptions(fonts()))
    assert 'mark: ("verified", "ref-span' in rendered.text
    assert 'mark: ("refuted", none)' in rendered.text
    assert '#goto("eq-1")[(1)]' in rendered.text
    assert "#code-listing(" in rendered.text
    assert "Counterexample: c \\= 1; " in rendered.text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good").write_bytes(typst.compile(b"#set page(width: 40pt, height: 20pt)\nx", format="png"))
    (tmp_path / "good").rename(tmp_path / "good.png")
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    return tmp_path


def test_pictures_and_what_stands_for_them(folder: Path) -> None:
    from notecompiler.engines.base import Limits

    note = folder / "n.md"
    text = (
        "![a](good.png)\n\nIn ![b](good.png) line, ![c](broken.png), ![d](none.png), ![e](https://example.org/x.png).\n"
    )
    book = assemble([ingest(SourceFile(str(note), text))], options=BookOptions(root=folder))
    rendered = BACKEND.render(book, RenderOptions(fonts()))
    outcome = ENGINE.typeset(rendered, folder, fonts(), Limits())
    assert outcome.pdf is not None, outcome.problems
    assert "#picture(" in rendered.text
    assert "#small-picture(" in rendered.text
    assert '"https://example.org/x.png"' in rendered.text


def test_the_page_count_is_told() -> None:
    assert pages("\n\n".join(f"# Part {n}\n\n" + "Words. " * 400 for n in range(4))).typeset.pages > 2


def test_nothing_outside_the_scratch_folder_can_be_read(tmp_path: Path) -> None:
    outcome = pages('#read("/etc/passwd") $\\text{#read("/etc/passwd")}$ `#import "@preview/x:1.0.0"`')
    assert outcome.typeset.pdf is not None, outcome.typeset.problems


def test_a_book_without_anything_is_a_page() -> None:
    assert book_of("").title
    assert pages("").typeset.pages == 1


@pytest.mark.parametrize(
    "inline", ["*e*", "**s**", "~~d~~", "==h==", "`c`", "[l](https://a.b)", "#tag", "$x$", "[[w]]", "[^1]"]
)
@pytest.mark.parametrize("behind", ["(1 + 1)", "[y]", ".len()", "; x", "{z}"])
def test_text_behind_an_inline_is_no_argument_of_it(inline: str, behind: str) -> None:
    outcome = pages(f"Some words, {inline}{behind} more.\n\n[^1]: note")
    assert outcome.typeset.pdf is not None, outcome.typeset.problems
    assert "](" not in outcome.body


def test_a_table_of_one_column_is_typeset() -> None:
    assert pages("| a |\n|---|\n| 1 |\n| $x^2$ |\n").typeset.pdf is not None


def test_a_footnote_in_a_heading_is_printed() -> None:
    body = source("# Title\n\n## Part[^1]\n\n| a[^2] |\n|---|\n| b |\n\n[^1]: First.\n[^2]: Second.\n")
    assert body.count("#footnote[") == 2


def _verified(note: str, tex: str) -> Verdict:
    at = note.index(tex)
    formula = ingest(SourceFile("a.md", note)).formulas[0].id
    return Verdict("c", "a.md", Span(at, at + len(tex)), formula, tex, Status.VERIFIED)


@pytest.mark.parametrize(
    "note",
    [
        "| $$1+1=2$$ | b |\n|---|---|\n| c | d |\n",
        "# Title $$1+1=2$$\n\n## Part $$2=2$$\n",
        "> [!note] Title $$1+1=2$$\n> body\n",
        "$$\\begin{align} x^2^3 &= y \\\\ 1+1=2 \\end{align}$$\n",
        "~~$$1+1=2$$~~ text[^1]\n\n[^1]: $$1+1=2$$\n",
    ],
)
def test_every_claim_can_be_linked_wherever_its_display_stands(note: str) -> None:
    book = assemble([ingest(SourceFile("a.md", note))], [_verified(note, "1+1=2")])
    rendered = BACKEND.render(book, RenderOptions(fonts()))
    with tempfile.TemporaryDirectory() as scratch:
        outcome = ENGINE.typeset(rendered, Path(scratch), fonts(), Limits())
    assert outcome.pdf is not None, outcome.problems


def test_a_keycap_comes_from_one_face() -> None:
    body = source("1️⃣ 2\u20e3 #️⃣ 3 ①\n")
    assert '#keycap("1"); #keycap("2"); #keycap("#"); 3 #han-mark("①");' in body


def test_a_letter_of_mathematics_keeps_its_accent() -> None:
    body = source("a \U0001d464\u20d7 b \u211d\u0302 c \U0001d464 d x\u20d7\n")
    assert 'a $accent(\U0001d464, "\u20d7")$ b $accent(\u211d, "\u0302")$ c \U0001d464 d x\u20d7' in body


def test_a_small_card_stays_on_one_page() -> None:
    large = " \\\\ ".join(f"x_{{{n}}} &= {n}" for n in range(20))
    body = source(
        f"## A\n\n$$x=1$$\n\nwhere $x$ is a number.\n\n## B\n\n$$\\begin{{aligned}} {large} \\end{{aligned}}$$\n"
    )
    first, second = body.split("#card(")[1:]
    assert "whole: false" not in first
    assert "whole: false" in second


def test_a_draft_is_the_same_document_without_tags() -> None:
    book = assemble([ingest(SourceFile("a.md", "# Title\n\nText $x$.\n"))], [])
    rendered = BACKEND.render(book, RenderOptions(fonts()))
    with tempfile.TemporaryDirectory() as scratch:
        whole, draft = (
            ENGINE.typeset(rendered, Path(scratch), fonts(), Limits(), draft=draft) for draft in (False, True)
        )
    assert whole.pdf is not None
    assert draft.pdf is not None
    assert (whole.pages, b"/StructTreeRoot" in whole.pdf) == (1, True)
    assert (draft.pages, b"/StructTreeRoot" in draft.pdf) == (1, False)


def test_a_line_that_announces_a_list_stays_with_it() -> None:
    text = source("Tasks:\n\n- one\n- two\n\nText that ends:\n\nmore text.\n\nA line.\n\n- three\n")
    assert "#announcing[Tasks\\:]" in text
    assert text.count("#announcing[") == 1


def test_a_picture_that_is_missing_is_named_alone_and_in_a_line() -> None:
    outcome = pages("# A\n\n![a drawing](none.png)\n\nText ![in a line](other.png) goes on.\n")
    assert outcome.typeset.pdf is not None
    assert "#no-picture([a drawing]" in outcome.rendered.text
    assert "#no-small-picture([in a line]" in outcome.rendered.text
