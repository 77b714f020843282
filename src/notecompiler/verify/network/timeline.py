r"""Which index is time.

``h_t`` and ``h_{t-1}`` are one family at two times. Time may stand below or above, may be any letter, and may be written
in words (``h_{prev}``) or with a prime (``h'`` is the state after ``h``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name

_PAST = frozenset({"prev", "old", "previous", "last", "past"})
_PRESENT = frozenset({"next", "new", "cur", "curr", "now", "current"})


class Timeline(Record):
    """How a group of equations writes time: the index `letter` ("" when it has none), and whether primes are steps."""

    letter: str
    primed: frozenset[Name] = frozenset()

    def place(self, name: Name) -> tuple[Name, int | None]:
        """The family of a symbol and its time offset, None when it has no time."""
        return _place(self, name)


@lru_cache(maxsize=4096)
def _place(line: Timeline, name: Name) -> tuple[Name, int | None]:
    offset = name.offset(line.letter) if line.letter else None
    if offset is not None:
        return name.without(line.letter), offset
    words = {index.letter.strip("()").casefold() for index in name.indices}
    for known, step in ((_PAST, -1), (_PRESENT, 0)):
        if words & known:
            return _without(name, known), step
    if line.primed:
        if name.primes == 1 and replace(name, primes=0) in line.primed:
            return replace(name, primes=0), 0
        if name in line.primed:
            return name, -1
    return name, None


def _without(name: Name, words: frozenset[str]) -> Name:
    def kept(indices: tuple[Index, ...]) -> tuple[Index, ...]:
        return tuple(index for index in indices if index.letter.casefold() not in words)

    return replace(name, subs=kept(name.subs), sups=kept(name.sups))


def timeline(pairs: Iterable[tuple[Name, ex.Expression]]) -> Timeline:
    """The timeline of equations, given as left symbol and right side."""
    equations = list(pairs)
    used = [variable.name for _, right in equations for variable in ex.variables(right)]
    defined = [left for left, _ in equations]
    letter = _time_letter([*defined, *used])
    if letter:
        return Timeline(letter)
    stepped = {replace(name, primes=0) for name in defined if name.primes == 1}
    return Timeline("", frozenset(name for name in stepped if name in used and name not in defined))


def _time_letter(names: list[Name]) -> str:
    offsets: dict[str, Counter[int]] = {}
    for name in names:
        for index in name.indices:
            if index.letter and len(index.letter.lstrip("\\")) <= 3:
                offsets.setdefault(index.letter, Counter())[index.offset] += 1
    stepping = [letter for letter, seen in offsets.items() if len(seen) > 1 and 0 in seen and any(k for k in seen)]
    if stepping:
        return max(stepping, key=lambda letter: (letter == "t", sum(offsets[letter].values()), letter))
    return next((letter for letter in ("t", "\\tau") if letter in offsets), "")
