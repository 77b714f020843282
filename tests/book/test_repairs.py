"""The appendix of repairs: every change is there, in few rows."""

from __future__ import annotations

from notecompiler.book.model import Language, Repair
from notecompiler.book.repairs import RepairRow, difference, repair_groups

COMMA = "Half-width punctuation."


def test_changes_are_grouped_by_rule_and_alike_ones_share_a_row() -> None:
    repairs = [
        Repair("NC503", "a.md", 3, ",", "，", COMMA),
        Repair("NC203", "a.md", 4, "\\", "\\\\", "A row end."),
        Repair("NC503", "a.md", 7, ",", "，", COMMA),
        Repair("NC503", "a.md", 9, ":", "：", COMMA),
    ]
    commas, rows = repair_groups(repairs, Language.EN)
    assert commas.title == "NC503 · Half-width punctuation. · 3 ×"
    assert commas.rows == (RepairRow("line 3, 7", ",", "，"), RepairRow("line 9", ":", "："))
    assert rows.title == "NC203 · A row end."
    assert rows.rows == (RepairRow("line 4", "\\", "\\\\"),)


def test_a_rule_that_says_several_things_is_named_by_its_code_only() -> None:
    repairs = [Repair("NC1", "a.md", 1, "a", "b", "One."), Repair("NC1", "a.md", 2, "c", "d", "Two.")]
    (group,) = repair_groups(repairs, Language.ZH)
    assert group.title == "NC1 · 2 ×"
    assert [row.place for row in group.rows] == ["第 1 行", "第 2 行"]


def test_only_the_difference_is_shown() -> None:
    text = "x" * 200
    assert difference(f"{text}a{text}", f"{text}b{text}") == (f"…{'x' * 12}a{'x' * 12}…", f"…{'x' * 12}b{'x' * 12}…")
    assert difference("a b", "a  b") == ("", "")
