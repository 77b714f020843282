"""Running a program that is not trusted: no shell, a scratch folder, limits, and nothing of it survives the run."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import weakref
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from notecompiler.engines.base import Limits
from notecompiler.record import Record


class Outcome(Record):
    """How a run ended: its exit code (negative for a signal), and whether it ran out of time."""

    code: int
    timed_out: bool = False

    @property
    def ok(self) -> bool:
        """Whether the program itself said that all went well."""
        return self.code == 0 and not self.timed_out


def run_limited(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    limits: Limits,
    seconds: float,
    said: Path | None = None,
) -> Outcome:
    """Run a program in `folder` with only `environment` and nothing on its standard streams; what it says there is dropped,
    or with `said` written into that file.

    It gets a process group of its own, which is killed as a whole when `seconds` are over or this process is
    interrupted. Memory, file size and processor time are limited where the system can do so. Raises `OSError` when the
    program cannot be started.
    """
    with Path(said or os.devnull).open("wb") as heard:
        process = _start(arguments, folder, environment, _limiter(limits, seconds), subprocess.DEVNULL, heard)
    return _ended(process, seconds)


class Waiting:
    """A program that was started before all that it works on is there: it reads a line from its standard input when it
    needs the rest. It is killed when nobody wants it any more, at the latest when this process ends.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        limits: Limits,
        seconds: float,
    ) -> None:
        """Start it like `run_limited`, which see."""
        with Path(os.devnull).open("wb") as heard:
            self._process = _start(arguments, folder, environment, _limiter(limits, seconds), subprocess.PIPE, heard)
        self.stop = weakref.finalize(self, _kill, self._process)

    def go_on(self) -> None:
        """Let it read its line."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):  # it may have ended
                self._process.stdin.write(b"\n")
                self._process.stdin.flush()

    def ended(self, seconds: float) -> Outcome:
        """How it ended, in this many seconds."""
        self.stop.detach()
        return _ended(self._process, seconds)


def _start(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    limiter: Callable[[], None] | None,
    reads: int,
    heard: BinaryIO,
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 -- a list of arguments, never a shell
        list(arguments),
        cwd=folder,
        env=dict(environment),
        stdin=reads,
        stdout=heard,
        stderr=subprocess.STDOUT,
        start_new_session=os.name == "posix",
        preexec_fn=limiter,
    )


def _ended(process: subprocess.Popen[bytes], seconds: float) -> Outcome:
    try:
        return Outcome(process.wait(timeout=seconds))
    except subprocess.TimeoutExpired:
        return Outcome(-1, timed_out=True)
    finally:
        _kill(process)


def _limiter(limits: Limits, seconds: float) -> Callable[[], None] | None:
    """What the child does before it becomes the program, where the system knows limits. One that it refuses is left out."""
    if os.name != "posix":
        return None
    import resource

    wanted = [
        (resource.RLIMIT_CPU, int(seconds) + 1),
        (resource.RLIMIT_FSIZE, limits.output),
        (resource.RLIMIT_CORE, 0),
    ]
    if sys.platform == "linux":
        wanted.append((resource.RLIMIT_AS, limits.memory))

    def limit() -> None:
        for kind, value in wanted:
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(kind, (value, value))

    return limit


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and everything that it started."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
