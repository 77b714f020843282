"""Building: against Pandoc, against nothing to do, against our own engine, and as documents grow."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from subprocess import CalledProcessError

from benchmarks.books import write_book
from benchmarks.ratio import Ratio, best, command, notec, python
from notecompiler.fonts.folders import cache_folder

ROOT = Path(__file__).parent.parent
NOTE = ROOT / "notes" / "lstm.md"
SEEDS = ROOT.parent / "shared" / "seeds"
"""The reference notes, where they are present."""


def ratios() -> Iterator[Ratio]:
    """All measurements of this module."""
    with tempfile.TemporaryDirectory(prefix="notec-bench-") as scratch:
        folder = Path(scratch)
        yield from _cold(folder)
        yield from _reference_notes(folder)
        yield _nothing_to_do(folder / "cold")
        yield from _growth(folder)
        yield _tex_path(folder)


def _cold(folder: Path) -> Iterator[Ratio]:
    """Building a note that was never built, on a machine that knows more and more: nothing, its fonts (as fontconfig does
    for XeLaTeX), its fonts and the verdicts on this very text."""
    output, caches = folder / "cold", _Caches(folder / "caches")

    def build() -> None:
        notec("build", str(NOTE), "-o", str(output), variables=caches.variables)

    def without(forget: Callable[[], None]) -> Callable[[], None]:
        def before() -> None:
            shutil.rmtree(output, ignore_errors=True)
            forget()

        return before

    pandoc = _pandoc(folder, NOTE)
    first = best(build, before=without(caches.forget_all))
    yield _against(pandoc, first, "first build on a machine against Pandoc + XeLaTeX")
    cold = best(build, before=without(caches.forget_verdicts))
    typeset = _report(output / "lstm.json")["seconds"]["typeset"]
    yield _against(pandoc, cold, "cold build against Pandoc + XeLaTeX")
    yield _own_share(cold, typeset)
    known = best(build, before=without(lambda: None))
    yield _against(pandoc, known, "cold build with known verdicts against Pandoc + XeLaTeX")


def _reference_notes(folder: Path) -> Iterator[Ratio]:
    """The same for each reference note. Some of them stop Pandoc: there is nothing to compare with then."""
    caches = _Caches(folder / "caches")
    for note in sorted(SEEDS.glob("*.txt")):
        output = folder / note.stem

        def before(output: Path = output) -> None:
            shutil.rmtree(output, ignore_errors=True)
            caches.forget_verdicts()

        def build(*options: str, note: Path = note, output: Path = output) -> None:
            notec("build", str(note), "-o", str(output), *options, variables=caches.variables)

        pandoc, name = _pandoc(folder, note), f"cold build of {note.stem[:3]}"
        yield _against(pandoc, best(build, before=before), f"{name} against Pandoc + XeLaTeX")
        unverified = best(partial(build, "--no-verify"), before=before)
        yield _against(pandoc, unverified, f"{name} without verification, which Pandoc has none of")


class _Caches:
    """A cache folder of the benchmark's own, with the fonts that lie in the user's."""

    def __init__(self, folder: Path) -> None:
        self.variables = {"XDG_CACHE_HOME": str(folder)}
        self._own = folder / "notecompiler"
        self._fonts = cache_folder() / "fonts"

    def forget_all(self) -> None:
        shutil.rmtree(self._own, ignore_errors=True)
        if self._fonts.is_dir():
            self._own.mkdir(parents=True)
            (self._own / "fonts").symlink_to(self._fonts)

    def forget_verdicts(self) -> None:
        shutil.rmtree(self._own / "verdicts", ignore_errors=True)


def _pandoc(folder: Path, note: Path) -> float | str:
    """Seconds of Pandoc with XeLaTeX on a note, or why there are none."""
    try:
        import pypandoc
    except ImportError:
        return "pypandoc-binary is not installed"
    if shutil.which("xelatex") is None:
        return "XeLaTeX is not installed"
    pandoc = [
        pypandoc.get_pandoc_path(), "-f", "markdown", str(note), "--pdf-engine=xelatex", "--toc",
        "-V", "CJKmainfont=FandolSong-Regular.otf", "-o", str(folder / "pandoc.pdf"),
    ]  # fmt: skip
    try:
        return best(lambda: command(pandoc), times=2)
    except CalledProcessError:
        return "Pandoc makes no PDF of it"


def _against(pandoc: float | str, ours: float, name: str) -> Ratio:
    if isinstance(pandoc, str):
        return Ratio(name, None, 1 / 8, f"{ours:.2f} s; {pandoc}")
    return Ratio(name, ours / pandoc, 1 / 8, f"{ours:.2f} s against {pandoc:.2f} s")


def _own_share(cold: float, typeset: float) -> Ratio:
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
