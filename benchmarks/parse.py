"""Parsing speed: ours against pylatexenc's LatexWalker and KaTeX's parser, on the same formulas in one run.

The formulas are all dollar-delimited ones of the project's notes and, where present, of the reference notes. KaTeX takes
part when ``node`` is installed and its package is found from the directory in ``KATEX``, or from the current one (``npm
install katex``). The best of several rounds counts, in processor time, so that a busy machine does not decide.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pylatexenc.latexwalker import LatexWalker  # type: ignore[import-untyped]

from benchmarks.ratio import Ratio
from notecompiler.math.parse import parse

_ROOT = Path(__file__).resolve().parent.parent
_ROUNDS = 15
_FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+?)\$", re.DOTALL)

_KATEX = r"""
const katex = require(require.resolve('katex', {paths: [process.env.KATEX || process.cwd()]}));
const formulas = JSON.parse(require('fs').readFileSync(0));
const run = tex => katex.__parse(tex, {displayMode: true, strict: false});
const good = formulas.filter(tex => { try { run(tex); return true } catch { return false } });
let best = Infinity;
for (let round = 0; round < 40; round++) {
  const before = process.cpuUsage();
  for (const tex of good) run(tex);
  const used = process.cpuUsage(before);
  best = Math.min(best, used.user + used.system);
}
console.log(JSON.stringify({seconds: best / 1e6, formulas: good}));
"""


def formulas() -> list[str]:
    """The dollar-delimited formulas of all notes at hand."""
    notes = [*sorted((_ROOT / "notes").glob("*.md")), *sorted((_ROOT.parent / "shared" / "seeds").glob("*.txt"))]
    texts = [path.read_text(encoding="utf-8") for path in notes]
    return [display or inline for text in texts for display, inline in _FORMULA.findall(text)]


def _best(work: Callable[[str], object], sources: list[str]) -> float:
    """Processor seconds a formula, of the best round."""
    rounds = []
    for _ in range(_ROUNDS):
        before = time.process_time()
        for tex in sources:
            work(tex)
        rounds.append(time.process_time() - before)
    return min(rounds) / len(sources)


def _walk(tex: str) -> object:
    """pylatexenc's parse; a formula that it gives up on counts as done."""
    try:
        return LatexWalker(tex).get_latex_nodes()
    except Exception:
        return None


def _katex(sources: list[str]) -> tuple[float, list[str]] | None:
    """KaTeX's best round, seconds a formula, and the formulas that it accepts; None where it is not installed."""
    node = shutil.which("node")
    if node is None:
        return None
    done = subprocess.run([node, "-e", _KATEX], input=json.dumps(sources), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return None
    answer = json.loads(done.stdout)
    return answer["seconds"] / len(answer["formulas"]), answer["formulas"]


def ratios() -> Iterator[Ratio]:
    """Our time as a multiple of theirs."""
    sources = formulas()
    ours = _best(parse, sources)
    theirs = _best(_walk, sources)
    note = f"{ours * 1e6:.0f} µs against {theirs * 1e6:.0f} µs a formula, {len(sources)} formulas"
    yield Ratio("parsing, against pylatexenc", ours / theirs, 1 / 3, note)
    found = _katex(sources)
    if found is None:
        yield Ratio("parsing, against KaTeX", None, 3, "node or the npm package katex is not there")
        return
    theirs, accepted = found
    ours = _best(parse, accepted)
    yield Ratio(
        "parsing, against KaTeX", ours / theirs, 3, f"{ours * 1e6:.0f} µs against {theirs * 1e6:.0f} µs a formula"
    )
