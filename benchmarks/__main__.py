"""Run every benchmark: each module of this folder that has `ratios`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

MODULES = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))


def main(names: list[str]) -> int:
    """Print a line for each measurement; 1 when a goal is missed."""
    missed = 0
    for name in names or MODULES:
        ratios = getattr(import_module(f"benchmarks.{name}"), "ratios", None)
        if ratios is None:
            continue
        print(f"── {name} ──")
        for ratio in ratios():
            print(ratio, flush=True)
            missed += ratio.value is not None and ratio.value > ratio.goal
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
