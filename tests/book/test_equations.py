"""Numbers of displays, against what LaTeX itself prints for the same source."""

from __future__ import annotations

import pytest

from notecompiler.book.assemble import assemble
from notecompiler.book.model import Book
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile, Span
from notecompiler.verdicts import Status, Verdict


def book(text: str, *more: str) -> Book:
    return assemble([ingest(SourceFile(f"{n}.md", t)) for n, t in enumerate((text, *more))])


def numbers(text: str) -> list[str | None]:
    return [row.number for equation in book(text).chapters[0].equations.values() for row in equation.rows]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("x", ["1"]),
        ("x \\tag{A}", ["A"]),
        ("x \\notag", [None]),
        ("\\begin{equation} x \\end{equation}", ["1"]),
        ("\\begin{equation*} x \\end{equation*}", [None]),
        ("\\begin{align} a &= b \\\\ c &= d \\end{align}", ["1", "2"]),
        ("\\begin{align*} a &= b \\\\ c &= d \\end{align*}", [None, None]),
        ("\\begin{align} a &= b \\notag \\\\ c &= d \\end{align}", [None, "1"]),
        ("\\begin{align} a &= b \\tag{*} \\\\ c &= d \\end{align}", ["*", "1"]),
        ("\\begin{align*} a &= b \\tag{7} \\\\ c &= d \\end{align*}", ["7", None]),
        ("\\begin{gather} a \\\\ b \\\\ c \\end{gather}", ["1", "2", "3"]),
        ("\\begin{multline} a \\\\ b \\end{multline}", ["1"]),
        ("\\begin{aligned} a \\\\ b \\end{aligned}", ["1"]),
        ("\\begin{equation}\\begin{array}{l} a \\\\ b \\end{array}\\end{equation}", ["1"]),
        ("y = \\begin{pmatrix} a \\\\ b \\end{pmatrix}", ["1"]),
    ],
)
def test_numbers_are_those_of_latex(tex: str, expected: list[str | None]) -> None:
    assert numbers(f"Text.\n\n$$\n{tex}\n$$\n") == expected


def test_a_tag_takes_no_number() -> None:
    assert numbers("$$a \\tag{X}$$\n\n$$b$$\n") == ["X", "1"]


def test_displays_count_wherever_they_stand() -> None:
    assert numbers("$$a$$\n\n- item\n\n  $$b$$\n\n> $$c$$\n\nText $$d$$ glued.\n") == ["1", "2", "3", "4"]


def test_labels_are_found_from_text_and_formulas_of_any_note() -> None:
    one = "$$ a \\label{eq:a} $$\n\nSee \\eqref{eq:b} and $\\eqref{eq:a} + \\eqref{eq:b}$ and \\ref{eq:none}.\n"
    two = "$$ b \\label{eq:b} $$\n"
    made = book(one, two)
    first = made.chapters[0]
    assert first.references["eq:a"].shown == "(1.1)"
    assert first.references["eq:b"].shown == "(2.1)"
    assert [lost.target for lost in made.unresolved_links] == ["eq:none"]


def test_each_row_has_its_verdicts() -> None:
    text = "$$\n\\begin{array}{l}\na = b \\\\\nc = d\n\\end{array}\n$$\n"
    document = ingest(SourceFile("n.md", text))
    formula = document.formulas[0]
    at = text.index("c = d")
    verdict = Verdict("v", "n.md", Span(at, at + 5), formula.id, "c = d", Status.VERIFIED)
    equation = assemble([document], [verdict]).chapters[0].equations[formula.id]
    assert equation.row_verdicts == ((), (verdict,))
    assert equation.rows[0].verdicts == (verdict,)


def test_a_step_is_marked_in_its_own_row() -> None:
    text = "$$\n\\begin{aligned} a &= b \\\\ &= c \\\\ &= d \\end{aligned}\n$$\n"
    document = ingest(SourceFile("0.md", text))
    formula = document.formulas[0].id

    def claim(first: str, last: str) -> Verdict:
        place = Span(text.index(first), text.index(last) + len(last))
        return Verdict(first, "0.md", place, formula, text[place.start : place.end], Status.VERIFIED)

    verdicts = [claim("a &=", "b"), claim("b \\\\", "= c"), claim("c \\\\", "= d")]
    equation = assemble([document], verdicts).chapters[0].equations[formula]
    assert [[verdict.id for verdict in row] for row in equation.row_verdicts] == [["a &="], ["b \\\\"], ["c \\\\"]]
