"""Mutated formulas through the verifier: none may crash or hang it.

    python -m benchmarks.fuzz_verify [COUNT] [SEED]

Formulas of the project's notes and test notes are cut, doubled, spliced and overwritten with TeX fragments; each result
is verified as a note of its own. Prints the count, crashes, the slowest in seconds of processor time (so that a busy
machine does not count), and how often each status came out.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path
from time import process_time

from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile
from notecompiler.verify.runner import verify

ROOT = Path(__file__).parent.parent
PIECES = [
    *[r"+", r"-", r"=", r"^", r"_", r"{", r"}", r"(", r")", r"[", r"]", r"|", r",", r";", r"'", r"!", r"/", r"*", r"<", r">", r"&", r"\\", r"\frac", r"\sqrt", r"\sum", r"\int", r"\lim", r"\left(", r"\right)", r"\begin{cases}", r"\end{cases}"],
    *[r"x", r"y", r"n", r"i", r"0", r"1", r"2", r"10^{99}", r"\infty", r"\pi", r"\sigma", r"\sin", r"\log_2", r"\det", r"\mathbf{x}", r"\hat", r"y", r"t-1", r"_{t-1}", r"^{-1}", r"^T", r"\bmod", r"\pmod3", r"dx"],
    "\\text{if }", "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "10^{10^{10}}", "1000000!", "\\sum_{i=1}^{10^9}",
]  # fmt: skip


def corpus() -> list[str]:
    """Formulas of the project's own notes and of its identity notes."""
    files = [*(ROOT / "notes").glob("*.*"), *(ROOT / "tests" / "cases" / "verify").rglob("*.md")]
    texts = (path.read_text(encoding="utf-8") for path in sorted(files) if path.suffix in {".md", ".txt"})
    found = (formula.tex for text in texts for formula in ingest(SourceFile("n.md", text)).formulas)
    return list(dict.fromkeys(tex for tex in found if len(tex) > 4))


def mutate(formulas: list[str], rng: random.Random) -> str:
    """A formula after one to four mutations."""
    tex = rng.choice(formulas)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(tex) + 1)
        end = min(len(tex), at + rng.randint(0, 6))
        match rng.randrange(5):
            case 0:
                tex = tex[:at] + tex[end:]
            case 1:
                tex = tex[:at] + tex[at:end] * 2 + tex[end:]
            case 2:
                tex = tex[:at] + " " + rng.choice(PIECES) + " " + tex[at:]
            case 3:
                tex = tex[:at] + rng.choice(PIECES) + tex[end:]
            case _:
                other = rng.choice(formulas)
                cut = rng.randrange(len(other) + 1)
                tex = tex[:at] + other[cut : cut + 30]
    return tex


def run(count: int, seed: int) -> tuple[Counter[str], list[str], list[tuple[float, str]]]:
    """Statuses, formulas that crashed, and the slowest with their seconds."""
    formulas, rng = corpus(), random.Random(seed)
    statuses: Counter[str] = Counter()
    crashed: list[str] = []
    slowest: list[tuple[float, str]] = []
    for _ in range(count):
        tex = mutate(formulas, rng)
        began = process_time()
        try:
            statuses.update(v.status.value for v in verify([ingest(SourceFile("n.md", f"$${tex}$$\n"))]))
        except Exception as error:
            crashed.append(f"{type(error).__name__}: {error}: {tex!r}")
        slowest = sorted([*slowest, (process_time() - began, tex)], reverse=True)[:5]
    return statuses, crashed, slowest


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    statuses, crashed, slowest = run(count, int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    print(f"{count} mutated formulas, {len(crashed)} crashes, slowest {slowest[0][0]:.2f} s")
    print(dict(statuses.most_common()))
    for line in [*crashed[:20], *(f"{seconds:.2f} s  {tex!r}" for seconds, tex in slowest)]:
        print(" ", line)


if __name__ == "__main__":
    main()
