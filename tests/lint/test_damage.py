"""Damaged formulas are repaired or flagged, clean ones stay as they are: a sample of what the benchmark measures."""

from __future__ import annotations

import pytest
from benchmarks.damage import GOAL, changed, survey
from benchmarks.damages import DAMAGES

SAMPLE = 60


def test_clean_formulas_are_not_changed() -> None:
    assert changed(SAMPLE) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [damage.name for damage in DAMAGES])
def test_damage_is_noticed(name: str) -> None:
    tally = survey(SAMPLE, only=name)[name]
    assert tally.total > 0
    assert tally.repaired + tally.flagged >= (1 - GOAL) * tally.total, tally.missed
