"""Every single delimiter of a realistic note taken away in turn: one finding each, near the damage, and no other block lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from notecompiler.diagnostics import Diagnostic, Severity
from notecompiler.lint.runner import lint
from notecompiler.source import SourceFile

from .running import ingest

NOTE = (Path(__file__).parent.parent / "cases" / "delimiters" / "note.md").read_text(encoding="utf-8")
DELIMITERS = {
    "dollar": r"(?<!\$)\$(?!\$)",
    "two dollars": r"\$\$",
    "opening brace": r"(?<!\\)\{",
    "closing brace": r"(?<!\\)\}",
    "left": r"\\left(?![a-z])",
    "right": r"\\right(?![a-z])",
    "left bracket": r"\\left[(\[]",
    "right bracket": r"\\right[)\]]",
    "begin": r"\\begin\{\w+\}",
    "end": r"\\end\{\w+\}",
    "ampersand": r"&",
    "row separator": r"\\\\",
    "escaped brackets": r"\\[\[\]()]",
}
# What is left is a valid formula, or reads as money: nothing can tell.
SOUND = (
    r"偏度为 0\$；",
    r"偏度为 \$0；",
    r"\\begin\{bmatrix\} 3 & 3  3 & 5",
    r"A\^\{\\top\} b \nx &=",
    r"A\^\{\\top\} b \nP &=",
)


def alarms(text: str) -> tuple[list[Diagnostic], int]:
    """Errors and warnings, and how many formulas were found."""
    document = ingest(SourceFile("note.md", text))
    return [one for one in lint([document]) if one.severity is not Severity.INFO], len(document.formulas)


def breakages() -> Iterator[tuple[str, int, int]]:
    """Up to twelve places of each kind of delimiter, spread over the note."""
    for name, pattern in DELIMITERS.items():
        places = list(re.finditer(pattern, NOTE))
        places = [place for place in places if not _tells_nothing(place)]
        for place in places[:: max(1, len(places) // 12)]:
            yield name, place.start(), place.end()


def _tells_nothing(place: re.Match[str]) -> bool:
    around = NOTE[max(0, place.start() - 30) : place.start()] + NOTE[place.end() : place.end() + 30]
    return any(re.search(sound, around) for sound in SOUND)


def test_the_note_is_sound() -> None:
    found, count = alarms(NOTE)
    assert (found, count) == ([], 37)
    assert len(list(breakages())) >= 60


@pytest.mark.parametrize(("name", "start", "end"), list(breakages()))
def test_one_broken_delimiter_is_one_finding(name: str, start: int, end: int) -> None:
    broken = NOTE[:start] + NOTE[end:]
    around = broken[max(0, start - 30) : start + 30]
    found, count = alarms(broken)
    assert len(found) == 1, (around, found)
    line = NOTE.count("\n", 0, start)
    assert abs(broken.count("\n", 0, found[0].span.start) - line) <= 7, (around, found)
    assert count >= 36, around
