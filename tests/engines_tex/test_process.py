from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from notecompiler.engines.base import Limits
from notecompiler.engines.process import run_limited

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits are those of POSIX")


def run(code: str, folder: Path, limits: Limits | None = None, seconds: float = 20.0):
    return run_limited([sys.executable, "-c", code], folder, {"SAID": "yes"}, limits or Limits(), seconds)


def test_the_program_sees_only_its_environment_and_folder(tmp_path: Path) -> None:
    code = "import os,pathlib; pathlib.Path('out').write_text(os.environ['SAID'] + str('HOME' in os.environ))"
    assert run(code, tmp_path).ok
    assert (tmp_path / "out").read_text() == "yesFalse"


def test_time_is_limited_and_children_die_too(tmp_path: Path) -> None:
    code = (
        "import subprocess,sys,pathlib;"
        "p=subprocess.Popen([sys.executable,'-c','import time; time.sleep(60)']);"
        "pathlib.Path('pid').write_text(str(p.pid)); p.wait()"
    )
    started = time.monotonic()
    outcome = run(code, tmp_path, seconds=2.0)
    assert outcome.timed_out
    assert not outcome.ok
    assert time.monotonic() - started < 15
    child = int((tmp_path / "pid").read_text())
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            break
        time.sleep(0.1)
    else:
        pytest.fail("the child outlived its group")


def test_output_is_limited(tmp_path: Path) -> None:
    outcome = run("open('big','wb').write(b'x' * 10_000_000)", tmp_path, Limits(output=1_000_000))
    assert not outcome.ok
    assert (tmp_path / "big").stat().st_size <= 1_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux")
def test_memory_is_limited(tmp_path: Path) -> None:
    assert not run("x = bytearray(2_000_000_000)", tmp_path, Limits(memory=1_000_000_000)).ok
