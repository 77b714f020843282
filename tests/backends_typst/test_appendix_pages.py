"""Long appendices start on pages of their own, short ones stay below the notes, in both backends."""

from __future__ import annotations

import pytest

from notecompiler.backends.base import RenderOptions
from notecompiler.backends.latex import BACKEND as LATEX
from notecompiler.backends.typst import BACKEND as TYPST
from notecompiler.book.appendices import on_new_pages
from notecompiler.book.model import Book, Listing, Repair
from notecompiler.record import replace

from .notes import book_of


def book(repairs: int, code_lines: int, *notes: str) -> Book:
    listing = Listing("f", "f", "ref-f", "f.py", "x = 1\n" * code_lines, 1, {})
    return replace(
        book_of(*(notes or ("A note.",))),
        repairs=tuple(Repair("NC101", "note1.md", line, "a", "b") for line in range(1, repairs + 1)),
        listings=(listing,) if code_lines else (),
    )


@pytest.mark.parametrize(
    ("repairs", "code_lines", "expected"),
    [
        (0, 0, set()),
        (3, 5, set()),
        (3, 60, {"references"}),
        (40, 0, {"repairs"}),
        (40, 5, {"references", "repairs"}),
        (40, 60, {"references", "repairs"}),
    ],
)
def test_the_long_ones_and_the_first_of_long_ones(repairs: int, code_lines: int, expected: set[str]) -> None:
    made = book(repairs, code_lines)
    assert on_new_pages(made) == expected
    assert TYPST.render(made, RenderOptions()).text.count("\n#pagebreak(") == len(expected)
    appendices = LATEX.render(made, RenderOptions()).text.partition("\\appendix\n")[2]
    assert appendices.count("\n\\newpage\n") == len(expected)


def test_the_chapters_of_a_book_have_pages_of_their_own_anyway() -> None:
    made = book(40, 60, "# One\n\nText.", "# Two\n\nText.")
    text = TYPST.render(made, RenderOptions()).text
    assert "\n#pagebreak(" not in text
    assert text.count("#appendix-chapter(") == 2
    assert "\n\\newpage\n" not in LATEX.render(made, RenderOptions()).text.partition("\\appendix\n")[2]
