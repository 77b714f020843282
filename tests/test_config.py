"""Configuration files."""

from __future__ import annotations

from pathlib import Path

import pytest

from notecompiler.config import Config, folder_of, load
from notecompiler.errors import UsageError


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_nearest_file_upward_wins(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.notecompiler]\nengine = "xelatex"\njobs = 2\n')
    write(tmp_path / "a/notecompiler.toml", 'engine = "lualatex"\n')
    write(tmp_path / "a/b/pyproject.toml", "[project]\nname = 'other'\n")
    assert load(tmp_path / "a/b").engine == "lualatex"
    assert load(tmp_path / "a/b").jobs == 1, "one file holds; they are not merged"
    assert load(tmp_path).jobs == 2


def test_every_section(tmp_path: Path) -> None:
    write(
        tmp_path / "notecompiler.toml",
        """
        select = ["NC2"]
        to = "pdf,typ"
        no-verify = true
        [per-file-ignores]
        "old/*" = ["NC1"]
        [notation]
        candidate = "tilde"
        [macros]
        '\\R' = '\\mathbb{R}'
        [fonts]
        song = "Songti SC"
        paths = ["fonts"]
        [references]
        cell = "my.module:step"
        """,
    )
    config = load(tmp_path)
    assert config.select == ("NC2",)
    assert config.to == ("pdf", "typ")
    assert config.no_verify
    assert config.per_file_ignores == {"old/*": ("NC1",)}
    assert config.notation.candidate == "tilde"
    assert config.macros == {"\\R": "\\mathbb{R}"}
    assert config.fonts.song == "Songti SC"
    assert config.fonts.paths == ("fonts",)
    assert config.references == {"cell": "my.module:step"}


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('enginee = "typst"', "enginee", "Did you mean engine?"),
        ('[fonts]\nsung = "x"', "[fonts] sung", "Did you mean song?"),
        ('jobs = "two"', "jobs", ""),
        ("jobs = 0", "jobs", ""),
        ('strict = "yes"', "strict", ""),
        ('[notation]\ncandidate = "tilda"', "notation.candidate", "Did you mean tilde?"),
        ("engine = ", "notecompiler.toml", ""),
    ],
)
def test_mistakes_are_errors(tmp_path: Path, text: str, message: str, hint: str) -> None:
    write(tmp_path / "notecompiler.toml", text)
    with pytest.raises(UsageError) as caught:
        load(tmp_path)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Config(root=str(tmp_path))


def test_the_folder_of_several_paths_is_the_one_that_holds_them_all(tmp_path: Path) -> None:
    write(tmp_path / "a/x.md", "")
    write(tmp_path / "b/y.md", "")
    assert folder_of([str(tmp_path / "a/x.md")]) == tmp_path / "a"
    assert folder_of([str(tmp_path / "a/x.md"), str(tmp_path / "b"), "-"]) == tmp_path
