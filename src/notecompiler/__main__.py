"""``python -m notecompiler`` is the same program as ``notec``."""

from __future__ import annotations

import sys

from notecompiler.cli import main

if __name__ == "__main__":
    sys.exit(main())
