"""Source files, spans in them, and maps from extracted text back to them.

Everything downstream points at the user's characters through the three types of this module. Offsets count
Unicode code points from 0; lines and columns count from 1; ends are exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from notecompiler.record import Record


class Span(Record, order=True):
    """A half-open range of code points, ``start <= end``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def shift(self, by: int) -> Span:
        """The same range moved right by `by` code points."""
        return Span(self.start + by, self.end + by)

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class Position(Record):
    """A place as people read it: line and column from 1 (code points), offset from 0."""

    line: int
    column: int
    offset: int


class SourceFile(Record, dict=True):
    """One note as it lies on disk.

    `text` is the decoded content with every character kept, newlines included (``\\r\\n`` stays ``\\r\\n``); the byte
    order mark is not part of `text` but of `bom`, so that ``bom + text.encode(encoding)`` gives back the file.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bytes = b""

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first code point of each line; lines end at ``\\n``, ``\\r\\n`` or a lone ``\\r``."""
        starts = [0]
        text = self.text
        at = 0
        if "\r" not in text:
            while (at := text.find("\n", at) + 1) > 0:
                starts.append(at)
            return tuple(starts)
        for at, char in enumerate(text):
            if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
                starts.append(at + 1)
        return tuple(starts)

    def position(self, offset: int) -> Position:
        """Line and column of an offset; an offset past the end gives the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1, offset)

    def line_text(self, line: int) -> str:
        """The text of a line (from 1) without its line ending."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def slice(self, span: Span) -> str:
        """The characters under a span."""
        return self.text[span.start : span.end]


class Piece(Record):
    """A run of extracted text that is contiguous in the file: ``extracted[start : start + length]`` is
    ``file[source : source + length]``."""

    start: int
    source: int
    length: int


class SourceMap(Record):
    """Piecewise map from an extracted text to its file.

    A formula inside a quote or a list is not contiguous in the file: its lines lose their ``> `` or their indent. The
    pieces are sorted, do not overlap and cover the extracted text.
    """

    pieces: tuple[Piece, ...]

    @staticmethod
    def contiguous(source: int, length: int) -> SourceMap:
        """The map of a text that lies in the file in one piece."""
        return SourceMap((Piece(0, source, length),))

    def to_source(self, offset: int) -> int:
        """File offset of an extracted offset. The end of the text maps to the end of the last piece."""
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        if index < 0:
            return self.pieces[0].source if self.pieces else 0
        piece = self.pieces[index]
        return piece.source + min(offset - piece.start, piece.length)

    def span(self, span: Span) -> Span:
        """File span of an extracted span. Its end is the place just behind its last character, so that a span never
        swallows the quote mark or indent that follows it."""
        start = self.to_source(span.start)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, self.to_source(span.end - 1) + 1)
