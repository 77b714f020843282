"""Missing glyphs are found before typesetting and named with their places."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notecompiler.fonts.cache import as_bounds
from notecompiler.fonts.coverage import Coverage, coverage, missing_characters, missing_glyphs
from notecompiler.fonts.model import FontFile, FontSet
from notecompiler.source import SourceFile, Span

from .made import COMMON, make_font


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FontSet:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return FontSet(song=FontFile("Song", str(make_font(tmp_path / "song.ttf", "Song", COMMON))))


def test_places_are_lines_and_columns(fonts: FontSet) -> None:
    note = SourceFile("a.md", "中文\n在 龘 了\n龘\n")
    found = missing_glyphs(note, coverage(fonts))
    assert [(glyph.char, glyph.line, glyph.column) for glyph in found] == [("龘", 2, 3), ("龘", 3, 1)]
    assert found[0].name == "U+9F98 CJK UNIFIED IDEOGRAPH-9F98"


def test_what_is_left_out_is_not_missed(fonts: FontSet) -> None:
    note = SourceFile("a.md", "龘中龘")
    assert [g.column for g in missing_glyphs(note, coverage(fonts), skip=(Span(0, 1),))] == [3]


def test_fonts_inside_the_engine_print_mathematics(fonts: FontSet) -> None:
    covered = coverage(fonts)
    assert missing_characters(["Ax±∑∫αβ√→ℝ𝔤·…“”é"], covered) == frozenset()
    assert missing_characters(["±"], coverage(fonts, embedded=False)) == {"±"}


def test_what_prints_nothing_is_not_missed(fonts: FontSet) -> None:
    assert missing_characters(["\u200b\ufe0f\r\n\t\u3000"], coverage(fonts)) == frozenset()


@given(st.sets(st.integers(0, 500)))
def test_bounds_hold_just_the_points(points: set[int]) -> None:
    bounds = as_bounds(points)
    runs = list(zip(bounds[::2], bounds[1::2], strict=True))
    assert {point for first, behind in runs for point in range(first, behind)} == points
    assert all(behind < first for (_, behind), (first, _) in pairwise(runs))
    # Control characters print nothing by nature, and are no letters of a font.
    letters = {point for point in range(600) if chr(point).isalpha()}
    assert {point for point in letters if Coverage((bounds,)).has(chr(point))} == points & letters
