"""What is read from font files, against fontTools, which reads them in its own way."""

from __future__ import annotations

import logging
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from hypothesis import given
from hypothesis import strategies as st

from notecompiler.fonts.cmap import CodePoints, mapped
from notecompiler.fonts.discovery import find_fonts
from notecompiler.fonts.sfnt import characters, faces

from .made import COMMON, make_font


def _installed() -> list[Path]:
    return sorted({Path(face.path) for face in find_fonts().faces()})


def _opened(path: Path) -> list[Any]:
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    return list(TTCollection(str(path))) if path.suffix.lower() in (".ttc", ".otc") else [TTFont(str(path))]


def _points(font: Any) -> set[int]:
    nothing = font.getGlyphOrder()[0]
    return {point for point, glyph in (font.getBestCmap() or {}).items() if glyph != nothing}


@pytest.mark.parametrize("path", _installed(), ids=lambda path: path.name)
def test_installed_fonts_are_read_as_by_fonttools(path: Path) -> None:
    fonts = _opened(path)
    found = faces(path)
    assert [face.index for face in found] == list(range(len(fonts)))
    for font, face in zip(fonts, found, strict=True):
        assert set(characters(path, face.index)) == _points(font)
        records = [r for r in font["name"].names if r.nameID in (1, 16)]
        assert set(face.names) == {record.toUnicode(errors="replace").strip() for record in records}
        assert face.weight == font["OS/2"].usWeightClass or face.weight == 400
        assert face.outlines == any(table in font for table in ("glyf", "CFF ", "CFF2"))


def test_the_typographic_family_comes_first_and_english_before_it(tmp_path: Path) -> None:
    path = make_font(tmp_path / "a.ttf", "Plain", COMMON)
    font = TTFont(str(path))
    font["name"].addMultilingualName({"en": "Grand", "zh": "宏大"}, nameID=16)
    font.save(str(path))
    assert faces(path)[0].names == ("Grand", "Plain", "宏大")


def test_weight(tmp_path: Path) -> None:
    assert faces(make_font(tmp_path / "a.ttf", "A", "a", weight=700))[0].weight == 700
    # Some old fonts count from 1 to 9.
    assert faces(make_font(tmp_path / "b.ttf", "B", "b", weight=7))[0].weight == 700


def test_every_cut_of_a_file_is_read_without_a_fault(tmp_path: Path) -> None:
    whole = make_font(tmp_path / "a.ttf", "A", COMMON).read_bytes()
    for length in range(0, len(whole), 7):
        cut = tmp_path / f"{length}.ttf"
        cut.write_bytes(whole[:length])
        faces(cut)
        characters(cut)
    (tmp_path / "text.ttf").write_text("no font")
    assert faces(tmp_path / "text.ttf") == ()
    assert not list(characters(tmp_path / "text.ttf"))


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    path = make_font(tmp_path / "a.ttf", "A", "ab")
    assert set(characters(path)) == {ord("a"), ord("b")}
    make_font(path, "A", "abcdef")
    assert ord("f") in characters(path)


@pytest.mark.parametrize("form", [4, 6, 12, 13])
@given(points=st.sets(st.integers(1, 400), min_size=1), holes=st.sets(st.integers(1, 400)))
def test_formats(form: int, points: set[int], holes: set[int]) -> None:
    """Whatever the format, exactly the code points with a glyph are there; some are mapped to glyph 0, which is none."""
    order = [".notdef", *(f"g{k}" for k in range(1, 401))]
    same = form == 13
    glyphs = {p: ".notdef" if p in holes else "g1" if same else order[(p * 7) % 400 + 1] for p in points}
    table = _cmap(form, glyphs, order)
    assert set(mapped(table)) == points - holes


def test_format_0() -> None:
    order = [".notdef", "a", "b"]
    table = _cmap(0, {code: "a" if code in (65, 66) else ".notdef" for code in range(256)}, order)
    assert set(mapped(table)) == {65, 66}


def test_the_fullest_map_is_taken() -> None:
    order = [".notdef", "a", "b"]
    small, full = _cmap(4, {65: "a"}, order)[12:], _cmap(12, {65: "a", 0x1F600: "b"}, order)[12:]
    first, second = 4 + 16, 4 + 16 + len(small)
    table = struct.pack(">HHHHLHHL", 0, 2, 3, 1, first, 3, 10, second) + small + full
    assert set(mapped(table)) == {65, 0x1F600}


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 20))))
def test_code_points_are_the_union_of_their_runs(pairs: list[tuple[int, int]]) -> None:
    runs = [(start, start + more) for start, more in pairs]
    found = CodePoints.of(runs)
    expected = _union(runs)
    assert list(found) == sorted(expected)
    assert {point for point in range(-1, 330) if point in found} == expected


def _union(runs: Iterable[tuple[int, int]]) -> set[int]:
    return {point for start, end in runs for point in range(start, end + 1)}


def _cmap(form: int, glyphs: dict[int, str], order: list[str]) -> bytes:
    """A `cmap` table with one map, compiled by fontTools."""
    font = TTFont()
    font.setGlyphOrder(order)
    made = CmapSubtable.newSubtable(form)
    made.platformID, made.platEncID, made.language, made.cmap = 3, 10 if form > 6 else 1, 0, glyphs
    return struct.pack(">HHHHL", 0, 1, made.platformID, made.platEncID, 12) + made.compile(font)
