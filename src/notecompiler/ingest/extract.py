"""Text taken out of a file line by line, which still knows where each character stood."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice

from notecompiler.record import Record
from notecompiler.source import Piece, SourceMap, Span


class Extract(Record):
    """A text with its map to the file: a paragraph without its quote marks, a table cell, a formula."""

    text: str
    origin: SourceMap

    def span(self, start: int, end: int) -> Span:
        """The file's characters from the one at `start` to the one before `end`."""
        pieces = self.origin.pieces
        if len(pieces) == 1:
            base = pieces[0].source
            return Span(base + start, base + end)
        return self.origin.span(Span(start, end))

    def cut(self, start: int, end: int) -> Extract:
        """The part ``text[start:end]`` with its own map."""
        pieces = self.origin.pieces
        if len(pieces) == 1:
            return Extract(self.text[start:end], SourceMap.contiguous(pieces[0].source + start, end - start))
        parts = []
        index = max(0, bisect_right(pieces, start, key=lambda piece: piece.start) - 1)
        for piece in islice(pieces, index, None):
            if piece.start >= end:
                break
            first = max(start, piece.start)
            last = min(end, piece.start + piece.length)
            if first < last:
                parts.append(Piece(first - start, piece.source + first - piece.start, last - first))
        if not parts:
            parts.append(Piece(0, self.origin.to_source(start), 0))
        return Extract(self.text[start:end], SourceMap(tuple(parts)))

    def stripped(self) -> Extract:
        """Without white space at both ends."""
        text = self.text
        start = len(text) - len(text.lstrip())
        end = max(start, len(text.rstrip()))
        return self if start == 0 and end == len(text) else self.cut(start, end)


def gather(source: str, ranges: list[tuple[int, int]]) -> Extract:
    """The characters of `ranges` (ascending file ranges) joined; neighbours that touch become one piece."""
    pieces: list[Piece] = []
    at = 0
    for start, end in ranges:
        if end <= start:
            continue
        if pieces and pieces[-1].source + pieces[-1].length == start:
            last = pieces[-1]
            pieces[-1] = Piece(last.start, last.source, last.length + end - start)
        else:
            pieces.append(Piece(at, start, end - start))
        at += end - start
    if not pieces:
        pieces.append(Piece(0, ranges[0][0] if ranges else 0, 0))
    text = "".join([source[piece.source : piece.source + piece.length] for piece in pieces])
    return Extract(text, SourceMap(tuple(pieces)))
