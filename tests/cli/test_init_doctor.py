"""`notec init` and `notec doctor`."""

from __future__ import annotations

from pathlib import Path

import pytest

from notecompiler.cli import main
from notecompiler.config import load

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(("lang", "note"), [("en", "welcome.md"), ("zh", "欢迎.md")])
def test_init_makes_a_project_that_loads(tmp_path: Path, capsys: Capture, lang: str, note: str) -> None:
    assert main(["init", str(tmp_path / "p"), "--lang", lang]) == 0
    assert (tmp_path / "p/notes" / note).is_file()
    assert list((tmp_path / "p/templates").rglob("*.typ*"))
    assert load(tmp_path / "p").engine == "typst"
    assert "notec build" in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_setting_that_init_mentions_exists(tmp_path: Path, lang: str) -> None:
    assert main(["init", str(tmp_path), "--lang", lang]) == 0
    settings = tmp_path / "notecompiler.toml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    uncommented = [line[2:] if line.startswith("# ") and ("=" in line or "[" in line) else line for line in lines[1:]]
    settings.write_text("\n".join(uncommented), encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.engine == "xelatex"
    assert loaded.macros["\\R"] == "\\mathbb{R}"
    assert loaded.notation.hadamard == "odot"


def test_init_never_overwrites(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/welcome.md").write_text("mine")
    (tmp_path / "notecompiler.toml").write_text("# mine\n")
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / "notes/welcome.md").read_text() == "mine"
    assert (tmp_path / "notecompiler.toml").read_text() == "# mine\n"
    assert "kept" in capsys.readouterr().out


def test_init_where_nothing_can_be_written(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_text("")
    assert main(["init", str(tmp_path / "file" / "inside")]) == 2
    assert "Cannot write" in capsys.readouterr().err


def test_init_in_a_file(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "note.md"
    file.write_text("x")
    assert main(["init", str(file)]) == 2
    assert "is a file" in capsys.readouterr().err
    assert file.read_text() == "x"


def test_doctor_is_well_where_a_font_is(capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from notecompiler.fonts.discovery import find_fonts

    monkeypatch.chdir(tmp_path)
    if find_fonts().song is None:
        pytest.skip("no Chinese font on this machine")
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "✓ --engine typst" in shown
    assert "Chinese text" in shown


def test_doctor_names_the_remedy_for_a_missing_font(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOTECOMPILER_FONT_PATH", str(tmp_path))
    assert main(["doctor"]) == 2
    shown = capsys.readouterr().out
    assert "✗ Chinese text" in shown
    assert "notecompiler[fonts]" in shown


def test_doctor_needs_the_engine_that_is_configured(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    (tmp_path / "notecompiler.toml").write_text('engine = "tectonic"\n')
    assert main(["doctor"]) == 2
    assert "✗ --engine tectonic" in capsys.readouterr().out
