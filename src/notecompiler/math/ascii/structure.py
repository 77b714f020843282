"""Which brackets belong together, found before parsing.

With it the parser knows in advance that a formula is balanced, that it is not nested beyond reason, whether ``|`` opens,
closes or separates, and where a list of lists ends.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from notecompiler.math.ascii.tokens import Token
from notecompiler.math.ascii.vocabulary import Role
from notecompiler.record import Record

MAX_DEPTH: Final = 60
"""Nesting that no formula written by hand reaches; it bounds the parser's recursion."""

_PAIRS: Final = {
    "(": ")]）┤", "[": "])┤", "{": "}┤", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉", "（": "）)", "〖": "〗", "├": ")]}┤",
}  # fmt: skip


class Bar(Enum):
    """The part that one ``|`` or ``||`` plays."""

    OPEN = "open"
    CLOSE = "close"
    RELATION = "relation"


class Structure(Record):
    """`partner`: index of the closing token of each opening one. `bars`: part of each bar, by token index."""

    partner: dict[int, int]
    bars: dict[int, Bar]


def find_structure(tokens: list[Token]) -> Structure | None:
    """Pair brackets and bars; None when they do not balance or nest too deep. Half-open intervals ``[0, 1)`` pair."""
    partner: dict[int, int] = {}
    bars: dict[int, Bar] = {}
    open_brackets: list[int] = []
    open_bars: list[list[int]] = [[]]
    for index, token in enumerate(tokens):
        if token.role is Role.OPEN:
            open_brackets.append(index)
            open_bars.append([])
            if len(open_brackets) > MAX_DEPTH:
                return None
        elif token.role is Role.CLOSE:
            if not open_brackets or token.text not in _PAIRS[tokens[open_brackets[-1]].text]:
                return None
            partner[open_brackets.pop()] = index
            _pair_bars(tokens, open_bars.pop(), bars)
        elif token.role is Role.BAR:
            open_bars[-1].append(index)
    if open_brackets:
        return None
    _pair_bars(tokens, open_bars.pop(), bars)
    return Structure(partner, bars)


def _pair_bars(tokens: list[Token], indices: list[int], bars: dict[int, Bar]) -> None:
    """Bars between the same two brackets: an even number of the same sort are pairs, an odd one separates."""
    for single in (True, False):
        group = [index for index in indices if (tokens[index].text == "|") is single]
        for position, index in enumerate(group):
            if len(group) % 2:
                bars[index] = Bar.RELATION
            else:
                bars[index] = Bar.CLOSE if position % 2 else Bar.OPEN
