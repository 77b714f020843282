"""The formulas of the reference notes are read as a mathematician reads them, where the notes are present."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from notecompiler.semantics import expression as ex
from notecompiler.semantics.implications import implication
from notecompiler.semantics.reading.relations import IMPLICATIONS
from notecompiler.semantics.statements import Bare
from notecompiler.verdicts import Status
from notecompiler.verify.free.lost_bracket import with_bracket
from notecompiler.verify.free.shown import spell, spelled

from .reference_notes import SEEDS, Judged, reference_claims

_TABLE = Path(__file__).parents[1] / "cases" / "verify" / "reference_readings.md"
_ROW = re.compile(r"^\| (\d{3}:\d+) \| `(.+)` \| `(.+)` \|$")
_FAITHFUL, _SILENTLY_WRONG = 0.95, 0.01
_TOLD = frozenset({Status.MALFORMED, Status.AMBIGUOUS})
_TROUBLES = frozenset({"words-in-formula", "rows-of-different-length", "shapes-do-not-fit-product"})
"""Reasons for no verdict that say that the formula cannot be meant as it was read."""


def _rows() -> list[tuple[str, str, str]]:
    rows = map(_ROW.match, _TABLE.read_text(encoding="utf-8").splitlines())
    return [(row[1], *(cell.replace("\\|", "|") for cell in row.groups()[1:])) for row in rows if row is not None]


def _reading(judged: Judged) -> str:
    """The claim as the verifier takes it: an implication by its two sides, a matrix with the bracket that it lost."""
    part = judged.claim.fragment
    if isinstance(part, Bare):
        return spell(part.body)
    implied = implication(judged.claim.formula.tree) if part.relation in IMPLICATIONS else None
    if implied is not None:
        sides = (", ".join(map(spelled, side)) for side in (implied.premises, implied.conclusions))
        return f" {part.relation} ".join(sides)
    return spelled(with_bracket(part) or part)


def _told(judged: Judged) -> bool:
    """Whether the program says itself that it could not read this, or not in one way only."""
    part = judged.claim.fragment
    waiting: list[ex.Expression] = [part.body] if isinstance(part, Bare) else [part.left, part.right]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ex.Unread):
            return True
        waiting.extend(ex.parts(node))
    return any(verdict.status in _TOLD or verdict.reason in _TROUBLES for verdict in judged.verdicts)


@pytest.mark.skipif(not SEEDS, reason="the reference notes are not here")
def test_readings_of_the_reference_notes() -> None:
    """Every fragment that is more than a symbol has a row, and the readings agree. What the program reads and no row has counts as
    misread, silently where the program does not say so itself."""
    rows = _rows()
    wanted = Counter((place, reading) for place, _, reading in rows)
    claims = [judged for judged in reference_claims() if not judged.lone or judged.place in _places(rows)]
    without = {judged.place for judged in claims} - _places(rows)
    misread: list[Judged] = []
    missing = wanted.copy()
    for judged in claims:
        key = judged.place, _reading(judged)
        if missing[key] > 0:
            missing[key] -= 1
        elif not judged.lone:
            misread.append(judged)
    told = "\n".join(
        [f"{judged.place}: read as {_reading(judged)}" for judged in misread]
        + [f"{place}: means {reading}" for place, reading in missing.elements()]
    )
    total = len(rows) + max(0, len(misread) - missing.total())
    silent = [judged for judged in misread if not _told(judged)]
    assert not without, f"no row for {sorted(without)}"
    assert total - max(len(misread), missing.total()) >= _FAITHFUL * total, told
    assert len(silent) <= _SILENTLY_WRONG * total, "\n".join(f"{j.place}: {_reading(j)}" for j in silent)


def _places(rows: list[tuple[str, str, str]]) -> frozenset[str]:
    return frozenset(place for place, _, _ in rows)
