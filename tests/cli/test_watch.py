"""`notec build --watch`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.05)


@pytest.mark.slow
def test_a_change_builds_again_until_interrupted(tmp_path: Path, python_environment: dict[str, str]) -> None:
    note, tex = tmp_path / "note.md", tmp_path / "build/note.tex"
    note.write_text("# Note\n\n$$\na = 1\n$$\n")
    command = [sys.executable, "-m", "notecompiler", "build", "note.md", "--watch"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=python_environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        try:
            wait_until(tex.exists)
            note.write_text("# Note\n\n$$\na = 2222\n$$\n")
            wait_until(lambda: "2222" in tex.read_text())
            note.write_bytes(b"\x00\x01" * 500)
            time.sleep(0.5)
            note.write_text("# Note\n\n$$\na = 3333\n$$\n")
            wait_until(lambda: "3333" in tex.read_text())
        finally:
            os.kill(run.pid, signal.SIGINT)
        _, error = run.communicate(timeout=30)
    assert run.returncode == 130
    assert "no text file" in error, "a bad state is told and survived"
    assert "Traceback" not in error
