"""What every test folder shares."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no reason to fail, and a run must fail or pass the same way twice.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

ROOT = Path(__file__).parent.parent


@pytest.fixture
def python_environment() -> dict[str, str]:
    """The environment for a Python child process that must find the package of this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that typeset with TeX are skipped where it is absent, unless NOTEC_REQUIRE_TEX is set: then they fail."""
    if shutil.which("xelatex") or os.environ.get("NOTEC_REQUIRE_TEX"):
        return
    skip = pytest.mark.skip(reason="TeX is not installed")
    for item in items:
        if "tex" in item.keywords:
            item.add_marker(skip)
