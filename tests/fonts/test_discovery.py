"""Which faces are chosen, from folders made for the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from notecompiler.config import Fonts
from notecompiler.fonts.discovery import find_fonts, known_families, unknown_families
from notecompiler.fonts.folders import VARIABLE, font_folders
from notecompiler.fonts.remedies import remedy

from .made import COMMON, make_font


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the only one searched, with a cache of its own."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "fonts"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "fonts"


def test_no_font_at_all(folder: Path) -> None:
    found = find_fonts()
    assert found.song is None
    assert found.faces() == ()


def test_the_better_known_face_wins_whatever_the_order_of_files(folder: Path) -> None:
    make_font(folder / "a" / "FandolSong-Regular.otf", "FandolSong", COMMON)
    best = make_font(folder / "z" / "NotoSerifSC-Regular.otf", "Noto Serif SC", COMMON)
    found = find_fonts()
    assert found.song is not None
    assert (found.song.family, found.song.path) == ("Noto Serif SC", str(best))
    assert [face.family for face in found.spare] == ["FandolSong"]


def test_roles(folder: Path) -> None:
    make_font(folder / "NotoSerifSC-Regular.otf", "Noto Serif SC", COMMON)
    make_font(folder / "simhei.ttf", "SimHei", COMMON)
    make_font(folder / "simkai.ttf", "KaiTi", COMMON)
    found = find_fonts()
    families = [face.family if face else None for face in (found.song, found.hei, found.kai)]
    assert families == ["Noto Serif SC", "SimHei", "KaiTi"]


def test_a_face_without_chinese_is_not_taken_for_its_name(folder: Path) -> None:
    make_font(folder / "NotoSerifSC-Regular.otf", "Noto Serif SC", "abc")
    assert find_fonts().song is None


def test_an_unknown_chinese_face_serves_when_there_is_no_other(folder: Path) -> None:
    make_font(folder / "brush.ttf", "My Brush", COMMON)
    found = find_fonts()
    assert found.song is not None
    assert found.song.family == "My Brush"


def test_configured_by_family_and_by_path(folder: Path, tmp_path: Path) -> None:
    make_font(folder / "NotoSerifSC-Regular.otf", "Noto Serif SC", COMMON)
    make_font(folder / "brush.ttf", "My Brush", COMMON)
    elsewhere = make_font(tmp_path / "else.ttf", "Else", COMMON)
    found = find_fonts(Fonts(song="my brush", hei=str(elsewhere)))
    assert found.song is not None
    assert found.hei is not None
    assert (found.song.family, found.hei.family) == ("My Brush", "Else")


def test_configured_folder_comes_first(folder: Path, tmp_path: Path) -> None:
    make_font(folder / "simsun.ttf", "SimSun", COMMON)
    own = make_font(tmp_path / "own" / "simsun.ttf", "SimSun", COMMON)
    found = find_fonts(Fonts(paths=(str(tmp_path / "own"),)))
    assert found.song is not None
    assert found.song.path == str(own)


def test_unknown_family_is_named(folder: Path) -> None:
    assert unknown_families(Fonts(song="No Such Font")) == ("No Such Font",)


def test_the_families_that_can_be_asked_for_are_known(folder: Path) -> None:
    make_font(folder / "simsun.ttf", "SimSun", COMMON)
    assert "SimSun" in known_families(Fonts())


def test_a_file_that_is_no_font_is_passed_over(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "simsun.ttf").write_bytes(b"not a font")
    assert find_fonts().song is None


def test_a_changed_file_is_read_again(folder: Path) -> None:
    path = make_font(folder / "simsun.ttf", "SimSun", "abc")
    assert find_fonts().song is None
    make_font(path, "SimSun", COMMON)
    assert find_fonts().song is not None


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "/usr/share/fonts"),
        ("darwin", {}, "/System/Library/Fonts"),
        ("win32", {"WINDIR": "C:\\Windows"}, "Fonts"),
    ],
)
def test_system_folders(platform: str, environment: dict[str, str], expected: str) -> None:
    folders = font_folders((), environment, platform)
    assert any(str(folder).endswith(expected) for folder in folders)
    assert folders.index(next(f for f in folders if "notecompiler" in str(f))) > 0


def test_remedies_name_the_command_of_the_system() -> None:
    found = remedy("linux", lambda program: "/usr/bin/apt-get" if program == "apt-get" else None)
    assert found.remedies[0] == 'pip install "notecompiler[fonts]"'
    assert "apt-get install fonts-noto-cjk" in found.hint("zh")
    assert remedy("darwin", lambda program: None).remedies == ('pip install "notecompiler[fonts]"',)
