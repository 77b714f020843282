"""Bad input and missing tools: a clear message, exit code 2, and what was there before stays."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from notecompiler.cli import main

Capture = pytest.CaptureFixture[str]
GOOD = "# Note\n\n$$\na = b\n$$\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good note and the results of an earlier build."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.md").write_text(GOOD)
    (tmp_path / "build").mkdir()
    for name in ("note.pdf", "bad.pdf"):
        (tmp_path / "build" / name).write_bytes(b"last good one")
    return tmp_path


def refused(capsys: Capture, *arguments: str) -> str:
    """The complaint of a build that must end with 2 and change nothing."""
    before = {path: path.read_bytes() for path in Path().rglob("*.pdf")}
    assert main(["build", *arguments]) == 2
    assert {path: path.read_bytes() for path in Path().rglob("*.pdf")} == before
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err
    assert "failed (" not in captured.err, "an apology is not a clear message"
    return captured.err


def test_missing_file(capsys: Capture) -> None:
    error = refused(capsys, "nowhere.md")
    assert "nowhere.md" in error
    assert "hint" in error


def test_folder_without_notes(capsys: Capture) -> None:
    (Path("empty")).mkdir()
    assert "holds no notes" in refused(capsys, "empty")


@pytest.mark.parametrize("inside_folder", [False, True])
def test_binary_file(capsys: Capture, inside_folder: bool) -> None:
    bad = Path("notes/bad.md") if inside_folder else Path("bad.md")
    bad.parent.mkdir(exist_ok=True)
    bad.write_bytes(bytes(range(256)) * 40)
    error = refused(capsys, "notes" if inside_folder else "bad.md")
    assert bad.as_posix() in error
    assert "no text file" in error


def test_unreadable_encoding(capsys: Capture) -> None:
    Path("bad.md").write_bytes("naïve café déjà vu ".encode("latin-1") * 50)
    error = refused(capsys, "bad.md")
    assert "bad.md" in error
    assert "hint" in error


def test_a_line_of_100_mb(capsys: Capture) -> None:
    with Path("bad.md").open("wb") as file:
        file.truncate(0)
        for _ in range(100):
            file.write(b"a" * 1_000_000)
    assert "larger than" in refused(capsys, "bad.md")


@pytest.mark.parametrize("engine", ["typts", "xeletex"])
def test_unknown_engine(capsys: Capture, engine: str) -> None:
    error = refused(capsys, "note.md", "--engine", engine)
    assert engine in error
    assert "Did you mean" in error


def test_unknown_format(capsys: Capture) -> None:
    assert "pdf, tex, typ" in refused(capsys, "note.md", "--to", "docx")


def test_engine_not_installed(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    error = refused(capsys, "note.md", "--engine", "xelatex")
    assert "xelatex is not installed" in error
    assert "texlive-xetex" in error


def test_no_chinese_font(capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NOTECOMPILER_FONT_PATH", str(tmp_path / "nothing"))
    Path("bad.md").write_text("# 笔记\n\n中文\n", encoding="utf-8")
    error = refused(capsys, "bad.md")
    assert "no Chinese font" in error
    assert "notecompiler[fonts]" in error


def test_no_write_permission(capsys: Capture) -> None:
    Path("taken").write_text("a file where the folder should be")
    error = refused(capsys, "note.md", "-o", "taken")
    assert "taken" in error
    assert "-o" in error


def test_wrong_configuration(capsys: Capture) -> None:
    Path("notecompiler.toml").write_text('enigne = "typst"\n')
    assert "Did you mean engine?" in refused(capsys, "note.md")


def test_wrong_number_of_jobs(capsys: Capture) -> None:
    assert "jobs" in refused(capsys, "note.md", "--jobs", "0")


def test_an_output_that_looks_like_a_file(capsys: Capture) -> None:
    error = refused(capsys, "note.md", "-o", "out/note.pdf")
    assert "takes a folder" in error
    assert "`-o out`" in error
    assert not Path("out").exists()


def test_a_link_to_itself(capsys: Capture) -> None:
    folder = Path("vault")
    folder.mkdir()
    (folder / "self.md").symlink_to("self.md")
    assert "self.md" in refused(capsys, "vault/self.md")
    assert "holds no notes" in refused(capsys, "vault")
    (folder / "loop").symlink_to("../vault")
    (folder / "good.md").write_text(GOOD)
    assert main(["build", "vault", "--no-verify", "--to", "tex"]) == 0


def test_an_output_folder_that_is_a_file(capsys: Capture) -> None:
    Path("taken").write_text("mine")
    for output in ("taken", "taken/below"):
        assert "“taken” looks like a file" in refused(capsys, "note.md", "-o", output)
    assert Path("taken").read_text() == "mine"


def test_a_missing_engine_is_named_in_the_readers_language(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for engine in ("xelatex", "lualatex", "tectonic"):
        error = refused(capsys, "note.md", "--engine", engine, "--lang", "zh")
        assert f"没有安装 {engine}" in error
        assert "请安装" in error


def test_a_full_disk(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/tmp/x")

    monkeypatch.setattr("notecompiler.engines.typst_engine.TypstEngine.typeset", full)
    assert "no space left" in refused(capsys, "note.md")
