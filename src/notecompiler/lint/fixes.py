"""Applying fixes to text: which ones go together, and what the text is afterwards."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from itertools import pairwise

from notecompiler.diagnostics import Applicability, Diagnostic, Edit, Fix
from notecompiler.record import Record


class Chosen(Record):
    """Fixes that can be applied together, with the diagnostics they repair."""

    diagnostics: tuple[Diagnostic, ...]
    edits: tuple[Edit, ...]


def choose(diagnostics: Iterable[Diagnostic], text: str, *, unsafe: bool) -> Chosen:
    """The largest prefix-greedy set of fixes that do not touch each other.

    A fix is atomic: all of its edits or none. Fixes are taken in the order of their first edit's place, then of their
    code; one that overlaps an earlier choice waits for the next round. Two insertions at one place count as
    overlapping, since their order would be arbitrary. A fix that changes nothing is never chosen.
    """
    wanted = [d for d in diagnostics if d.fix is not None and _allowed(d.fix, unsafe) and _changes(d.fix, text)]
    wanted.sort(key=lambda d: (min(d.fix.edits).start if d.fix else 0, d.code))
    taken: list[Edit] = []
    kept: list[Diagnostic] = []
    for diagnostic in wanted:
        assert diagnostic.fix is not None
        edits = sorted(set(diagnostic.fix.edits))
        if _clash_inside(edits) or any(_clashes(edit, taken) for edit in edits):
            continue
        for edit in edits:
            insort(taken, edit)
        kept.append(diagnostic)
    return Chosen(tuple(kept), tuple(taken))


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with sorted, disjoint edits applied; every other character is kept as it is."""
    pieces = []
    at = 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)


def _allowed(fix: Fix, unsafe: bool) -> bool:
    return bool(fix.edits) and (unsafe or fix.applicability is Applicability.SAFE)


def _changes(fix: Fix, text: str) -> bool:
    return any(text[edit.start : edit.end] != edit.text for edit in fix.edits)


def _touch(left: Edit, right: Edit) -> bool:
    """Whether two edits overlap; `left` starts no later than `right`."""
    return right.start < left.end or right.start == left.start


def _clash_inside(edits: list[Edit]) -> bool:
    return any(_touch(left, right) for left, right in pairwise(edits))


def _clashes(edit: Edit, taken: list[Edit]) -> bool:
    at = bisect_right(taken, edit)
    return (at > 0 and _touch(taken[at - 1], edit)) or (at < len(taken) and _touch(edit, taken[at]))
