"""Changing one thing in a right equation gets it refuted, unless the change is harmless for a reason that is given.

A sample; `python -m benchmarks mutants` runs all of them.
"""

from __future__ import annotations

from itertools import islice

import pytest

from notecompiler.verdicts import Status
from tests.verify.checking import HOLDS, display
from tests.verify.mutation import verdict_on, wrong_notes
from tests.verify.systems import SYSTEMS


@pytest.mark.parametrize("name", SYSTEMS)
def test_mutants_are_refuted(name: str) -> None:
    for wrong in islice(wrong_notes(display(SYSTEMS[name].rows)), 5, None, 29):
        status = verdict_on(wrong).status
        if wrong.harmless:
            assert status in HOLDS, (wrong.harmless, wrong.tex)
        else:
            assert status is Status.REFUTED, (wrong.kind, wrong.tex)


def test_renaming_all_symbols_does_not_change_the_verdicts() -> None:
    letters = {"f": "p", "i": "q", "o": "r", "c": "s", "g": "w", "h": "m", "x": "n"}
    rows = (
        "f_t=\\sigma(A_{f} [h_{t-1}, x_t]+b_{f})",
        "i_t=\\sigma(A_{i} [h_{t-1}, x_t]+b_{i})",
        "g_t=\\tanh(A_{g} [h_{t-1}, x_t]+b_{g})",
        "o_t=\\sigma(A_{o} [h_{t-1}, x_t]+b_{o})",
        "c_t=f_t\\odot c_{t-1}+i_t\\odot g_t",
        "h_t=o_t\\odot\\tanh(c_t)",
    )
    renamed = []
    for row in rows:
        text = row
        for old, new in letters.items():
            for before, after in (
                (f"{old}_t", f"{new}_t"),
                (f"{old}_{{t-1}}", f"{new}_{{t-1}}"),
                (f"_{{{old}}}", f"_{{{new}}}"),
            ):
                text = text.replace(before, after)
        renamed.append(text)
    from tests.verify.checking import verdicts

    plain = [v.status for v in verdicts(display(rows))]
    other = verdicts(display(renamed))
    assert [v.status for v in other] == plain
    assert {v.reference.name for v in other if v.reference} == {"lstm"}
    wrong = [*renamed[:4], renamed[4].replace("+", "-"), renamed[5]]
    assert [v.status for v in verdicts(display(wrong))].count(Status.REFUTED) == 1
