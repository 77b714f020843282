"""Whole notes whose statements were judged by hand before the program saw them: nobody is accused, nothing wrong passes.

A line of a note ends with ``%%`` and a mark for each statement that begins in its paragraph, in order; several marks with bars
between them are all honest. T is true, F false, H false without a hypothesis, D fixes or restricts something (a
definition, a given value, an equation to solve), N is beyond checking. A mark says what mathematics says; it is never
taken from the program's output.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from notecompiler.verdicts import Status, Verdict

from .asking import verdicts

FOLDER = Path(__file__).parents[1] / "cases" / "verify" / "notes"
FILES = sorted(FOLDER.glob("*.md"))
_MARKS = re.compile(r" *%% (.*)$", re.MULTILINE)
_NO_STATEMENT = frozenset({"symbol", "no-relation"})
_FITS: dict[str, frozenset[Status]] = {
    "T": frozenset({Status.VERIFIED, Status.PROVED, Status.VERIFIED_MODULO}),
    "F": frozenset({Status.REFUTED, Status.INCONSISTENT}),
    "H": frozenset({Status.MISSING_HYPOTHESIS}),
    "D": frozenset({Status.DEFINITION, Status.GIVEN, Status.CONSTRAINT}),
    "N": frozenset({Status.NOT_CHECKABLE, Status.AMBIGUOUS}),
}
_ACCUSED = _FITS["F"] | {Status.MALFORMED}


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with its marks and its verdict."""

    place: str
    marks: frozenset[str]
    verdict: Verdict

    @property
    def fits(self) -> bool:
        announced = "F" in self.marks and self.verdict.reason == "announced-as-wrong"
        return announced or any(self.verdict.status in _FITS[mark] for mark in self.marks)

    def __str__(self) -> str:
        shown = f"{self.verdict.status.value} {self.verdict.reason or ''}".strip()
        return f"{self.place}: {'|'.join(sorted(self.marks))}, found {shown}: {' '.join(self.verdict.tex.split())}"


def judged(path: Path) -> Iterator[Judged]:
    """Every marked statement of a note. Raises AssertionError where marks and statements of a paragraph differ in number."""
    text = path.read_text(encoding="utf-8")
    paragraph = _paragraphs(text)
    marks: dict[int, list[str]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        found = _MARKS.search(line)
        marks.setdefault(paragraph[number], []).extend(found[1].split() if found else ())
    claims: dict[int, list[Verdict]] = {}
    lines: dict[int, int] = {}
    plain = _MARKS.sub("", text)
    for verdict in verdicts(plain):
        if verdict.status is Status.NOT_CHECKABLE and verdict.reason in _NO_STATEMENT:
            continue
        line = plain.count("\n", 0, verdict.span.start) + 1
        lines.setdefault(paragraph[line], line)
        claims.setdefault(paragraph[line], []).append(verdict)
    for number in sorted(marks.keys() | claims.keys()):
        place = f"{path.name}:{lines.get(number, 0)}"
        wanted, got = marks.get(number, []), claims.get(number, [])
        shown = "; ".join(" ".join(v.tex.split()) for v in got)
        assert len(wanted) == len(got), f"{place}: {len(wanted)} marks, {len(got)} statements: {shown}"
        for mark, verdict in zip(wanted, got, strict=True):
            yield Judged(place, frozenset(mark.split("|")), verdict)


def _paragraphs(text: str) -> dict[int, int]:
    """The number of the paragraph that each line is in."""
    found: dict[int, int] = {}
    current = 0
    for number, line in enumerate([*text.splitlines(), ""], 1):
        current += not line.strip()
        found[number] = current
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nobody_is_accused_and_nothing_wrong_passes(path: Path) -> None:
    for claim in judged(path):
        if claim.verdict.status in _ACCUSED:
            assert claim.fits, str(claim)
        if claim.verdict.status in _FITS["T"]:
            assert "T" in claim.marks, str(claim)
        if claim.verdict.status is Status.MISSING_HYPOTHESIS:
            assert claim.marks & {"H", "F"}, str(claim)


def test_what_can_be_decided_is_decided() -> None:
    """At least 95 in 100 of what is true is verified, and of what is false refuted."""
    every = [claim for path in FILES for claim in judged(path)]
    counts: Counter[tuple[str, bool]] = Counter()
    missed: list[str] = []
    for claim in every:
        if len(claim.marks) == 1:
            (mark,) = claim.marks
            counts[mark, claim.fits] += 1
            missed += [] if claim.fits else [str(claim)]
    assert len(every) >= 900
    for mark in "TFHD":
        good, bad = counts[mark, True], counts[mark, False]
        assert good >= 0.95 * (good + bad), "\n".join(missed)
