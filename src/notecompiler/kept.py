"""Results kept from one build to the next, for a process that builds the same notes again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Result = TypeVar("_Result")
_Value = TypeVar("_Value")

_SPARE = 32
"""So many results are kept beyond those of the latest builds."""


class Same(Generic[_Value]):
    """A value as a key that only this very object equals: quick, and right for values that never change."""

    __slots__ = ("value",)

    def __init__(self, value: _Value) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


class Kept(Generic[_Key, _Result]):
    """The results of a pure function by its arguments, the longest unused given up first."""

    def __init__(self) -> None:
        self._results: OrderedDict[_Key, _Result] = OrderedDict()

    def __contains__(self, key: _Key) -> bool:
        return key in self._results

    def get(self, key: _Key, make: Callable[[], _Result], among: int) -> _Result:
        """The result kept under `key`, else what `make` gives.

        `among` is how many results one build asks for. There is room for those of two builds, so that a build finds all
        that the one before it made, while a long session does not grow.
        """
        if key in self._results:
            self._results.move_to_end(key)
            return self._results[key]
        result = self._results[key] = make()
        while len(self._results) > 2 * among + _SPARE:
            self._results.popitem(last=False)
        return result
