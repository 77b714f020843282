"""Notes that are made to hurt: no rule raises, and the work grows with the size, not with its square.

Work is counted in calls, not in seconds, so that the tests say the same on every machine.
"""

from __future__ import annotations

import cProfile
import pstats

import pytest

from notecompiler.ingest.note import ingest
from notecompiler.lint.repair import repair
from notecompiler.lint.runner import lint
from notecompiler.source import SourceFile

FORMULAS = {
    "stars in open brackets": "(a*",
    "stars behind brackets": ")*",
    "open fractions": r"\frac{",
    "implications": r"\Rightarrow ",
    "letters": "ab",
    "function names": "log",
    "functions": r"\sin ",
    "integrals": r"\int ",
    "sums": r"\sum_{i=0}^n ",
    "definitions without a body": r"\def\a",
    "tabs": "\t",
    "nested delimiters": r"\left(a*",
    "equations": "a=",
    "arithmetic": "1+1=2,",
}
NOTES = {
    "starred matrix products": "# a\n\n$W * [x, y]$\n\n",
    "functions in sections": "# a\n\n$h = \\sigma(x)$\n\n",
    "doubled texts": "2+2=42+2=4 $x$\n\n",
    "stripped delimiters": "so ( \\alpha ) and $x$\n",
    "bare commands": "\\alpha x\n",
    "ASCII formulas": "h_(t-1) and $x$\n",
    "indices by squares": "the square: $x_2 + 1 = 0$\n\n",
    "items in a line": "\\item ",
    "suppressed notes": "<!-- notec: ignore-file NC305 -->\n\n$a*b$\n\n",
    "suppressions left open": "<!-- notec: ignore-start -->\n\n$a*b$\n\n",
}


def calls(text: str) -> int:
    profile = cProfile.Profile()
    profile.enable()
    lint([ingest(SourceFile("note.md", text))])
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("unit", FORMULAS.values(), ids=FORMULAS.keys())
def test_work_for_one_formula_is_linear(unit: str) -> None:
    calls(f"$${unit}$$")
    once, twice = calls(f"$${unit * 800}$$"), calls(f"$${unit * 1600}$$")
    assert twice <= 2.4 * once + 2000


@pytest.mark.parametrize("unit", NOTES.values(), ids=NOTES.keys())
def test_work_for_findings_is_linear(unit: str) -> None:
    calls(unit)
    once, twice = calls(unit * 150), calls(unit * 300)
    assert twice <= 2.4 * once + 2000


@pytest.mark.parametrize("unit", FORMULAS.values(), ids=FORMULAS.keys())
def test_depth_costs_no_stack(unit: str) -> None:
    text = f"$$x={unit * 1500}$$"
    repair([ingest(SourceFile("note.md", text))], ingest, unsafe=True)
