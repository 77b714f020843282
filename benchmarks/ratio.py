"""Measuring: the best of a few runs, and a ratio beside its goal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Ratio:
    """One line of the table. `value` is to be at most `goal`; None when it could not be measured, for the reason in
    `note`."""

    name: str
    value: float | None
    goal: float
    note: str = ""

    def __str__(self) -> str:
        if self.value is None:
            return f"-     {self.name}: {self.note}"
        verdict = "ok   " if self.value <= self.goal else "MISS "
        return f"{verdict} {self.name}: {self.value:.3g} (goal {self.goal:.3g}){'  ' + self.note if self.note else ''}"


def best(run: Callable[[], object], times: int = 3, before: Callable[[], object] = lambda: None) -> float:
    """Seconds of the fastest of several runs, each after `before`, which is not measured."""
    measured = []
    for _ in range(times):
        before()
        start = perf_counter()
        run()
        measured.append(perf_counter() - start)
    return min(measured)


def python(*arguments: str, cwd: Path | None = None, variables: Mapping[str, str] | None = None) -> None:
    """Run this Python with arguments and more environment variables; its output is thrown away."""
    command([sys.executable, *arguments], cwd, variables)


def command(arguments: Sequence[str], cwd: Path | None = None, variables: Mapping[str, str] | None = None) -> None:
    """Run a program. Raises CalledProcessError when it fails."""
    subprocess.run(list(arguments), cwd=cwd, check=True, capture_output=True, env={**os.environ, **(variables or {})})


def notec(*arguments: str, cwd: Path | None = None, variables: Mapping[str, str] | None = None) -> None:
    """Run this program."""
    python("-m", "notecompiler", *arguments, cwd=cwd, variables=variables)
