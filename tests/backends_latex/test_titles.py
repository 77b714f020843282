"""Titles with formulas, where only plain characters can stand."""

from __future__ import annotations

from .typesetting import read, rendered


def test_running_head_and_metadata_name_a_formula_in_plain_characters() -> None:
    text = rendered(read("# The $x_1$ axis\n\ntext\n")).text
    assert "pdftitle    = {The x₁ axis}" in text
    (running,) = (line for line in text.splitlines() if line.startswith("\\newcommand{\\runningtitle}"))
    assert "axis" in running
    assert "_1" not in running
