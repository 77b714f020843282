"""`notec build --watch`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.05)


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Tests that run in the background inherit that interrupts are ignored, and what they start would too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@contextmanager
def watching(folder: Path, environment: dict[str, str], *arguments: str) -> Iterator[Callable[[], str]]:
    """A watching process in `folder`; gives a function for what it has complained of so far."""
    command = [sys.executable, "-m", "notecompiler", "build", *arguments, "--watch"]
    complaints = folder / "complaints"
    with (
        complaints.open("wb") as stream,
        subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=stream) as run,
    ):
        try:
            yield lambda: complaints.read_text(encoding="utf-8")
        finally:
            os.kill(run.pid, signal.SIGINT)
            try:
                assert run.wait(30) == 130
            finally:
                run.kill()
    assert "Traceback" not in complaints.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_folder_is_followed_whatever_happens_in_it(tmp_path: Path, python_environment: dict[str, str]) -> None:
    book, config = tmp_path / "book", tmp_path / "notecompiler.toml"
    (book / "sub").mkdir(parents=True)
    one, two = book / "one.md", book / "two.md"
    one.write_text("# One\n\n![picture](p.png)\n")
    two.write_text("# Two\n\n$$\na = 2222\n$$\n")
    config.write_text('templates = "shells"\n')
    text, pdf = tmp_path / "build/book.typ", tmp_path / "build/book.pdf"

    def shows(part: str) -> Callable[[], bool]:
        return lambda: text.exists() and part in text.read_text(encoding="utf-8")

    def lacks(part: str) -> Callable[[], bool]:
        return lambda: part not in text.read_text(encoding="utf-8")

    with watching(tmp_path, python_environment, "book", "--to", "pdf,typ", "--no-verify") as complaints:
        wait_until(shows("2222"))
        two.rename(tmp_path / "away.md")
        wait_until(lacks("2222"))
        (tmp_path / "away.md").rename(two)
        wait_until(shows("2222"))  # a note that comes back as it was
        (book / "three.md").write_text("# Three\n\n$$\na = 3333\n$$\n")
        wait_until(shows("3333"))
        (tmp_path / "new").write_text("# Two\n\n$$\na = 4444\n$$\n")
        (tmp_path / "new").replace(two)  # as editors save
        wait_until(shows("4444"))
        assert "no-picture([picture]" in text.read_text(encoding="utf-8")
        (book / "p.png").write_bytes(PIXEL)
        wait_until(shows("#picture("))
        shell = tmp_path / "shells/typst/colours.typ"
        shell.parent.mkdir(parents=True)
        original = (ROOT / "templates/typst/colours.typ").read_text(encoding="utf-8")
        shell.write_text(original + "// mine\n")
        wait_until(shows("// mine"))
        good = pdf.read_bytes()
        shell.write_text("\\VAR{nothing}")
        wait_until(lambda: "build/book.pdf" in complaints())
        assert pdf.read_bytes() == good, "a failed build leaves the last good PDF"
        shell.write_text(original + "// mended\n")
        wait_until(shows("// mended"))
        config.write_text("templates = 3\n")
        wait_until(lambda: "notecompiler.toml" in complaints())
        config.write_text("exclude = ['three.md']\n")
        wait_until(lacks("3333"))
        assert "// mended" not in text.read_text(encoding="utf-8")


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


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the viewer is started another way")
def test_the_first_result_is_opened(tmp_path: Path, python_environment: dict[str, str]) -> None:
    """A viewer is started once, for the PDF of the first build."""
    (tmp_path / "note.md").write_text("# Note\n\n$$\na = 1\n$$\n")
    viewer = tmp_path / "bin/xdg-open"
    viewer.parent.mkdir()
    viewer.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/opened\n')
    viewer.chmod(0o755)
    environment = {**python_environment, "PATH": f"{viewer.parent}{os.pathsep}{os.environ['PATH']}"}
    opened, tex = tmp_path / "opened", tmp_path / "build/note.tex"
    with watching(tmp_path, environment, "note.md", "--open"):
        wait_until(opened.exists)
        (tmp_path / "note.md").write_text("# Note\n\n$$\na = 2222\n$$\n")
        wait_until(lambda: "2222" in tex.read_text())
    assert opened.read_text().split() == ["build/note.pdf"]
