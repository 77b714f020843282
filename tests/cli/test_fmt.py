"""`notec fmt` as users run it."""

from __future__ import annotations

from pathlib import Path

import pytest

from notecompiler.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "note.md"
    path.write_text("Let $a=\\frac12$ be.\n", encoding="utf-8")
    return path


def test_rewrites_once(note: Path, capsys: Capture) -> None:
    assert main(["fmt", "note.md"]) == 0
    assert note.read_text() == "Let $a = \\frac{1}{2}$ be.\n"
    assert "Rewrote 1 note" in capsys.readouterr().err
    assert main(["fmt", "note.md"]) == 0
    assert capsys.readouterr().err == ""


def test_check_names_the_note_and_writes_nothing(note: Path, capsys: Capture) -> None:
    before = note.read_text()
    assert main(["fmt", "--check"]) == 1
    assert capsys.readouterr().out == "note.md\n"
    assert note.read_text() == before


def test_diff_shows_and_writes_nothing(note: Path, capsys: Capture) -> None:
    before = note.read_text()
    assert main(["fmt", "--diff", "note.md"]) == 1
    assert "+Let $a = \\frac{1}{2}$ be." in capsys.readouterr().out.splitlines()
    assert note.read_text() == before
    main(["fmt", "note.md"])
    assert main(["fmt", "--check", "--diff"]) == 0


def test_macros_of_the_configuration_are_not_expanded(note: Path) -> None:
    (note.parent / "notecompiler.toml").write_text('[macros]\nRR = "\\\\mathbb{R}"\n')
    note.write_text("$x\\in\\RR$ and $a=b$\n")
    assert main(["fmt"]) == 0
    assert note.read_text() == "$x\\in\\RR$ and $a = b$\n"
