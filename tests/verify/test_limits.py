"""The time limit interrupts what does not stop by itself."""

from __future__ import annotations

import threading
from time import perf_counter

import pytest

from notecompiler.verify.limits import TimeIsUpError, time_limit


def _forever() -> None:
    while True:
        pass


def test_a_loop_is_interrupted_in_the_main_thread() -> None:
    start = perf_counter()
    with pytest.raises(TimeIsUpError), time_limit(0.05):
        _forever()
    assert perf_counter() - start < 5


def test_a_loop_is_interrupted_in_another_thread() -> None:
    seen: list[str] = []

    def work() -> None:
        try:
            with time_limit(0.05):
                _forever()
        except TimeIsUpError:
            seen.append("interrupted")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(20)
    assert seen == ["interrupted"]


def test_what_is_quick_is_left_alone() -> None:
    with time_limit(5):
        assert sum(range(10)) == 45
