"""Macros that a note defines for itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Macro:
    """One macro: how its arguments are found and what stands in its place.

    `alternatives` are (pattern, body) pairs, the first that fits is taken. A pattern item is "m" (mandatory), "b" (in braces),
    "o" (in brackets), "p" (in parentheses), "s" (a star), "d" (up to the literal that follows), or a literal token
    with a leading "=". `defaults` are the values of "o" items that are absent, by their number.
    """

    alternatives: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    defaults: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Macros:
    """The macros that are in force; a formula's definitions make a new one for the formulas that follow."""

    table: Mapping[str, Macro] = field(default_factory=dict)

    def with_(self, name: str, macro: Macro) -> Macros:
        """These macros and one more."""
        return Macros({**self.table, name: macro})
