"""The notations of well-known sources: right versions hold, wrong ones are refuted at the place that was changed.

The right versions, and one wrong one of each; `python -m benchmarks notations` runs all of them.
"""

from __future__ import annotations

import pytest

from tests.verify.style_sources import SOURCES
from tests.verify.styles import WRONG, Source, complaint

_KINDS = [(source, kind) for source in SOURCES for kind in sorted(source.whole)]


@pytest.mark.parametrize(("source", "kind"), _KINDS, ids=lambda value: getattr(value, "name", value))
def test_right_versions_hold_and_wrong_ones_do_not(source: Source, kind: str) -> None:
    wrong = list(WRONG[kind](source))
    assert complaint(source, kind) == ""
    chosen = wrong[SOURCES.index(source) % len(wrong)]
    assert complaint(source, kind, chosen) == "", chosen
