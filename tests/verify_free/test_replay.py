"""Verdicts are the same in every run, and a counterexample is what it says: numbers for which the sides differ."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile
from notecompiler.verdicts import Status
from notecompiler.verify.runner import VerifyOptions, verify

from .asking import verdicts

_ROOT = Path(__file__).parents[2]
_NOTE = r"""# Identities

$(a+b)^2 = a^2 + b^2$, $\sin 2x = \sin x \cos x$, $\frac{a}{b} = \frac{b}{a}$, $\sqrt{x^2} = x$, $2 + 2 = 5$

# LSTM

$$f_t = \sigma(W_f [h_{t-1}, x_t] - b_f)$$

$$c_t = f_t \odot c_{t-1} + i_t \odot \tilde c_t$$
"""
_SCRIPT = """
import sys
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile
from notecompiler.verify.runner import verify
for verdict in verify([ingest(SourceFile("note.md", sys.stdin.read()))]):
    print(verdict)
"""


def _run(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(_ROOT / "src"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], input=_NOTE, capture_output=True, encoding="utf-8", env=environment, check=True
    )
    assert done.stderr == ""
    return done.stdout


def test_same_verdicts_in_every_run() -> None:
    assert _run("1") == _run("2")


def test_the_seed_changes_samples_only() -> None:
    document = ingest(SourceFile("note.md", _NOTE))
    first, second = (verify([document], VerifyOptions(seed=seed)) for seed in (0, 5))
    assert [v.status for v in first] == [v.status for v in second]
    values = [[v.counterexample.values for v in run if v.counterexample is not None] for run in (first, second)]
    assert values[0] != values[1]


@pytest.mark.parametrize(
    ("tex", "sides"),
    [
        ("(a+b)^2 = a^2 + b^2", lambda a, b: ((a + b) ** 2, a**2 + b**2)),
        (
            r"\sin(a+b) = \sin a \cos b - \cos a \sin b",
            lambda a, b: (math.sin(a + b), math.sin(a) * math.cos(b) - math.cos(a) * math.sin(b)),
        ),
        (r"a^3 - b^3 = (a-b)(a^2 - ab + b^2)", lambda a, b: (a**3 - b**3, (a - b) * (a * a - a * b + b * b))),
    ],
)
def test_counterexamples_replay(tex: str, sides: Callable[..., tuple[float, float]]) -> None:
    (verdict,) = verdicts(f"# Identities\n\n$${tex}$$\n")
    assert verdict.status is Status.REFUTED
    example = verdict.counterexample
    assert example is not None
    left, right = sides(**dict(example.values))
    assert left == pytest.approx(example.lhs)
    assert right == pytest.approx(example.rhs)
    assert abs(left - right) > 1e-6


@pytest.mark.parametrize(
    ("tex", "rows"),
    [
        (r"(AB)^T = A^T B^T", 2),
        (r"\det(A + B) = \det A + \det B", 2),
        (r"\det(2A) = 4\det A", 3),  # true of two rows
        (r"\mathbf{a} \times \mathbf{b} = \mathbf{b} \times \mathbf{a}", 3),
    ],
)
def test_a_counterexample_is_as_small_as_it_can_be(tex: str, rows: int) -> None:
    (verdict,) = verdicts(f"# Identities of matrices\n\n$${tex}$$\n")
    assert verdict.counterexample is not None
    assert {len(value) for _, value in verdict.counterexample.values} == {rows}
