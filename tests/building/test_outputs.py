"""Files are replaced completely or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from notecompiler.building.outputs import replace_bytes


def test_a_new_file_in_a_new_folder(tmp_path: Path) -> None:
    replace_bytes(tmp_path / "a/b/x.pdf", b"new")
    assert (tmp_path / "a/b/x.pdf").read_bytes() == b"new"


def test_a_failed_write_leaves_the_last_good_file_and_no_scraps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"good")

    def fail(self: Path, target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        replace_bytes(target, b"half")
    assert target.read_bytes() == b"good"
    assert list(tmp_path.iterdir()) == [target]


def test_the_same_content_is_not_written_again(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    replace_bytes(target, b"same")
    before = target.stat().st_mtime_ns, target.stat().st_ino
    replace_bytes(target, b"same")
    assert (target.stat().st_mtime_ns, target.stat().st_ino) == before
