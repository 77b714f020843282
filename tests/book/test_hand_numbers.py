from __future__ import annotations

import pytest

from notecompiler.book.hand_numbers import strip_numbers
from notecompiler.book.text import plain_text

from .notes import heading


def stripped(*titles: str) -> list[str]:
    return [plain_text(title) for title in strip_numbers([heading(2, title) for title in titles])]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("4. Loss", "Loss"),
        ("(1) Forget gate", "Forget gate"),
        ("\uff08一\uff09遗忘门", "遗忘门"),
        ("一、概述", "概述"),
        ("第一章 概述", "概述"),
        ("第3节\uff1a结果", "结果"),
        ("1.2 Method", "Method"),
        ("1.2背景", "背景"),
        ("Chapter 3: Trees", "Trees"),
        ("§2 Graphs", "Graphs"),
        ("1) First", "First"),
        ("2、输入门", "输入门"),
    ],
)
def test_a_typed_number_goes(typed: str, shown: str) -> None:
    assert stripped(typed) == [shown]


@pytest.mark.parametrize(
    "title",
    [
        "3D convolution",
        "2 Layers",
        "100 examples",
        "1.5% growth",
        "一阶导数",
        "十进制",
        "Chapter and verse",
        "C. elegans",
        "4.",
        "2024 review",
    ],
)
def test_what_is_no_number_stays(title: str) -> None:
    assert stripped(title) == [title]


def test_bare_integers_go_where_they_count() -> None:
    assert stripped("1 Data", "2 Model", "3 Results") == ["Data", "Model", "Results"]
    assert stripped("2 Layers", "7 Layers") == ["2 Layers", "7 Layers"]
