"""The dollar-delimited formulas of the reference notes, where these are present."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from notecompiler.math import problems as kinds
from notecompiler.math.parse import parse

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+?)\$", re.DOTALL)


@pytest.mark.skipif(not SEEDS, reason="the reference notes are not here")
def test_only_lost_row_separators_are_fatal() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    formulas = [display or inline for text in texts for display, inline in FORMULA.findall(text)]
    assert len(formulas) == 277
    found = Counter(
        (problem.kind, tex[problem.span.start : problem.span.end])
        for tex in formulas
        for problem in parse(tex).problems
        if problem.fatal
    )
    # `\y` and `\COV` were `\\` and a letter before a backslash was lost.
    assert found == {(kinds.UNKNOWN_COMMAND, r"\y"): 1, (kinds.UNKNOWN_COMMAND, r"\COV"): 2}
