"""Names of link targets, the same in both output formats."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.book.text import slug
from notecompiler.record import Record, field


class Anchors(Record):
    """The names given so far in a book, and for which wishes, in order. A name is ASCII letters, digits and hyphens: safe in TeX, Typst and PDF."""

    taken: set[str] = field(default_factory=set)
    given: list[tuple[str, str]] = field(default_factory=list)

    def take(self, kind: str, wish: str, fallback: str) -> str:
        """A new name like "sec-forget-gate"; `fallback` (a number) is used when `wish` has no usable character."""
        base = f"{kind}-{slug(wish) or slug(fallback) or 'x'}"
        name = self._free(base)
        self.taken.add(name)
        self.given.append((base, name))
        return name

    def take_again(self, given: Sequence[tuple[str, str]]) -> bool:
        """Give the same names as an earlier book gave to the same wishes, if they come out the same here; else none."""
        before = len(self.given)
        for base, name in given:
            if self._free(base) != name:
                self.taken.difference_update(taken for _, taken in self.given[before:])
                del self.given[before:]
                return False
            self.taken.add(name)
            self.given.append((base, name))
        return True

    def _free(self, base: str) -> str:
        name, count = base, 2
        while name in self.taken:
            name, count = f"{base}-{count}", count + 1
        return name
