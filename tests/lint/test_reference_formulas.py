"""Formulas of the reference notes: the defects that were counted by hand are found and repaired right.

The notes are not part of the repository; without them these tests are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from notecompiler.document import Document
from notecompiler.ingest.read import read_source
from notecompiler.lint.repair import repair
from notecompiler.lint.runner import lint
from notecompiler.lint.selection import Selection
from notecompiler.source import SourceFile

from .running import ingest

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the reference notes are not here")

LOST_ROWS = {241, 351, 360, 361, 365, 367, 370, 372, 375, 392, 435, 436, 441, 442, 446, 447, 456, 605}
SMART_QUOTES = {135, 141, 145, 153, 158, 177, 181, 486}
NESTED = {"000": {3, 18, 85}}


def document(prefix: str) -> Document:
    (path,) = SEEDS.glob(f"{prefix}_*")
    source = read_source(path, path.name)
    assert isinstance(source, SourceFile)
    return ingest(source)


def lines(note: Document, code: str) -> set[int]:
    found = lint([note], Selection(select=(code,)))
    return {note.source.position(one.span.start).line for one in found}


def test_every_block_with_lost_row_separators_is_found() -> None:
    assert lines(document("002"), "NC203") >= LOST_ROWS


def test_all_smart_quotes_become_primes() -> None:
    note = document("002")
    assert lines(note, "NC212") == SMART_QUOTES
    (repaired,) = repair([note], ingest)
    assert not any(char in formula.tex for formula in repaired.document.formulas for char in "‘’”“")


def test_nested_environments_are_found() -> None:
    assert lines(document("000"), "NC201") == NESTED["000"]


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
@pytest.mark.parametrize("unsafe", [False, True])
def test_repairs_come_to_rest_and_leave_no_formula_broken(prefix: str, unsafe: bool) -> None:
    (repaired,) = repair([document(prefix)], ingest, unsafe=unsafe)
    assert not repaired.dropped
    assert not [f.tex for f in repaired.document.formulas if any(problem.fatal for problem in f.problems)]
    (again,) = repair([repaired.document], ingest, unsafe=unsafe)
    assert again.source.text == repaired.source.text


def test_the_determinant_comes_out_as_a_matrix_of_three_rows() -> None:
    (repaired,) = repair([document("002")], ingest)
    cross = next(f.tex for f in repaired.document.formulas if r"\hat{i}" in f.tex)
    assert r"\begin{bmatrix} u_{1} \\ u_{2} \\ u_{3} \end{bmatrix}" in cross
    assert r"\mathbf{k} \\ u_1 & u_2 & u_3 \\ v_1" in cross
