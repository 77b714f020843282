"""How long each stage of a run took: stages count their time where a caller asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter

_recording: ContextVar[dict[str, float] | None] = ContextVar("recording", default=None)


@contextmanager
def recording() -> Iterator[dict[str, float]]:
    """Collect seconds by stage of everything inside the ``with`` (this process only)."""
    seconds: dict[str, float] = {}
    token = _recording.set(seconds)
    try:
        yield seconds
    finally:
        _recording.reset(token)


@contextmanager
def timed(stage: str) -> Iterator[None]:
    """Count the time inside the ``with`` to `stage`."""
    start = perf_counter()
    try:
        yield
    finally:
        count(stage, perf_counter() - start)


def count(stage: str, spent: float) -> None:
    """Add seconds to a stage."""
    seconds = _recording.get()
    if seconds is not None:
        seconds[stage] = seconds.get(stage, 0.0) + spent
