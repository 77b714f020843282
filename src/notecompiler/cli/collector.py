"""The garbage collector, off while notes are read and checked."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_off() -> Iterator[None]:
    """Trees have no cycles, so that reference counts free them; walking them again and again to look for cycles costs a
    quarter of the time and makes it grow faster than the notes."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
