"""Spans of a note that are asked often whether something touches them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from notecompiler.record import Record
from notecompiler.source import Span


class Regions(Record):
    """Spans in order of their starts; `reaches` is how far the spans up to each one go, so that spans may hold others."""

    starts: Sequence[int]
    reaches: Sequence[int]

    @staticmethod
    def of(spans: Iterable[Span]) -> Regions:
        """These spans, in any order."""
        ordered = sorted(spans)
        return Regions([span.start for span in ordered], list(accumulate((span.end for span in ordered), max)))

    def touch(self, span: Span) -> bool:
        """Whether one of them shares a code point with `span`; the time grows with the logarithm of their number."""
        at = bisect_left(self.starts, span.end)
        return at > 0 and self.reaches[at - 1] > span.start
