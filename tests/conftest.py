"""What every test folder shares."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def python_environment() -> dict[str, str]:
    """The environment for a Python child process that must find the package of this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}
