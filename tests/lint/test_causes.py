"""One broken delimiter gives one diagnostic, however many formulas the note has."""

from __future__ import annotations

import re

import pytest
from benchmarks.clean_formulas import formulas

from notecompiler.diagnostics import Severity
from notecompiler.lint.runner import lint
from notecompiler.source import SourceFile

from .running import ingest

NOTE = "\n".join(
    f"## Part\n\nThe value $x_{number}$ is used in the next formula, as is $y^2$.\n\n$$\n{tex}\n$$\n"
    for number, tex in enumerate(formulas(24, seed=5))
)


def alarms(text: str) -> int:
    found = lint([ingest(SourceFile("note.md", text))])
    return sum(one.severity is not Severity.INFO for one in found)


def test_the_note_is_clean() -> None:
    assert alarms(NOTE) == 0


@pytest.mark.parametrize("delimiter", [r"(?<!\$)\$(?!\$)", r"\$\$", r"\{", r"\}", r"\\begin\{\w+\}", r"\\end\{\w+\}"])
def test_one_lost_delimiter_is_one_finding(delimiter: str) -> None:
    places = list(re.finditer(delimiter, NOTE))
    for place in places[:: max(1, len(places) // 10)]:
        assert alarms(NOTE[: place.start()] + NOTE[place.end() :]) == 1, NOTE[place.start() - 40 : place.end() + 40]
