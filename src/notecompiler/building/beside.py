"""Work in a second process that gets ready for it while this one is still busy with what comes before."""

from __future__ import annotations

import atexit
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO, NoReturn, TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")

Pending = Callable[[], Result]
"""Waits for a result."""

_ROOM = 1 << 20
"""Bytes that lie ready for the second process before it asks for them, so that the first need not wait for it."""


def is_possible() -> bool:
    """Whether a second process would run at the same time, and can be split off: a process with threads cannot."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def beside(ready: Callable[[], object], work: Callable[[Given], Result]) -> Callable[[Given], Pending[Result]]:
    """Split off a process that calls `ready` (to load things) and then waits for what it is to `work` on.

    The returned function hands that over, once; what it returns in turn waits for the result. Where the other process
    fails, or what is to be worked on cannot be sent to it, the work is done here, and raises what it raises.
    The standard library's `multiprocessing` does this too, but takes longer to load than the other process has to wait.
    """
    its_order, my_order = os.pipe()
    my_answer, its_answer = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(my_order)
        os.close(my_answer)
        _serve(os.fdopen(its_order, "rb"), os.fdopen(its_answer, "wb"), ready, work)
    os.close(its_order)
    os.close(its_answer)
    atexit.register(_end, process)
    return partial(_hand_over, my_order, my_answer, work)


def streamed(work: Callable[[], Iterator[Result]]) -> Iterator[Result]:
    """What `work` yields, found by a process that is split off now. Where that fails the stream ends early."""
    its_end, my_end = os.pipe()[::-1]
    if os.fork() == 0:
        os.close(my_end)
        _stream(os.fdopen(its_end, "wb"), work)
    os.close(its_end)
    return _received(os.fdopen(my_end, "rb"))


def _received(pipe: BinaryIO) -> Iterator[Any]:
    with pipe, suppress(OSError, EOFError, pickle.UnpicklingError):
        while True:
            yield pickle.load(pipe)  # noqa: S301 -- from a process of our own


def _stream(pipe: BinaryIO, work: Callable[[], Iterator[object]]) -> NoReturn:
    """What a process that was split off for a stream does. It ends when nobody listens any more."""
    try:
        for item in work():
            pickle.dump(item, pipe, pickle.HIGHEST_PROTOCOL)
            pipe.flush()
    finally:
        os._exit(0)


def _hand_over(order: int, answer: int, work: Callable[[Given], Result], given: Given) -> Pending[Result]:
    try:
        with os.fdopen(order, "wb") as pipe:
            _widen(pipe)
            pickle.dump(given, pipe, pickle.HIGHEST_PROTOCOL)
    # A tree that is nested too deeply cannot be pickled.
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, pickle.PicklingError):
        os.close(answer)
        return partial(work, given)

    def wait() -> Result:
        try:
            with os.fdopen(answer, "rb") as pipe:
                result: Result = pickle.load(pipe)  # noqa: S301 -- from a process of our own
        except (OSError, EOFError, pickle.UnpicklingError):
            return work(given)
        return result

    return wait


def _widen(pipe: BinaryIO) -> None:
    import fcntl

    with suppress(OSError):  # a system may allow less
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _serve(order: BinaryIO, answer: BinaryIO, ready: Callable[[], object], work: Callable[[Given], Result]) -> NoReturn:
    """What the second process does. It ends without a word when the first is gone or anything fails."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is answered by the first process, which ends this one
    try:
        ready()
        result = pickle.dumps(work(pickle.load(order)), pickle.HIGHEST_PROTOCOL)  # noqa: S301 -- from our first process
        with answer:
            answer.write(result)
    finally:
        os._exit(0)


def _end(process: int) -> None:
    """End the second process, which may still work on what nobody waits for, and let the system forget it."""
    with suppress(OSError):
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
