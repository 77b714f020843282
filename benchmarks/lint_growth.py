"""How long `notec lint` takes as notes grow, on ordinary and on hostile notes."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

from benchmarks.books import note
from benchmarks.ratio import Ratio
from notecompiler.cli.collector import collector_off
from notecompiler.ingest.note import ingest
from notecompiler.lint.runner import lint
from notecompiler.source import SourceFile

MEGABYTE = 1_000_000
HOSTILE = {
    "unclosed \\begin": "\\begin{aligned} x & y\n",
    "unclosed $$": "$$ x + y\n\n",
    "unclosed $": "word $ and $x\n",
    "unclosed {": "$x_{ { { y$ \n",
    "braces in one formula": "{",
    "quotes and lists": "> - > - x\n",
    "emphasis": "**a *b _c ",
    "plain formulas in one line": "x^2x2 ",
    "TeX formulas in one line": "$x_1$ ",
    "doubled dollars in one line": "$$x_1$$ and \\( ",
    "sums in one line": "a + b ",
    "headings": "# a\n",
    "stars in one formula": "(a*",
    "suppressions": "<!-- notec: ignore NC203 -->\nx\n\n",
}


def ratios() -> Iterator[Ratio]:
    """Seconds for a megabyte against 15, and growth for ten times the input against 12 (linear, with slack)."""
    seconds = {size: _seconds(_book(size)) for size in (MEGABYTE // 10, MEGABYTE, 10 * MEGABYTE)}
    yield Ratio("seconds for 1 MB", seconds[MEGABYTE], 15)
    yield Ratio("growth from 0.1 MB to 1 MB", seconds[MEGABYTE] / seconds[MEGABYTE // 10], 12)
    yield Ratio("growth from 1 MB to 10 MB", seconds[10 * MEGABYTE] / seconds[MEGABYTE], 12)
    for name, unit in HOSTILE.items():
        yield _doubling(name, unit)


def _doubling(name: str, unit: str) -> Ratio:
    """Doubling a hostile note costs at most 2.2 times."""
    size = 200_000
    small, large = (min(_seconds(_hostile(name, unit, size * factor)) for _ in range(2)) for factor in (1, 2))
    return Ratio(f"doubling: {name}", large / small, 2.2, f"{large:.2f} s for {2 * size // 1000} kB")


def _hostile(name: str, unit: str, size: int) -> str:
    repeated = unit * (size // len(unit))
    return f"$${repeated}$$" if name.endswith("in one formula") else repeated


def _book(size: int) -> str:
    chapters: list[str] = []
    length = 0
    while length < size:
        chapters.append(note(len(chapters) + 1, 40))
        length += len(chapters[-1].encode())
    return "\n".join(chapters)


def _seconds(text: str) -> float:
    with collector_off():
        start = process_time()
        lint([ingest(SourceFile("note.md", text))])
        return process_time() - start
