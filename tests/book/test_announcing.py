from __future__ import annotations

import pytest

from notecompiler import document as d
from notecompiler.book.announcing import announces
from tests.book.notes import display, heading, paragraph, span


@pytest.mark.parametrize(
    ("text", "below", "expected"),
    [
        ("Formulas:", d.CodeBlock(span(), "x", ""), True),
        ("公式：", d.CodeBlock(span(), "x", ""), True),
        ("Then:", display("f"), True),
        ("Formulas.", d.CodeBlock(span(), "x", ""), False),
        ("Note:", paragraph("text"), False),
        ("Note:", heading(2, "title"), False),
        ("Note:", None, False),
        ("word " * 30 + "end:", d.CodeBlock(span(), "x", ""), False),
    ],
)
def test_a_short_line_with_a_colon_announces_what_is_no_text(text: str, below: d.Block | None, expected: bool) -> None:
    assert announces(paragraph(text), below) is expected
