"""The appendix of repairs: every change is there, in few rows."""

from __future__ import annotations

from notecompiler.book.model import Language, Repair
from notecompiler.book.repairs import RepairRow, difference, differences, repair_groups

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


def test_a_rule_that_says_several_things_is_called_by_its_name() -> None:
    repairs = [
        Repair("NC1", "a.md", 1, "a", "b", "One.", "some-rule"),
        Repair("NC1", "a.md", 2, "c", "d", "Two.", "some-rule"),
    ]
    (group,) = repair_groups(repairs, Language.ZH)
    assert group.title == "NC1 · some-rule · 2 ×"
    assert [row.place for row in group.rows] == ["第 1 行", "第 2 行"]


def test_only_the_difference_is_shown() -> None:
    text = "x" * 200
    assert difference(f"{text}a{text}", f"{text}b{text}") == (f"…{'x' * 12}a{'x' * 12}…", f"…{'x' * 12}b{'x' * 12}…")
    assert difference("a b", "a  b") == ("", "")


def test_marks_that_differ_are_shown_one_by_one_and_a_passage_as_a_whole() -> None:
    assert differences("甲,乙,丙:丁", "甲，乙，丙：丁") == ((",", "，"), (":", "："))
    assert differences("甲 ,乙", "甲，乙") == ((" ,", "，"),)
    assert differences("a+b+c", "d+b+e") == (("a+b+c", "d+b+e"),)
    assert differences("ab", "a, b") == (("ab", "a, b"),)


def test_many_places_of_one_change_stand_below_it() -> None:
    repairs = [Repair("NC503", "a.md", line, ",", "，", COMMA) for line in range(1, 10)]
    (group,) = repair_groups(repairs, Language.EN)
    assert group.rows == (RepairRow("9 places", ",", "，", "line 1, 2, 3, 4, 5, 6, 7, 8, 9"),)


def test_a_change_of_white_space_says_so() -> None:
    (group,) = repair_groups([Repair("NC113", "a.md", 2, "", "\n")], Language.ZH)
    assert group.rows == (RepairRow("第 2 行", "（空白）", ""),)
