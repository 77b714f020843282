"""How much work one claim may cost.

The limit that normally ends a hopeless claim counts work, so that every run ends it at the same point and gives the
same verdict; the clock, of processor time, is only the last resort on a slow machine.
"""

from __future__ import annotations

from time import thread_time

_LOOKS = 64
"""The clock is asked once in so many times, since asking it can cost more than a step."""


class OutOfBudgetError(Exception):
    """The claim has used up its work or its time."""


class Budget:
    """A counter of work: one step is one world, one term of a sum, one value of an integrand."""

    __slots__ = ("_deadline", "_steps", "_unlooked", "spent")

    def __init__(self, steps: int, seconds: float) -> None:
        self._steps = steps
        self._unlooked = 0
        self.spent = 0
        self._deadline = thread_time() + seconds

    def spend(self, steps: int = 1) -> None:
        """Count steps. Raises OutOfBudgetError when none is left or the time is over."""
        self.spent += steps
        self._unlooked += 1
        if self.spent > self._steps:
            raise OutOfBudgetError
        if self._unlooked >= _LOOKS:
            self._unlooked = 0
            if thread_time() > self._deadline:
                raise OutOfBudgetError
