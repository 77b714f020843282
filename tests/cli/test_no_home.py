"""A user without a home (an unknown number in a container) can build, too; nothing is kept for them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="homes are looked up otherwise")

_CODE = """
import os, pwd, sys
def unknown(number): raise KeyError(number)
pwd.getpwuid = unknown
from notecompiler.cli import run
run()
"""


@pytest.mark.parametrize("order", [("build", "note.md"), ("lint", "note.md"), ("verify", "note.md")])
def test_no_home(tmp_path: Path, order: tuple[str, ...]) -> None:
    (tmp_path / "note.md").write_text("# One\n\n$$(a+b)^2 = a^2 + 2ab + b^2$$\n", "utf-8")
    environment = {name: value for name, value in os.environ.items() if name not in ("HOME", "XDG_CACHE_HOME")}
    made = subprocess.run(
        [sys.executable, "-c", _CODE, *order],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert made.stderr == ""
    assert made.returncode == 0
    assert order[0] != "build" or (tmp_path / "build" / "note.pdf").is_file()
