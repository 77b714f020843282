"""Places in a repaired note, told as places in the file that its reader has."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from notecompiler.diagnostics import Edit
from notecompiler.record import Record
from notecompiler.source import Position, SourceFile


class Round(Record):
    """Edits that were applied together, sorted, and how far each moves the text behind it (running sums)."""

    edits: tuple[Edit, ...]
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    @staticmethod
    def of(edits: Sequence[Edit]) -> Round:
        """A round from its edits in any order."""
        edits = sorted(edits)
        shifts = tuple(accumulate(len(edit.text) - (edit.end - edit.start) for edit in edits))
        before = (0, *shifts)
        return Round(tuple(edits), tuple(edit.start + by for edit, by in zip(edits, before, strict=False)), shifts)

    def back(self, offset: int) -> int:
        """The offset before the round; a place inside inserted text is the place where it was inserted."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return offset
        edit = self.edits[index]
        if offset < self.starts[index] + len(edit.text):
            return min(edit.start + offset - self.starts[index], edit.end)
        return offset - self.shifts[index]


class RepairedSource(SourceFile):
    """A note after repair, whose positions are those of the `original` file."""

    original: SourceFile | None = None
    rounds: tuple[Round, ...] = ()

    def position(self, offset: int) -> Position:
        """Line and column in the file as it lies on disk."""
        if self.original is None:
            return super().position(offset)
        return self.original.position(original_offset(self.rounds, offset))

    def line_text(self, line: int) -> str:
        """A line of the file as it lies on disk."""
        return super().line_text(line) if self.original is None else self.original.line_text(line)


def original_offset(rounds: Sequence[Round], offset: int) -> int:
    """The offset in the file of an offset in the text after all `rounds`."""
    for past in reversed(rounds):
        offset = past.back(offset)
    return offset
