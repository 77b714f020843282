"""The program as a process of its own: it ends at once, and yet leaves nothing undone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NOTE = "# A note\n\n$$(a+b)^2 = a^2 + 2ab + b^2$$\n"


def _notec(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "TMPDIR": str(folder / "tmp"), "XDG_CACHE_HOME": str(folder / "cache")}
    (folder / "tmp").mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "notecompiler", *arguments],
        capture_output=True, text=True, check=False, cwd=folder, env=environment, timeout=120,
    )  # fmt: skip


def test_codes_and_output_reach_the_caller(tmp_path: Path) -> None:
    (tmp_path / "right.md").write_text(NOTE, encoding="utf-8")
    (tmp_path / "wrong.md").write_text("$$2 + 2 = 5$$\n", encoding="utf-8")
    right = _notec("verify", "right.md", folder=tmp_path)
    wrong = _notec("verify", "wrong.md", folder=tmp_path)
    lost = _notec("verify", "nowhere.md", folder=tmp_path)
    assert (right.returncode, wrong.returncode, lost.returncode) == (0, 1, 2)
    assert "verified" in right.stdout
    assert "nowhere.md" in lost.stderr


def test_what_was_said_before_a_failure_is_not_lost(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").write_text(NOTE, encoding="utf-8")
    (folder / "b.md").write_bytes(b"\x00\x01\x02" * 100)
    built = _notec("build", "notes", "--each", "-o", "out", "--lang", "en", folder=tmp_path)
    assert built.returncode == 2
    assert "a.pdf" in built.stdout
    assert "b.md" in built.stderr


def test_nothing_of_a_build_stays_in_the_temporary_folder(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    built = _notec("build", "note.md", "-o", "out", folder=tmp_path)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "out" / "note.pdf").read_bytes().startswith(b"%PDF")
    assert not list((tmp_path / "tmp").iterdir())


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("$$2 + 2 = 5$$\n\n" * 400, encoding="utf-8")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    program = subprocess.Popen(
        [sys.executable, "-m", "notecompiler", "verify", "note.md"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment,
    )  # fmt: skip
    assert program.stdout is not None
    program.stdout.close()
    assert program.wait(timeout=120) in {1, 141}
    assert program.stderr is not None
    assert b"Traceback" not in program.stderr.read()
    program.stderr.close()
