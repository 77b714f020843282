"""Suppressions silence what they name, where they stand, and nothing else."""

from __future__ import annotations

import pytest

from notecompiler.lint.runner import lint
from notecompiler.lint.selection import Selection
from notecompiler.source import SourceFile

from .running import ingest

PADDED = "NC114"


def lines(text: str, *codes: str) -> list[tuple[int, str]]:
    """Line and code of each finding of some rules."""
    source = SourceFile("note.md", text)
    found = lint([ingest(source)], Selection(select=codes or (PADDED, "NC100")))
    return [(source.position(one.span.start).line, one.code) for one in found]


def test_without_a_suppression_all_are_reported() -> None:
    assert lines("$ a $\n\n$ b $\n") == [(1, PADDED), (3, PADDED)]


@pytest.mark.parametrize("what", [PADDED, "padded-inline-math", f"NC505, {PADDED}", ""])
def test_the_next_block_only(what: str) -> None:
    note = f"<!-- notec: ignore {what} -->\n$ a $\n\n$ b $\n"
    assert lines(note, PADDED) == [(4, PADDED)]


def test_a_blank_line_after_the_comment_does_not_matter() -> None:
    assert lines(f"<!-- notec: ignore {PADDED} -->\n\n$ a $\n\n$ b $\n") == [(5, PADDED)]


def test_behind_text_it_holds_for_its_line() -> None:
    assert lines(f"$ a $ <!-- notec: ignore {PADDED} -->\n$ b $\n") == [(2, PADDED)]


def test_the_whole_note_wherever_it_stands() -> None:
    assert lines(f"$ a $\n\n<!-- notec: ignore-file {PADDED} -->\n\n$ b $\n") == []


def test_a_region() -> None:
    note = f"$ a $\n\n<!-- notec: ignore-start {PADDED} -->\n\n$ b $\n\n<!-- notec: ignore-end -->\n\n$ c $\n"
    assert lines(note) == [(1, PADDED), (9, PADDED)]


def test_a_region_that_never_ends_goes_to_the_end() -> None:
    assert lines(f"$ a $\n\n<!-- notec: ignore-start {PADDED} -->\n\n$ b $\n") == [(1, PADDED)]


def test_inside_a_formula_it_holds_for_the_formula() -> None:
    wrong = "$$\na & b \\\\ % notec: ignore NC112\nc\n$$text\n"
    assert lines(wrong, "NC112") == []
    assert lines(wrong.replace("NC112\n", "NC114\n"), "NC112") == [(4, "NC112")]


def test_another_code_silences_nothing_and_is_reported() -> None:
    assert lines("<!-- notec: ignore NC999 -->\n$ a $\n") == [(1, "NC100"), (2, PADDED)]


def test_a_comment_in_a_code_block_is_code() -> None:
    assert lines(f"```\n<!-- notec: ignore-file {PADDED} -->\n```\n\n$ a $\n") == [(5, PADDED)]
