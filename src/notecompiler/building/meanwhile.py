"""Work that goes on while another part of the program waits for native code."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from time import sleep
from typing import TypeVar

Result = TypeVar("Result")

_HEAD_START = 0.01
"""Seconds that the other part has the interpreter for itself, until its native code has begun."""


def meanwhile(work: Callable[[], Result]) -> Callable[[], Result]:
    """Start `work` in a thread; the returned function waits for its result, or raises what it raised."""
    results: list[Result] = []
    failures: list[BaseException] = []

    def run() -> None:
        sleep(_HEAD_START)
        try:
            results.append(work())
        except BaseException as failure:
            failures.append(failure)

    thread = Thread(target=run)
    thread.start()

    def wait() -> Result:
        thread.join()
        if failures:
            raise failures[0]
        return results[0]

    return wait
