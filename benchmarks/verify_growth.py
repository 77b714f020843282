"""How the time of verification grows with one long formula: chains, lists, rows, implications, brackets."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

from benchmarks.ratio import Ratio
from notecompiler.building.verifier import load
from notecompiler.cli.collector import collector_off
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile
from notecompiler.verify.runner import verify

SIZE = 1000


def _rows(n: int) -> str:
    return r"\begin{aligned}s &= 0 \\" + r" \\ ".join(f"&= 1+{k}" for k in range(n)) + r"\end{aligned}"


LONG = {
    "chain": lambda n: " = ".join(["1+1"] * n),
    "list of values": lambda n: ", ".join(f"a_{{{k}}} = {k}" for k in range(n)),
    "rows": _rows,
    "implications": lambda n: r" \Rightarrow ".join(["x=1"] * n),
    "sum": lambda n: " + ".join(f"x_{{{k}}}" for k in range(10 * n)) + " = 0",
    "brackets": lambda n: "(" * (20 * n) + "x" + ")" * (20 * n) + " = 1",
}


def ratios() -> Iterator[Ratio]:
    """Doubling a formula costs at most 2.4 times (linear, with slack for a busy machine)."""
    load()
    for name, formula in LONG.items():
        small, large = (min(_seconds(formula(SIZE * factor)) for _ in range(2)) for factor in (1, 2))
        yield Ratio(f"doubling: {name}", large / small, 2.4, f"{large:.2f} s")


def _seconds(tex: str) -> float:
    document = ingest(SourceFile("note.md", f"$${tex}$$\n"))
    with collector_off():
        start = process_time()
        verify([document])
        return process_time() - start
