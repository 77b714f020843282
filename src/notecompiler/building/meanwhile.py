"""Work that goes on while another part of the program waits for native code."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def meanwhile(work: Callable[[], Result]) -> Callable[[], Result]:
    """Start `work` in a thread; the returned function waits for its result, or raises what it raised."""
    results: list[Result] = []
    failures: list[BaseException] = []

    def run() -> None:
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
