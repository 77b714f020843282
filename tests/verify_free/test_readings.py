"""Fragments are read as a mathematician reads them: the table of expected readings, judged by hand."""

from __future__ import annotations

import re
from pathlib import Path

from notecompiler.math.parse import parse
from notecompiler.semantics.statements import Bare, defined_words, fragments
from notecompiler.verify.free.shown import spell, spelled

_TABLE = Path(__file__).parents[1] / "cases" / "verify" / "readings.md"
_ROW = re.compile(r"^\| `(.+)` \| `(.+)` \|$")
_BAR = 0.95


def _rows() -> list[tuple[str, str]]:
    rows = map(_ROW.match, _TABLE.read_text(encoding="utf-8").splitlines())
    return [(row[1].replace("\\|", "|"), row[2].replace("\\|", "|")) for row in rows if row is not None]


def _reading(tex: str) -> str:
    tree = parse(tex).tree
    found = fragments(tree, defined_words(tree))
    return " ;; ".join(spell(part.body) if isinstance(part, Bare) else spelled(part) for part in found)


def test_readings() -> None:
    rows = _rows()
    wrong = [f"{tex}: read as {_reading(tex)}, means {wanted}" for tex, wanted in rows if _reading(tex) != wanted]
    assert len(rows) >= 300
    assert len(wrong) <= (1 - _BAR) * len(rows), "\n".join(wrong)
