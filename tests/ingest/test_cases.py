"""Notes and what they must be read as: the documents in ``tests/cases/ingest``.

A case is a second-level heading, a fenced note (info ``note``, or ``note keep`` / ``note chat`` for options) and a
fenced dump (info ``document``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from notecompiler.ingest.note import ingest
from notecompiler.ingest.options import IngestOptions
from notecompiler.source import SourceFile

from .dump import dump

FOLDER = Path(__file__).parent.parent / "cases" / "ingest"
_CASE = re.compile(r"^## (.+)\n+(`{3,}) note ?(.*)\n((?:.*\n)*?)\2\n+(`{3,}) document\n((?:.*\n)*?)\5$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    file: str
    title: str
    option: str
    note: str
    document: str

    def __str__(self) -> str:
        return f"{self.file}: {self.title}"


def cases() -> list[Case]:
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        here = [Case(path.stem, hit[1], hit[3], hit[4], hit[6]) for hit in _CASE.finditer(text)]
        assert len(here) == len(re.findall(r"^`{3,} note", text, re.MULTILINE)), f"{path.name} has a malformed case"
        found += here
    return found


def options(case: Case) -> IngestOptions:
    return IngestOptions(keep_chat=case.option != "chat", infer_headings=case.option != "keep")


@pytest.mark.parametrize("case", cases(), ids=str)
def test_case(case: Case) -> None:
    assert dump(ingest(SourceFile("note.md", case.note), options(case))) == case.document


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("case", cases(), ids=str)
def test_line_endings_change_nothing(case: Case, ending: str) -> None:
    note = case.note.replace("\n", ending)
    assert dump(ingest(SourceFile("note.md", note), options(case))) == case.document
