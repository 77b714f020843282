"""``python -m notecompiler`` is the same program as ``notec``."""

from __future__ import annotations

from notecompiler.cli import run

if __name__ == "__main__":
    run()
