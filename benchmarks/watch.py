"""Watching: how soon the PDF of a large book is there again after one formula of it was edited."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.books import write_book
from benchmarks.ratio import Ratio, best, notec

NOTES, SECTIONS = 40, 25
"""About 300 pages."""
EDITS = 4
PATIENCE = 300.0


def ratios() -> Iterator[Ratio]:
    """An edit with a running preview against a cold build."""
    with tempfile.TemporaryDirectory(prefix="notec-bench-") as scratch:
        folder = Path(scratch)
        write_book(folder / "book", NOTES, SECTIONS)
        cold = best(lambda: notec("build", "book", "-o", "cold", cwd=folder), times=1)
        fastest = min(_edits(folder))
        yield Ratio(
            "one edit in a large book against a cold build", fastest / cold, 1 / 20, f"{fastest:.2f} s, {cold:.1f} s"
        )


def _edits(folder: Path) -> Iterator[float]:
    """Seconds from writing a note until the PDF is replaced, for several edits."""
    pdf, note = folder / "watched" / "book.pdf", folder / "book" / f"chapter{NOTES // 2:03}.md"
    command = [sys.executable, "-m", "notecompiler", "build", "book", "-o", "watched", "--watch"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as preview:
        try:
            _until_newer(pdf, 0)
            _until_newer(pdf.with_suffix(".json"), 0)
            for number in range(EDITS):
                before = pdf.stat().st_mtime_ns
                text = note.read_text(encoding="utf-8").replace("W_", f"W_{{{number}}}^", 1)
                start = time.perf_counter()
                note.write_text(text, encoding="utf-8")
                _until_newer(pdf, before)
                yield time.perf_counter() - start
                time.sleep(2)
        finally:
            preview.send_signal(signal.SIGINT)


def _until_newer(path: Path, than: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while not path.exists() or path.stat().st_mtime_ns <= than:
        if time.monotonic() > deadline:
            raise TimeoutError(str(path))
        time.sleep(0.01)
