"""PATHS → notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from notecompiler.cli.paths import notes_of, select
from notecompiler.config import Config
from notecompiler.errors import UsageError


@pytest.fixture(autouse=True)
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "notes/b.md", "notes/a.txt", "notes/sub/c.markdown", "notes/sub/d.MD", "notes/e.pdf", "notes/.trash/f.md",
        "notes/drafts/g.md", "notes/drafts/keep.md", "empty/readme.rst",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def chosen(*arguments: str, config: Config | None = None) -> tuple[str, ...]:
    return notes_of(select(arguments, config or Config(), "en"))


def test_a_folder_means_its_notes_in_path_order() -> None:
    assert chosen("notes") == (
        "notes/a.txt", "notes/b.md", "notes/drafts/g.md", "notes/drafts/keep.md", "notes/sub/c.markdown", "notes/sub/d.MD",
    )  # fmt: skip


def test_gitignore_is_honoured_at_every_level(vault: Path) -> None:
    (vault / ".git").mkdir()
    (vault / ".gitignore").write_text("*.txt\n")
    (vault / "notes/drafts/.gitignore").write_text("*\n!keep.md\n")
    assert chosen("notes") == ("notes/b.md", "notes/drafts/keep.md", "notes/sub/c.markdown", "notes/sub/d.MD")
    assert chosen("notes/a.txt") == ("notes/a.txt",), "a file that is named is taken"


def test_exclude_patterns_start_at_the_configuration(vault: Path) -> None:
    config = Config(exclude=("notes/drafts/", "*.txt"))
    assert chosen("notes", config=config) == ("notes/b.md", "notes/sub/c.markdown", "notes/sub/d.MD")


def test_each_note_once_and_standard_input() -> None:
    assert chosen("notes/b.md", "notes", "-")[0] == "notes/b.md"
    assert chosen("notes/b.md", "notes", "-")[-1] == "-"
    assert len(chosen("notes/b.md", "notes", "-")) == 7


def test_documents_are_named_after_file_and_folder(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [s.name for s in select(["notes/b.md", "notes", "-"], Config(), "en")] == ["b", "notes", "stdin"]
    monkeypatch.chdir(vault / "notes")
    assert [s.name for s in select(["."], Config(), "en")] == ["notes"]
    assert chosen(".")[0] == "a.txt"


@pytest.mark.parametrize(("path", "word"), [("note", "notes"), ("nothing.md", "nothing.md"), ("empty", "empty")])
def test_wrong_paths_are_explained(path: str, word: str) -> None:
    with pytest.raises(UsageError) as caught:
        chosen(path)
    assert word in caught.value.message + caught.value.hint
    assert caught.value.hint
