"""Typst sets no formula and no table wider than was promised of it."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
import typst

from notecompiler import document as d
from notecompiler.backends.base import RenderOptions
from notecompiler.backends.typst import BACKEND
from notecompiler.backends.typst.math import UnprintableError, math
from notecompiler.backends.typst.style import Style
from notecompiler.backends.typst.widths import table_argument, widest
from notecompiler.ingest.note import ingest
from notecompiler.math.extent import at_most
from notecompiler.math.parse import parse
from notecompiler.math.tables import load
from notecompiler.source import SourceFile

from .notes import book_of, fonts

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
SPELLINGS = [
    *LETTERS,
    *(f"\\{alphabet}{{{char}}}" for alphabet in ("mathbf", "mathbb", "mathcal", "mathsf", "bm") for char in "MWmwAx"),
    *(f"a {sign} b" for sign in load().symbols if sign not in {"&", "\\&"}),
    *(f"{sign} x" for sign in ("\\sin", "\\arctan", "\\limsup", "\\sum", "\\int", "\\iint", "\\bigoplus", "\\operatorname{rank}")),
    "0123456789", "3.14", "f_t = \\sigma(W_f[h_{t-1},x_t]+b_f)", "\\frac{a+b}{c}", "\\binom{n}{k}", "\\sqrt[3]{x}", "x''_{i}^{2}",
    "\\left(\\frac{1}{2}\\right)", "\\left\\{x \\middle| y\\right\\}", "\\Bigg(x\\Bigg)", "\\hat{i}", "\\vec v", "\\overline{AB}",
    "\\text{output}", "\\overset{def}{=}", "\\xrightarrow[ab]{abcd}", "\\boxed{x}", "{\\Huge x}", "{\\large x}", "a\\hspace{3cm}b",
    "\\text{中文 ABC}", "\\underbrace{a+b}_{n}", "\\cancel{x}", "\\colorbox{red}{x}", "\\text{WWWW}", "\\textbf{max}", "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}",
    "\\begin{cases}x&y\\\\1&2\\end{cases}", "\\begin{alignedat}{2}a&=b&c&=d\\end{alignedat}", "a\\quad b\\qquad c", "\\sum_{i=1}^{n}x_i",
    "\\cdots", "\\iff", "\\implies", "\\mathrel{R}", "\\int_0^\\infty e^{-x^2}\\,dx", "\\textcolor{red}{x}", "\\lim_{x\\to 0}",
]  # fmt: skip


def measured(formulas: list[str]) -> list[float]:
    """The widths in em of formulas in display style, by the prelude's own functions."""
    shell = BACKEND.render(book_of("x"), RenderOptions(fonts())).text.split("#show: article")[0]
    lines = (f"measure(whole-formula($ {code} $.body)).width / 1em.to-absolute()" for code in formulas)
    document = f"{shell}\n#show: base\n#context [#metadata(({', '.join(lines)},))<widths>]"
    found: list[float] = json.loads(typst.Compiler(document.encode()).query("<widths>", field="value", one=True))
    return found


def test_no_formula_is_wider_than_promised() -> None:
    """Each spelling once, and ten times in a row, so that no generous constant hides a width that is too small."""
    codes, widths, names = [], [], []
    for tex in (*SPELLINGS, *(" ".join([spelling] * 10) for spelling in SPELLINGS)):
        tree = parse(tex).tree
        with suppress(UnprintableError):
            codes.append(math(tree, Style.DISPLAY))
            widths.append(at_most(tree))
            names.append(tex)
    assert len(names) > 1000
    wider = [
        (tex, width, most) for tex, width, most in zip(names, measured(codes), widths, strict=True) if width > most
    ]
    assert wider == []


def test_a_promise_is_of_use() -> None:
    """It may be generous, but the equation of a gate fits the column of the claims, which is 18 em wide."""
    assert at_most(parse("f_t = \\sigma(W_f[h_{t-1},x_t]+b_f)").tree) < 17


def table(text: str) -> d.Table:
    found = ingest(SourceFile("a.md", text)).blocks[0]
    assert isinstance(found, d.Table)
    return found


def test_a_table_of_words_can_be_as_narrow_as_its_longest_words() -> None:
    narrow = table_argument(table("| a | b |\n|---|---|\n| one two three | $x_t$ |\n"), frozenset())
    assert narrow == table_argument(table("| a | b |\n|---|---|\n| three | $x_t$ |\n"), frozenset())
    assert narrow.startswith("widest: ")


@pytest.mark.parametrize("cell", ["![a](b.png)", "[^1]"])
def test_a_table_with_something_else_is_measured(cell: str) -> None:
    assert table_argument(table(f"| a | b |\n|---|---|\n| {cell} | y |\n\n[^1]: note\n"), frozenset()) == ""


def test_a_matrix_that_may_be_higher_than_a_page_is_measured() -> None:
    high, low = (parse("\\begin{matrix}" + r"1 \\" * rows + "\\end{matrix}").tree for rows in (40, 4))
    assert widest(high, frozenset()) is None
    assert widest(low, frozenset()) is not None
