"""Character maps of fonts (the OpenType table `cmap`)."""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# Platform and encoding of the maps by code point, the fullest first.
_BEST = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))


@dataclass(frozen=True, slots=True)
class CodePoints:
    """A set of code points: all numbers from `starts[k]` to `ends[k]` inclusive, the pairs in order and disjoint.

    A large font has thousands of pairs, which are taken from its file as they are.
    """

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def __contains__(self, point: int) -> bool:
        at = bisect_right(self.starts, point) - 1
        return at >= 0 and point <= self.ends[at]

    def __iter__(self) -> Iterator[int]:
        for start, end in zip(self.starts, self.ends, strict=True):
            yield from range(start, end + 1)

    @classmethod
    def of(cls, runs: Iterable[tuple[int, int]]) -> CodePoints:
        """The union of runs in any order, each from its first number to its last."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(runs):
            if ends and start <= ends[-1] + 1:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        return cls(starts, ends)


def mapped(table: bytes) -> CodePoints:
    """The code points that a `cmap` table maps to a glyph; glyph 0 is none.

    Raises struct.error or ValueError for a broken table.
    """
    (count,) = struct.unpack_from(">2xH", table)
    maps = {(p, e): offset for p, e, offset in struct.iter_unpack(">HHL", table[4 : 4 + 8 * count])}
    best = next((maps[kind] for kind in _BEST if kind in maps), None)
    if best is None:
        return CodePoints()
    (form,) = struct.unpack_from(">H", table, best)
    read = _FORMATS.get(form)
    return read(table, best) if read is not None else CodePoints()


def _bytes(table: bytes, offset: int) -> CodePoints:
    """Format 0: a glyph for each of 256 code points."""
    return CodePoints.of(_present(0, table[offset + 6 : offset + 262]))


def _segments(table: bytes, offset: int) -> CodePoints:
    """Format 4: runs of code points whose glyphs count up, or are listed one by one."""
    (twice,) = struct.unpack_from(">6xH", table, offset)
    ends, starts, deltas, jumps = (
        _numbers("H", table, offset + at, twice // 2) for at in (14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice)
    )
    return CodePoints.of(
        run
        for k, (start, end, delta, jump) in enumerate(zip(starts, ends, deltas, jumps, strict=True))
        # A jump is counted in bytes from where it stands.
        for run in _segment(table, start, end, delta, jump and offset + 16 + 3 * twice + 2 * k + jump)
    )


def _segment(table: bytes, start: int, end: int, delta: int, listed: int) -> Iterable[tuple[int, int]]:
    """The runs of a segment that have glyphs; `listed` is where its glyphs are listed, or 0."""
    if end < start:
        return ()
    if listed:
        return _present(start, _numbers("H", table, listed, end - start + 1))
    missing = -delta & 0xFFFF  # The glyph is code point plus delta, in 16 bits.
    if not start <= missing <= end:
        return ((start, end),)
    return (run for run in ((start, missing - 1), (missing + 1, end)) if run[0] <= run[1])


def _trimmed(table: bytes, offset: int) -> CodePoints:
    """Format 6: a glyph for each code point of one run."""
    first, count = struct.unpack_from(">6xHH", table, offset)
    return CodePoints.of(_present(first, _numbers("H", table, offset + 10, count)))


def _trimmed_long(table: bytes, offset: int) -> CodePoints:
    """Format 10: the same with code points of 32 bits."""
    first, count = struct.unpack_from(">12xLL", table, offset)
    return CodePoints.of(_present(first, _numbers("H", table, offset + 20, count)))


def _groups(table: bytes, offset: int) -> CodePoints:
    """Formats 12 and 13: start, end and first (12) or only (13) glyph of each run."""
    form, count = struct.unpack_from(">H10xL", table, offset)
    numbers = _numbers("I", table, offset + 16, 3 * count)
    starts, ends, glyphs = numbers[::3], numbers[1::3], numbers[2::3]
    rising = all(map(int.__lt__, ends, starts[1:])) and all(map(int.__le__, starts, ends))
    if rising and 0 not in glyphs:
        return CodePoints(starts, ends)
    counting = form == 12
    runs = ((s + (not g), e) for s, e, g in zip(starts, ends, glyphs, strict=True) if g or counting)
    return CodePoints.of(run for run in runs if run[0] <= run[1])


_FORMATS = {0: _bytes, 4: _segments, 6: _trimmed, 10: _trimmed_long, 12: _groups, 13: _groups}


def _present(first: int, glyphs: bytes | array[int]) -> Iterator[tuple[int, int]]:
    """The runs of code points from `first` on that have a glyph."""
    start = 0
    while start < len(glyphs):
        try:
            gap = glyphs.index(0, start)
        except ValueError:
            gap = len(glyphs)
        if gap > start:
            yield first + start, first + gap - 1
        start = gap + 1


def _numbers(kind: str, table: bytes, offset: int, count: int) -> array[int]:
    """Unsigned numbers of 16 (`H`) or 32 (`I`) bits. Raises ValueError where the table ends before."""
    numbers = array(kind)
    raw = table[offset : offset + count * numbers.itemsize]
    if len(raw) < count * numbers.itemsize:
        raise ValueError("the table is cut off")
    numbers.frombytes(raw)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
