"""Parsing speed: ours against pylatexenc's LatexWalker and KaTeX's parser, on the same formulas in one run.

    python benchmarks/parse.py [NOTE …]

The formulas are all dollar-delimited ones of the notes (default: those in ``notes/`` and, where present, the reference
notes). KaTeX takes part when ``node`` is installed and the package is found from the directory in ``KATEX`` (or the current
one): ``npm install katex``. Each parser runs the same list again and again in turn; the best round of each counts, in
processor time, so that a busy machine does not decide.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from pylatexenc.latexwalker import LatexWalker  # noqa: E402

from notecompiler.math.parse import parse  # noqa: E402

ROUNDS = 15
GOALS = {"pylatexenc": 3.0, "katex": 1 / 3}
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+?)\$", re.DOTALL)

KATEX = r"""
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


def formulas_of(paths: list[Path]) -> list[str]:
    """The dollar-delimited formulas of some notes."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [display or inline for text in texts for display, inline in FORMULA.findall(text)]


def best_of(work: Callable[[str], object], formulas: list[str]) -> float:
    """Processor seconds of the best round over all formulas."""
    rounds = []
    for _ in range(ROUNDS):
        before = time.process_time()
        for tex in formulas:
            work(tex)
        rounds.append(time.process_time() - before)
    return min(rounds)


def walk(tex: str) -> object:
    """pylatexenc's parse; its faults on broken formulas count as done."""
    try:
        return LatexWalker(tex).get_latex_nodes()
    except Exception:
        return None


def katex(formulas: list[str]) -> tuple[float, list[str]] | None:
    """KaTeX's best round and the formulas that it accepts, or None where it is not installed."""
    node = shutil.which("node")
    if node is None:
        return None
    done = subprocess.run(
        [node, "-e", KATEX],
        input=json.dumps(formulas),
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    if done.returncode != 0:
        return None
    answer = json.loads(done.stdout)
    return answer["seconds"], answer["formulas"]


def report(name: str, theirs: float, ours: float, count: int) -> None:
    """One line: times a formula, ratio, goal."""
    goal = GOALS[name]
    met = "met" if theirs / ours >= goal else "missed"
    print(
        f"{name:12} {theirs / count * 1e6:8.1f} µs   ours {ours / count * 1e6:8.1f} µs   "
        f"{theirs / ours:5.2f} times as long as ours (goal: at least {goal:.2f}, {met})"
    )


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]] or [
        *sorted((ROOT / "notes").glob("*.md")),
        *sorted((ROOT.parent / "shared" / "seeds").glob("*.txt")),
    ]
    formulas = formulas_of(paths)
    if not formulas:
        sys.exit("no formulas found: name some notes")
    print(f"{len(formulas)} formulas, {sum(map(len, formulas)) / len(formulas):.0f} characters each on average")
    report("pylatexenc", best_of(walk, formulas), best_of(parse, formulas), len(formulas))
    found = katex(formulas)
    if found is None:
        print("katex        not installed (npm install katex; KATEX=its directory)")
    else:
        seconds, accepted = found
        report("katex", seconds, best_of(parse, accepted), len(accepted))


if __name__ == "__main__":
    main()
