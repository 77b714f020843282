"""Work in a second process: it is done there, and where that fails it is done here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are split off on Linux only")

_START = """
import os, signal
from notecompiler.building.beside import beside, streamed
first = os.getpid()
def nothing(): pass
"""


def _run(code: str) -> str:
    """What a fresh program prints; a process with threads, as those of the test runner have, must not be split."""
    run = subprocess.run([sys.executable, "-c", _START + code], capture_output=True, text=True, check=False, timeout=60)
    assert run.stderr == ""
    assert run.returncode == 0
    return run.stdout


def test_the_work_is_done_in_the_other_process_which_is_ready() -> None:
    code = """
loaded = []
check = beside(lambda: loaded.append(1), lambda given: (given, os.getpid() != first, loaded))
print(check([3])(), loaded)
"""
    assert _run(code) == "([3], True, [1]) []\n"


def test_several_can_wait_at_once() -> None:
    assert (
        _run("""
started = [beside(nothing, lambda x: x * x)(x) for x in range(3)]
print([wait() for wait in started])
""")
        == "[0, 1, 4]\n"
    )


@pytest.mark.parametrize(
    "trouble",
    ["os.kill(os.getpid(), signal.SIGKILL)", "1 / 0", "raise SystemExit(3)", "raise KeyboardInterrupt", "0"],
)
def test_trouble_over_there_means_work_over_here(trouble: str) -> None:
    code = f"""
def work(given):
    if os.getpid() != first:
        {trouble}
    return given, os.getpid() == first
print(beside(nothing, work)(7)())
"""
    assert _run(code) == f"(7, {trouble != '0'})\n"


def test_trouble_in_getting_ready() -> None:
    assert _run("print(beside(lambda: 1 / 0, lambda given: os.getpid() == first)(7)())") == "True\n"


def test_what_the_work_raises_is_raised() -> None:
    assert (
        _run("""
try:
    beside(nothing, lambda given: given / 0)(1)()
except ZeroDivisionError:
    print("raised")
""")
        == "raised\n"
    )


def test_what_cannot_be_sent_is_worked_on_here() -> None:
    assert (
        _run("""
deep = []
for _ in range(100_000):
    deep = [deep]
print(beside(nothing, lambda given: os.getpid() == first)(deep)())
print(beside(nothing, lambda given: os.getpid() == first)(lambda: 0)())
""")
        == "True\nTrue\n"
    )


def test_large_things_pass() -> None:
    assert _run("print(len(beside(nothing, lambda given: given * 2)('x' * 3_000_000)()))") == "6000000\n"


def test_a_stream_comes_from_another_process_in_order() -> None:
    assert (
        _run("""
def work():
    for number in range(3):
        yield number, os.getpid() != first
print(list(streamed(work)))
""")
        == "[(0, True), (1, True), (2, True)]\n"
    )


@pytest.mark.parametrize("trouble", ["os.kill(os.getpid(), signal.SIGKILL)", "1 / 0", "yield lambda: 0"])
def test_a_stream_that_fails_ends_early(trouble: str) -> None:
    code = f"""
def work():
    yield 1
    {trouble}
    yield 2
print(list(streamed(work)))
"""
    assert _run(code) == "[1]\n"


def test_a_stream_that_nobody_reads_stops_nobody() -> None:
    assert _run("streamed(lambda: iter(['x' * 1_000_000] * 9)); print('done')") == "done\n"


def test_one_core_makes_the_same_document(tmp_path: Path) -> None:
    note = ROOT / "notes" / "lstm.md"
    made = []
    for name, cores in (("one", {min(os.sched_getaffinity(0))}), ("all", os.sched_getaffinity(0))):
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / f"cache-{name}")}
        code = (
            f"import os, sys; os.sched_setaffinity(0, {sorted(cores)}); "
            f"from notecompiler.cli import main; sys.exit(main({['build', str(note), '-o', str(tmp_path / name)]}))"
        )
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
        made.append([(tmp_path / name / f"lstm.{suffix}").read_bytes() for suffix in ("pdf", "tex")])
    assert made[0] == made[1]
