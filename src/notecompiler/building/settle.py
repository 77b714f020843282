"""Typesetting that always ends with a document: formulas that an engine refuses go into quarantine, one round at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from notecompiler.backends.base import Rendered
from notecompiler.book.model import Book, Quarantine
from notecompiler.book.quarantine import FormulaKey, quarantine
from notecompiler.building.prepare import PreparedNote
from notecompiler.engines.base import EngineProblem, Typeset
from notecompiler.record import Record

ROUNDS = 40
"""A document is given up when it is refused this many times with a new culprit each time."""

PATIENCE = 4
"""After this many culprits it is asked whether formulas are the trouble at all."""

Boxes = Mapping[FormulaKey, Quarantine]


class Attempt(Record):
    """One try: the book, its text for the engine, what the engine made of it, and how to get the texts of the other
    formats if they were begun."""

    book: Book
    rendered: Rendered
    typeset: Typeset
    texts: Callable[[], Mapping[str, Rendered]] | None = None


def settle(attempt: Callable[[Boxes], Attempt], notes: Sequence[PreparedNote], *, pdf: bool) -> Attempt:
    """Try until the engine makes a document. When no formula is to blame the last try is returned without one."""
    boxes: dict[FormulaKey, Quarantine] = {}
    tried = attempt(boxes)
    for count in range(ROUNDS):
        refused = {key: reason for key, reason in tried.rendered.refused.items() if key not in boxes}
        if not refused and (not pdf or tried.typeset.pdf is not None):
            break
        if refused:
            boxes |= _boxes(notes, refused)
            tried = attempt(boxes)
            continue
        if count == PATIENCE and not _passes_without(attempt, notes, _keys(notes), boxes):
            break
        named = {p.formula: p.message for p in tried.typeset.errors if p.formula is not None and p.formula not in boxes}
        if not named and tried.typeset.errors:
            named = _searched(attempt, notes, boxes, tried.typeset.errors[0])
        more = _boxes(notes, named)
        if not more:
            break
        boxes |= more
        tried = attempt(boxes)
    return tried


def _boxes(notes: Sequence[PreparedNote], reasons: Mapping[FormulaKey, str]) -> dict[FormulaKey, Quarantine]:
    return {
        (note.document.source.path, formula.id): quarantine(note.document, formula, reason)
        for note in notes
        for formula in note.document.formulas
        if (reason := reasons.get((note.document.source.path, formula.id))) is not None
    }


def _searched(
    attempt: Callable[[Boxes], Attempt], notes: Sequence[PreparedNote], boxes: Boxes, error: EngineProblem
) -> dict[FormulaKey, str]:
    """The first formula at fault when the engine's error does not name it: found by halving, in log2(n) tries."""
    suspects = [key for key in _keys(notes) if key not in boxes]
    if not suspects or not _passes_without(attempt, notes, suspects, boxes):
        return {}
    # With the first `low` suspects printed the document passes, with the first `high` it does not.
    low, high = 0, len(suspects)
    while high - low > 1:
        middle = (low + high) // 2
        if _passes_without(attempt, notes, suspects[middle:], boxes):
            low = middle
        else:
            high = middle
    return {suspects[low]: error.message}


def _passes_without(
    attempt: Callable[[Boxes], Attempt], notes: Sequence[PreparedNote], left_out: Sequence[FormulaKey], boxes: Boxes
) -> bool:
    """Whether the engine takes the document when these formulas are boxed too."""
    return attempt({**boxes, **_boxes(notes, dict.fromkeys(left_out, ""))}).typeset.pdf is not None


def _keys(notes: Sequence[PreparedNote]) -> list[FormulaKey]:
    return [(note.document.source.path, formula.id) for note in notes for formula in note.document.formulas]
