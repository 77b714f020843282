"""Columns are wide enough for their words."""

from __future__ import annotations

import pytest

from notecompiler.backends.latex.tables import at_least

from .typesetting import read, rendered


def _table(columns: int, word: str) -> str:
    rows = (
        "".join(f"|{cell}" for cell in cells) + "|\n"
        for cells in (["a"] * columns, ["---"] * columns, [word] * columns)
    )
    return rendered(read("".join(rows))).text.split("\\begin{document}")[1]


def test_shares_grow_to_what_columns_need() -> None:
    assert at_least([0.1, 0.5, 0.4], [0.2, 0.1, 0.1]) == pytest.approx([0.2, 0.5 - 0.4 / 7, 0.4 - 0.3 / 7])
    assert at_least([0.5, 0.5], [0.2, 0.2]) == [0.5, 0.5]
    assert at_least([0.5, 0.5], [0.9, 0.9]) == [0.9, 0.9]


def test_many_long_words_are_set_in_smaller_type() -> None:
    assert "\\smaller" not in _table(4, "12.34567")
    assert "\\smaller{\\tiny}" in _table(14, "12.34567")
    assert "\\smaller" not in _table(14, "1")
