"""Notes in which doubled dollars stand around every formula, as kramdown wants them."""

from __future__ import annotations

import pytest

from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile


def displays(note: str) -> list[bool]:
    return [formula.display for formula in ingest(SourceFile("note.md", note)).formulas]


SENTENCES = "Let $$A$$ be open and $$ B $$ closed, so $$A \\cup B$$ is neither.\n\n"


def test_formulas_of_a_sentence_stand_in_it() -> None:
    assert displays(SENTENCES) == [False] * 3


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("$$A \\cap B$$", [True]),
        ("$$\nA \\cap B\n$$", [True]),
        ("$$A \\cap B$$.", [True]),
        ("- $$A$$", [True]),
        ("Thus\n$$A \\cap B$$\nis open.", [True]),
        ("Thus $$\\begin{cases} a \\\\ b \\end{cases}$$ holds.", [True]),
        ("- the set $$A$$", [False]),
        ("## The set $$A$$", [False]),
        ("所以$$A$$", [False]),
        ("$$A$$ is a set.", [False]),
    ],
)
def test_lines_of_such_a_note(line: str, expected: list[bool]) -> None:
    assert displays(SENTENCES + line)[3:] == expected


def test_where_sentences_have_single_dollars_doubled_ones_are_displays() -> None:
    assert displays("Let $A$ be open and $$B$$ closed, so $$A \\cup B$$ is one of $C$.") == [False, True, True, False]


def test_one_display_in_a_sentence_is_no_habit() -> None:
    assert displays("We get $$a = b$$ at once.") == [True]
