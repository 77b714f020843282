"""Documents that are run through TeX itself."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest

from notecompiler.backends.base import Passage, Rendered
from notecompiler.book.model import Repair
from notecompiler.engines.base import Limits, ProblemKind
from notecompiler.math.parse import parse
from notecompiler.math.tables import load
from notecompiler.verdicts import Counterexample, Place, ReferenceLink, Status, Verdict

from .typesetting import needs, read, rendered, typeset

pytestmark = [pytest.mark.tex, pytest.mark.slow, needs("xelatex")]

KITCHEN_SINK = (Path(__file__).parent / "kitchen_sink.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("engine", ["xelatex", pytest.param("lualatex", marks=needs("lualatex"))])
def test_everything_at_once_is_typeset_without_complaint(engine: str) -> None:
    """No error, undefined reference, missing character, or overfull box; the passes needed and no more."""
    result = typeset(rendered(read(KITCHEN_SINK)), engine)
    assert result.problems == ()
    assert result.pdf is not None
    assert result.passes == 2


def test_what_is_higher_than_a_page_or_wider_than_a_line_stays_inside() -> None:
    rows = " \\\\ ".join(f"&= \\sum_{{k=1}}^{{{n}}} \\frac{{k}}{{{n}}}" for n in range(1, 31))
    matrix = " \\\\ ".join("a & b" for _ in range(60))
    address = "https://example.com/" + "a-long-path/" * 12
    note = read(
        f"# 🚀 1️⃣ 标题 ∈\n\nText\n\n$$\\begin{{align}} S {rows} \\end{{align}}$$\n\n$$\\begin{{aligned}} S {rows} \\end{{aligned}}$$\n\n"
        f"Text\n$$\\begin{{pmatrix}} {matrix} \\end{{pmatrix}}$$\n\nText ![a](none.png) ![b]({address}.png) and {address} 𝑎𝒃𝔸.\n"
    )
    result = typeset(rendered(note))
    assert result.problems == ()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_verdicts_and_appendices_are_typeset_without_complaint(language: str) -> None:
    note = read(
        f"---\nlang: {language}\n---\n# T\n\n## Gates\n\n$$ f_t = \\sigma(W_f h_{{t-1}} + b_f) $$\n\nThen $a = b$ holds.\n\n"
        "$$\n\\begin{align} x &= y \\\\ y &= z \\end{align}\n$$\n"
    )
    statuses = itertools.cycle(Status)
    shown = Counterexample(7, (("W_f", [[1.0, 2.0], [3.0, 4.0]]), ("x", 0.25)), [1e-9, 2.0], 3, None)
    link = ReferenceLink("lstm", "forget_gate", "references/lstm.py", 50)
    verdicts = [
        Verdict(
            f"{formula.id}-{n}", note.source.path, formula.span, formula.id, formula.tex, next(statuses), "a-reason",
            link if n % 2 else None, (), 8, 2.2e-16, 1e-9, shown if n % 3 else None, Place("other.md", 3), ("See `x_1`.",),
        )
        for formula in note.formulas
        for n in range(2 * len(Status))
    ]  # fmt: skip
    repairs = [
        Repair("NC203", note.source.path, 3, before, after, "why & how")
        for before, after in (("\\", "\\\\"), ("a " * 200, "a " * 200 + "b"), ("\n", ""), ("，中文", "，中文。"))
        for _ in range(20)
    ]
    result = typeset(rendered(note, verdicts=verdicts, repairs=repairs))
    assert result.problems == ()
    assert result.passes == 2


@pytest.mark.parametrize("engine", [pytest.param(e, marks=needs(e)) for e in ("xelatex", "lualatex")])
def test_characters_that_no_font_has_are_printed_as_their_number_everywhere(engine: str) -> None:
    note = read("# 字 𠮷\n\n字 𠮷 $\\text{𠮷} = 한_𠮷$ `𠮷`\n\n$$\\begin{aligned} 한 &= 1 \\end{aligned}$$\n")
    document = rendered(note, missing=frozenset("𠮷한"))
    result = typeset(document, engine)
    assert result.pdf is not None
    assert not result.problems


def test_a_book_is_typeset_without_complaint() -> None:
    chapters = [read(KITCHEN_SINK.replace("title: ", f"title: {n} "), f"{n}.md") for n in ("one", "two")]
    result = typeset(rendered(*chapters))
    assert result.problems == ()
    assert result.passes == 2


def test_the_same_document_gives_the_same_bytes() -> None:
    document = rendered(read(KITCHEN_SINK))
    assert typeset(document).pdf == typeset(document).pdf


def test_every_command_and_environment_of_the_grammar_is_typeset() -> None:
    """But for the few that mean something only in a certain place, or that no TeX font has."""
    elsewhere = {"\\intertext", "\\shortintertext", "\\limits", "\\nolimits", "\\varcoppa"}
    no_glyph = {"\\mathscr"}
    tables = load()
    formulas = []
    for name in sorted({*tables.symbols, *tables.commands, *tables.templates} - elsewhere - no_glyph):
        tails = (
            "{a}",
            "",
            "{a}{b}",
            "[a]{b}",
            "{a}{b}{c}",
            "(a)",
            " a",
            "{1em}{a}",
            "{1em}{1em}",
            "{a}{b}{c}{d}{e}{f}",
        )
        tails = ("{red}{b}", *tails) if "color" in name else ("{1em}", *tails) if name == "\\above" else tails
        formulas += [made for tail in tails if not faulty(made := f"x {name}{tail} y")][:1]
    for name in sorted(tables.environments.keys() - {"CD"}):
        argument = "{2}" if "alignat" in name or "alignedat" in name else "{cc}" if name in ("array", "darray") else ""
        made = f"\\begin{{{name}}}{argument} a & b \\\\ c & d \\end{{{name}}}"
        formulas += [] if faulty(made) else [made]
    note = read("\n\n".join(f"$$ {formula} $$" for formula in formulas))
    assert len(note.formulas) == len(formulas) > 1000
    sources = {formula.id: formula.tex for formula in note.formulas}
    result = typeset(rendered(note))
    complaints = [(p.message, sources[p.formula[1]] if p.formula else p.raw) for p in result.problems]
    assert [c for c in complaints if "too wide" not in c[0]] == []


def faulty(tex: str) -> bool:
    return any(problem.fatal for problem in parse(tex, display=True).problems)


def test_one_formula_that_tex_refuses_among_300_is_found_by_its_error() -> None:
    """``\\limits`` behind a letter passes the grammar but not TeX."""
    bad = 137
    formulas = [f"x_{{{n}}} = {n}" if n != bad else "x\\limits_a" for n in range(300)]
    note = read("\n\n".join(f"Number {n}: $$ {f} $$" if n % 2 else f"Inline ${f}$." for n, f in enumerate(formulas)))
    culprit = (note.source.path, note.formulas[bad].id)
    result = typeset(rendered(note))
    assert result.pdf is None
    assert {problem.formula for problem in result.errors} == {culprit}
    healed = typeset(rendered(note, refused={culprit: result.errors[0].message}))
    assert healed.pdf is not None
    assert healed.problems == ()


def document(body: str) -> Rendered:
    text = f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    return Rendered(text, (Passage(0, len(text), ("n.md", "all")),))


@pytest.mark.parametrize(
    "body",
    [
        "\\immediate\\write18{touch PWNED}x",
        "\\newwrite\\w\\immediate\\openout\\w=PWNED\\immediate\\closeout\\w x",
        "\\input{SECRET}",
        "\\newread\\r\\openin\\r=SECRET \\read\\r to\\line\\line x",
    ],
)
def test_tex_itself_can_neither_run_programs_nor_leave_its_folder(tmp_path: Path, body: str) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("topsecret")
    pwned = tmp_path / "pwned.txt"
    result = typeset(document(body.replace("SECRET", str(secret)).replace("PWNED", str(pwned))))
    assert not pwned.exists()
    assert all("topsecret" not in problem.raw for problem in result.problems)


def test_an_endless_document_is_stopped() -> None:
    started = time.monotonic()
    result = typeset(document("\\def\\x{\\x}\\x"), limits=Limits(seconds=4))
    assert time.monotonic() - started < 30
    assert result.pdf is None
    assert result.errors[-1].kind is ProblemKind.LIMIT


def test_a_long_address_ends_its_lines_inside_the_text() -> None:
    note = read("# T\n\nThe formula https://example.org/equation?tex=" + "E%5Bf%28X%29%5D%2B" * 12 + " holds.\n")
    result = typeset(rendered(note))
    assert [problem.message for problem in result.problems] == []


def test_lines_in_a_cell_stay_lines() -> None:
    long = "words " * 40
    note = read(
        f"| a<br>b | c |\n|---|--:|\n| $x$<br>y | 1<br>2 |\n\n| {long}<br>b | c |\n|---|---|\n| x<br>{long} | 1 |\n"
    )
    document = rendered(note)
    assert "\\cellstack{r}{1 \\\\ 2}" in document.text
    assert typeset(document).problems == ()
