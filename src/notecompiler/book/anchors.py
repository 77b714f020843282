"""Names of link targets, the same in both output formats."""

from __future__ import annotations

from dataclasses import dataclass, field

from notecompiler.book.text import slug


@dataclass(frozen=True)
class Anchors:
    """The names given so far in a book. A name is ASCII letters, digits and hyphens: safe in TeX, Typst and PDF."""

    taken: set[str] = field(default_factory=set)

    def take(self, kind: str, wish: str, fallback: str) -> str:
        """A new name like "sec-forget-gate"; `fallback` (a number) is used when `wish` has no usable character."""
        base = f"{kind}-{slug(wish) or slug(fallback) or 'x'}"
        name, count = base, 2
        while name in self.taken:
            name, count = f"{base}-{count}", count + 1
        self.taken.add(name)
        return name
