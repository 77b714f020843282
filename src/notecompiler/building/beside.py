"""Work in a second process that gets ready for it while this one is still busy with what comes before."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from pickle import PicklingError
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Given = TypeVar("Given")
Result = TypeVar("Result")

Pending = Callable[[], Result]
"""Waits for a result."""


def is_possible() -> bool:
    """Whether a second process would run at the same time, and can be split off: a process with threads cannot."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def beside(ready: Callable[[], object], work: Callable[[Given], Result]) -> Callable[[Given], Pending[Result]]:
    """Split off a process that calls `ready` (to load things) and then waits for what it is to `work` on.

    The returned function hands that over, once; what it returns in turn waits for the result. Where the other process
    fails, or what is to be worked on cannot be sent to it, the work is done here, and raises what it raises.
    """
    from multiprocessing import get_context

    context = get_context("fork")
    mine, its = context.Pipe()
    context.Process(target=_serve, args=(mine, its, ready, work), daemon=True).start()
    its.close()
    return partial(_hand_over, mine, work)


def _hand_over(mine: Connection, work: Callable[[Given], Result], given: Given) -> Pending[Result]:
    try:
        mine.send(given)
    # A tree that is nested too deeply cannot be pickled.
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, PicklingError):
        mine.close()
        return partial(work, given)

    def wait() -> Result:
        try:
            result: Result = mine.recv()
        except (OSError, EOFError):
            return work(given)
        finally:
            mine.close()
        return result

    return wait


def _serve(mine: Connection, its: Connection, ready: Callable[[], object], work: Callable[[Given], Result]) -> None:
    """What the second process does. It ends without a word when the first is gone or anything fails."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is answered by the first process, which ends this one
    mine.close()
    try:
        ready()
        its.send(work(its.recv()))
    except (Exception, KeyboardInterrupt):
        its.close()
