"""Writing notes back: byte-exact, atomic, never over somebody else's change."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from notecompiler.lint.files import FileChangedError, replace_file
from notecompiler.record import replace
from notecompiler.source import SourceFile


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("gb18030", b"")],
)
def test_encoding_mark_newlines_and_mode_are_kept(tmp_path: Path, encoding: str, bom: bytes) -> None:
    path = tmp_path / "note.md"
    source = SourceFile(str(path), "一\r\n二\n三\r四", encoding, bom)
    path.write_bytes(bom + source.text.encode(encoding))
    path.chmod(0o640)
    replace_file(path, source, replace(source, text=source.text.replace("二", "2")))
    assert path.read_bytes() == bom + "一\r\n2\n三\r四".encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["note.md"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    source = SourceFile(str(path), "old")
    path.write_text("edited by hand")
    with pytest.raises(FileChangedError):
        replace_file(path, source, replace(source, text="new"))
    assert path.read_text() == "edited by hand"


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    target.write_text("old")
    link.symlink_to(target)
    source = SourceFile(str(link), "old")
    replace_file(link, source, replace(source, text="new"))
    assert link.is_symlink()
    assert target.read_text() == "new"
