from __future__ import annotations

import pytest

from notecompiler.book.engine_reasons import explained

# TeX: The Program, and the LaTeX kernel's and packages' messages.
REASONS = [
    ("Double superscript.", "同一位置有两个上标或下标。"),
    ("Undefined control sequence.", "其中有 TeX 不认识的命令。"),
    ("LaTeX Error: Environment foo undefined.", "TeX 不认识其中的环境 foo。"),
    ("LaTeX Error: \\begin{matrix} on input line 3 ended by \\end{array}.", "环境 matrix 被 array 结束。"),
    ("Dimension too large.", "其中的长度超出了 TeX 的处理范围。"),
    (
        "TeX capacity exceeded, sorry [main memory size=5000000].",
        "公式过大，超出了 TeX 的容量（main memory size=5000000）。",
    ),
    ("Missing $ inserted.", "数学模式开始或结束的位置不对。"),
    ("Missing delimiter (. inserted).", "\\left、\\right 或 \\big 之后的定界符缺失或不成对。"),
    ("Extra }, or forgotten $.", "其中的花括号不配对。"),
    ("Paragraph ended before \\frac was complete.", "其中的花括号不配对。"),
    ("Extra alignment tab has been changed to \\cr.", "& 或换行出现在没有列的位置。"),
    ("Illegal unit of measure (pt inserted).", "其中的长度缺少数字或单位。"),
    ("You can't use `\\hrule' in math mode.", "其中有不能用于公式的命令。"),
    ("Package xcolor Error: Undefined color `nope'.", "没有名为 nope 的颜色。"),
    ("xelatex took too long", "xelatex 用时过长。"),
    ("lualatex stopped (exit code -9)", "lualatex 中止了（退出码 -9）。"),
    ("the document has no pages", "文档里没有一页。"),
    ("the document is larger than 4000 bytes", "文档超过 4000 字节。"),
]


@pytest.mark.parametrize(("said", "chinese"), REASONS)
def test_what_tex_says_is_said_in_chinese(said: str, chinese: str) -> None:
    phrase = explained(said)
    assert phrase is not None
    assert phrase.zh == chinese
    assert phrase.en.isascii()
    assert phrase.en.endswith(".")


def test_unknown_words_stay_as_they_are() -> None:
    assert explained("refused") is None
