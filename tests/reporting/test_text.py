"""Code frames and summaries as a terminal shows them."""

from __future__ import annotations

import re

import pytest
from wcwidth import wcswidth

from notecompiler.diagnostics import Applicability, Diagnostic, Edit, Fix, Severity
from notecompiler.reporting.concise import concise
from notecompiler.reporting.frames import ROOM, frame
from notecompiler.reporting.statistics import statistics
from notecompiler.reporting.text import summary, text
from notecompiler.source import SourceFile, Span
from notecompiler.verdicts import Counterexample, brief


def framed(line: str, marked: str) -> list[str]:
    start = line.index(marked)
    return frame(SourceFile("n.md", line), Span(start, start + len(marked)))


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("plain x = y here", "x = y"),
        ("中文前缀 $x$ 后缀", "$x$"),
        ("表情👍🏻与👨‍👩‍👧 $y$", "$y$"),
        ("combining e\u0301 then $z$", "$z$"),
        ("标记中文", "中文"),
        ("a\ttab\t$w$", "$w$"),
    ],
)
def test_carets_stand_under_what_they_mark(line: str, marked: str) -> None:
    _, shown, carets = framed(line, marked)
    prefix = shown[: shown.index(marked)]
    assert wcswidth(prefix) == carets.index("^")
    assert carets.count("^") == wcswidth(marked)


def test_a_long_line_is_cut_around_its_carets() -> None:
    line = "公式" * 300 + "$bad$" + "x" * 300
    _, shown, carets = framed(line, "$bad$")
    assert wcswidth(shown) <= ROOM + 6
    assert wcswidth(shown[: shown.index("$bad$")]) == carets.index("^")


def test_an_empty_span_gets_one_caret() -> None:
    lines = frame(SourceFile("n.md", "x = 1\n"), Span(5, 5))
    assert lines[-1].endswith("     ^")


def test_a_span_over_many_lines_shows_the_first_and_the_last() -> None:
    note = "".join(f"line {at}\n" for at in range(1, 13))
    lines = frame(SourceFile("n.md", note), Span(0, len(note) - 1))
    numbers = [int(found[1]) for line in lines if (found := re.match(r" *(\d+) \|", line))]
    assert numbers == [1, 2, 3, 12]


def finding(fix: Applicability | None = None, severity: Severity = Severity.ERROR) -> Diagnostic:
    made = Fix("write `\\\\`", (Edit(6, 7, "\\\\"),), fix) if fix else None
    return Diagnostic("NC203", "lost-row-separator", severity, "A row lost it.", "n.md", Span(6, 7), ("Look.",), made)


SOURCES = {"n.md": SourceFile("n.md", "a & b \\\nc & d\n")}


def test_block_of_a_finding() -> None:
    (block,) = text([finding(Applicability.SAFE)], SOURCES)
    assert block == (
        "error[NC203]: A row lost it.\n"
        " --> n.md:1:7 (lost-row-separator)\n"
        "  |\n"
        "1 | a & b \\\n"
        "  |       ^\n"
        "  = help: Look.\n"
        "  = fix: write `\\\\`\n"
    )


def test_summary_counts_in_both_languages() -> None:
    found = [finding(Applicability.SAFE), finding(Applicability.UNSAFE, Severity.WARNING), finding()]
    assert summary(found, files=1, formulas=1) == (
        "Found 2 errors, 1 warning and 0 infos in 1 note with 1 formula.\n"
        "1 can be fixed with --fix, 1 more with --unsafe-fixes."
    )
    assert summary(found, files=1, formulas=1, lang="zh").startswith("1 篇笔记、1 个公式中发现 2 个错误")
    assert summary([], files=2, formulas=3) == "Nothing to report in 2 notes with 3 formulas."


def test_concise_and_statistics() -> None:
    found = [finding(Applicability.SAFE), finding()]
    assert list(concise(found, SOURCES)) == ["n.md:1:7: NC203 [*] A row lost it.", "n.md:1:7: NC203 A row lost it."]
    assert list(statistics(found)) == ["2  NC203  [* ]  lost-row-separator"]


def test_informations_alike_are_folded_and_errors_are_not() -> None:
    infos = [finding(severity=Severity.INFO)] * 5
    blocks = list(text([*infos, *[finding()] * 5], SOURCES))
    assert sum(block.startswith("info") for block in blocks) == 3
    assert sum(block.startswith("error") for block in blocks) == 5
    assert "2 × NC203 lost-row-separator" in blocks[-1]


def test_a_counterexample_has_four_digits_or_as_many_as_its_sides_need() -> None:
    found = brief(Counterexample(0, (("a", 1.15625), ("M", [[0.123456, 2.0]])), 10.00001234, 10.0))
    assert found.values == (("a", 1.156), ("M", [[0.1235, 2]]))
    assert (found.lhs, found.rhs) == (10.00001, 10)
    assert brief(Counterexample(0, (), [1.0, 2.00000004], [1.0, 2.0])).lhs == [1, 2.00000004]
    assert brief(Counterexample(0, (), None, [1.234567])).rhs == [1.235]
