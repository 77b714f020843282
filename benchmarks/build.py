"""Building: against Pandoc, against nothing to do, against our own engine, and as documents grow."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.books import write_book
from benchmarks.ratio import Ratio, best, command, notec, python

ROOT = Path(__file__).parent.parent
NOTE = ROOT / "notes" / "lstm.md"


def ratios() -> Iterator[Ratio]:
    """All measurements of this module."""
    with tempfile.TemporaryDirectory(prefix="notec-bench-") as scratch:
        folder = Path(scratch)
        cold = best(lambda: _cold(folder / "cold"))
        yield _against_pandoc(cold, folder)
        yield _own_share(cold, folder / "cold")
        yield _nothing_to_do(folder / "cold")
        yield from _growth(folder)
        yield _tex_path(folder)


def _cold(output: Path) -> None:
    shutil.rmtree(output, ignore_errors=True)
    notec("build", str(NOTE), "-o", str(output))


def _against_pandoc(cold: float, folder: Path) -> Ratio:
    name = "cold build against Pandoc + XeLaTeX"
    try:
        import pypandoc
    except ImportError:
        return Ratio(name, None, 1 / 8, "pypandoc-binary is not installed")
    if shutil.which("xelatex") is None:
        return Ratio(name, None, 1 / 8, "XeLaTeX is not installed")
    pandoc = [
        pypandoc.get_pandoc_path(), str(NOTE), "--pdf-engine=xelatex", "--toc",
        "-V", "CJKmainfont=FandolSong-Regular.otf", "-o", str(folder / "pandoc.pdf"),
    ]  # fmt: skip
    other = best(lambda: command(pandoc), times=2)
    return Ratio(name, cold / other, 1 / 8, f"{cold:.2f} s against {other:.2f} s")


def _own_share(cold: float, output: Path) -> Ratio:
    typeset = _report(output / "lstm.json")["seconds"]["typeset"]
    start = best(lambda: python("-c", "pass"))
    own = cold - typeset - start
    note = f"own {own:.2f} s, interpreter {start:.2f} s, Typst {typeset:.2f} s"
    return Ratio("own share against interpreter + Typst", own / (start + typeset), 1.0, note)


def _nothing_to_do(output: Path) -> Ratio:
    again = best(lambda: notec("build", str(NOTE), "-o", str(output)), times=7)
    click = best(lambda: python("-c", "import click"), times=7)
    return Ratio("no-change rebuild against `import click`", again / click, 3.0, f"{again * 1000:.0f} ms")


def _growth(folder: Path) -> Iterator[Ratio]:
    """Twice the notes, and twice the formulas in a note: at most twice the time (2.2 with noise)."""
    for name, sizes in (("notes", ((12, 20), (24, 20))), ("formulas", ((2, 120), (2, 240)))):
        seconds = []
        for notes, sections in sizes:
            book = folder / f"{notes}-{sections}"
            write_book(book, notes, sections)

            def cold(book: Path = book) -> None:
                shutil.rmtree(folder / "grown", ignore_errors=True)
                notec("build", str(book), "-o", str(folder / "grown"))

            seconds.append(best(cold, times=2))
        yield Ratio(f"twice the {name}", seconds[1] / seconds[0], 2.2, f"{seconds[0]:.2f} s, {seconds[1]:.2f} s")


def _tex_path(folder: Path) -> Ratio:
    """Our XeLaTeX build against the bare passes that its document needs (two, and making the PDF)."""
    name = "XeLaTeX path against bare passes"
    if shutil.which("xelatex") is None:
        return Ratio(name, None, 1.15, "XeLaTeX is not installed")
    output = folder / "tex"

    def ours() -> None:
        shutil.rmtree(output, ignore_errors=True)
        notec("build", str(NOTE), "-o", str(output), "--engine", "xelatex")

    def bare() -> None:
        for suffix in ("aux", "toc", "out", "log", "pdf"):
            (output / f"lstm.{suffix}").unlink(missing_ok=True)
        command(["xelatex", "-no-pdf", "-interaction=batchmode", "lstm.tex"], output)
        command(["xelatex", "-interaction=batchmode", "lstm.tex"], output)

    mine, theirs = best(ours, times=2), best(bare, times=2)
    return Ratio(name, mine / theirs, 1.15, f"{mine:.2f} s against {theirs:.2f} s")


def _report(path: Path) -> dict[str, dict[str, float]]:
    loaded: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return loaded
