"""What the reader of every construct may ask of the grammar: the cursor, and expressions in what follows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from notecompiler.math.nodes import Row
from notecompiler.semantics import expression as ex
from notecompiler.semantics.item import Item, Scripted
from notecompiler.semantics.items import items
from notecompiler.source import Span


class Reader(ABC):
    """A cursor over items. `words` are names of several letters that the note defines; `depth` counts the brackets,
    scripts and cells around the run, and while it is read the functions and sums before the cursor. `inside`: there are
    brackets, a script or a cell around the run."""

    def __init__(self, run: Sequence[Item], words: frozenset[str], depth: int) -> None:
        self.run = run
        self.words = words
        self.depth = depth
        self.inside = depth > 0
        self.at = 0

    def peek(self) -> Item | None:
        """The item at the cursor."""
        return self.run[self.at] if self.at < len(self.run) else None

    def items(self, row: Row) -> list[Item]:
        """The items of a row, with the words of this note."""
        return items(row.children, self.words)

    def inner(self, row: Row) -> ex.Expression:
        """A row of its own: an argument, a cell, the body of a group."""
        return self.read(self.items(row), row.span)

    def part(self, run: Sequence[Item], otherwise: Span) -> ex.Expression:
        """A part of a row, placed where its items stand; an empty one at the start of `otherwise`."""
        return self.read(run, cover(run, 0, len(run), otherwise))

    @abstractmethod
    def read(self, run: Sequence[Item], span: Span) -> ex.Expression:
        """A run of its own, one level deeper than this one."""

    @abstractmethod
    def lone(self, item: Item) -> ex.Expression:
        """One item by itself, as a base is read without its scripts."""

    @abstractmethod
    def product(self, span: Span) -> ex.Expression:
        """The factors from the cursor to the next sign; `span` places what is missing."""

    @abstractmethod
    def factor(self, span: Span) -> ex.Expression:
        """The factor at the cursor with its marks (``n!``)."""

    @abstractmethod
    def atom(self, span: Span) -> ex.Expression:
        """The factor at the cursor without its marks."""

    @abstractmethod
    def scripted(self, item: Scripted) -> ex.Expression:
        """What an item with scripts means, the cursor behind it."""

    @abstractmethod
    def starts_factor(self) -> bool:
        """Whether a factor can start at the cursor."""


def cover(run: Sequence[Item], start: int, end: int, otherwise: Span) -> Span:
    """Where the items from `start` to `end` stand; without any, the start of `otherwise`."""
    return (
        run[start].span.cover(run[end - 1].span) if start < end <= len(run) else Span(otherwise.start, otherwise.start)
    )


def joined(factors: list[ex.Expression], operators: list[str]) -> ex.Expression:
    """The product of several factors, or the only one."""
    if len(factors) == 1:
        return factors[0]
    return ex.Product(factors[0].span.cover(factors[-1].span), tuple(factors), tuple(operators))
