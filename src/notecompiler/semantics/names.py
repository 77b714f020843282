r"""What makes two symbols the same symbol.

A symbol is its letter with accent, primes and indices: :math:`C_t`, :math:`c_t`, :math:`\tilde c_t` and :math:`c'_t`
are four. Weight and style of type (bold, upright) do not count; alphabets that carry meaning (``\mathcal``) do.
"""

from __future__ import annotations

from notecompiler.record import Record, replace


class Index(Record):
    """One index of a symbol: a letter or word with a whole-number offset (``t``, ``t-1``), or a number (letter "")."""

    letter: str
    offset: int = 0

    def __str__(self) -> str:
        if not self.letter:
            return str(self.offset)
        return self.letter + (f"{self.offset:+d}" if self.offset else "")


class Name(Record):
    r"""The identity of a symbol.

    `base` is its letter or word in TeX spelling ("h", ``\Gamma``, "HM"), `accent` the mark above it ("tilde", "hat",
    "bar", "" …), `subs` and `sups` its indices (``h^{(t)}`` and ``h^{<t>}`` have the superscript index t).
    """

    base: str
    accent: str = ""
    primes: int = 0
    subs: tuple[Index, ...] = ()
    sups: tuple[Index, ...] = ()

    def __str__(self) -> str:
        text = f"\\{self.accent}{{{self.base}}}" if self.accent else self.base
        text += "'" * self.primes
        if self.subs:
            text += "_{" + ",".join(map(str, self.subs)) + "}"
        if self.sups:
            text += "^{(" + ",".join(map(str, self.sups)) + ")}"
        return text

    @property
    def indices(self) -> tuple[Index, ...]:
        """Subscripts, then superscripts."""
        return self.subs + self.sups

    def without(self, letter: str) -> Name:
        """The same symbol without the indices on `letter`: the family of a symbol that has a time index."""
        return replace(
            self,
            subs=tuple(index for index in self.subs if index.letter != letter),
            sups=tuple(index for index in self.sups if index.letter != letter),
        )

    def offset(self, letter: str) -> int | None:
        """The offset of its index on `letter` (-1 in :math:`h_{t-1}`), None when it has none."""
        return next((index.offset for index in self.indices if index.letter == letter), None)
