"""Normalised LaTeX: canonical formulas, everything else untouched, nothing said differently."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.clean_formulas import formulas
from hypothesis import given
from hypothesis import strategies as st

from notecompiler.lint.normalise import normalise
from notecompiler.source import SourceFile

from .running import ingest

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def normal(text: str) -> str:
    (document,) = normalise([ingest(SourceFile("note.md", text))], ingest)
    return document.source.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"$\frac12$", r"$\frac{1}{2}$"),
        (r"$a\over b$", r"$\frac{a}{b}$"),
        (r"$x^{2}+y_{1}$", r"$x^2 + y_1$"),
        (r"$\theta_jx_j$", r"$\theta_j x_j$"),
        (r"$x \gt 0$", r"$x > 0$"),
        (r"$a  =   b$", r"$a = b$"),
        ("$$\nx=1\n$$", "$$\nx = 1\n$$"),
    ],
)
def test_canonical_spelling(before: str, after: str) -> None:
    assert normal(f"Text {before} end.\n" if "\n" not in before else f"{before}\n") == (
        f"Text {after} end.\n" if "\n" not in after else f"{after}\n"
    )


def test_comments_and_row_gaps_survive() -> None:
    note = "$$\n\\begin{aligned}\na&=b \\\\[2ex] % first\n&=c % second\n\\end{aligned}\n$$\n"
    shown = normal(note)
    assert "\\\\[2ex]" in shown
    assert "% first\n" in shown
    assert "% second\n" in shown


def test_line_breaks_of_the_author_survive() -> None:
    note = "$$\na+b =\n-c+d\n$$\n"
    assert normal(note) == "$$\na + b =\n-c + d\n$$\n"


def test_what_is_no_formula_is_left_alone() -> None:
    note = "# Title  with   spaces ,\n\n`$a+b$` and \\$5 and $5\n\n```tex\n$a+b$\n```\n\n* snake_case\n"
    assert normal(note) == note


def test_formulas_in_quotes_keep_their_prefixes() -> None:
    assert normal("> $$\n> x=1\n> $$\n") == "> $$\n> x = 1\n> $$\n"


def test_line_endings_stay() -> None:
    assert normal("$$\r\nx=1\\\\\r\ny\r\n$$\r\nText\r\n").count("\n") == normal(
        "$$\r\nx=1\\\\\r\ny\r\n$$\r\nText\r\n"
    ).count("\r\n")


def test_formulas_that_use_a_macro_of_the_note_are_left_alone() -> None:
    note = "$\\newcommand{\\Real}{\\mathbb{R}}$\n\n$x\\in\\Real$ and $a=b$\n"
    assert normal(note).endswith("$x\\in\\Real$ and $a = b$\n")


@pytest.mark.parametrize("tex", [r"a=b\abs{c}", r"\ket{-x}=y"])
def test_shorthands_are_not_expanded(tex: str) -> None:
    assert normal(f"Text ${tex}$.\n") == f"Text ${tex}$.\n"


def test_a_bar_does_not_come_into_a_table() -> None:
    note = "| a | b |\n|---|---|\n| $\\vert x\\vert$ | $a=b$ |\n"
    assert normal(note) == note.replace("a=b", "a = b")


def test_formulas_that_cannot_be_typeset_are_left_alone() -> None:
    note = "$a=\\nosuchcommand{x}$\n"
    assert normal(note) == note


def test_generated_formulas_are_normal_or_become_so_once() -> None:
    for tex in formulas(60, seed=1):
        once = normal(f"$$\n{tex}\n$$\n")
        assert normal(once) == once


@given(st.text(alphabet="ab$\\{}_^&% \n=+'|()[]frc12", max_size=60))
def test_any_text_comes_to_rest(text: str) -> None:
    once = normal(text)
    assert normal(once) == once


@pytest.mark.skipif(not SEEDS.exists(), reason="the reference notes are not here")
def test_reference_notes_come_to_rest_with_their_prose() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        once = normal(text)
        assert normal(once) == once
        headings = [line for line in text.splitlines() if line.startswith("#")]
        assert [line for line in once.splitlines() if line.startswith("#")] == headings
