"""What the printing functions know of the place where they print."""

from __future__ import annotations

from notecompiler.backends.passages import marked
from notecompiler.book.model import Book, Chapter
from notecompiler.book.quarantine import FormulaKey
from notecompiler.document import Formula
from notecompiler.record import Record, field


class Gathered(Record):
    """What one rendering collects on its way: the formulas printed, the files needed (named in the folder `pictures`),
    the footnotes already printed."""

    pictures: str = "images"
    formulas: list[FormulaKey] = field(default_factory=list)
    assets: dict[str, str] = field(default_factory=dict)
    footnotes: dict[tuple[str, str], str] = field(default_factory=dict)


class Context(Record):
    """The book and chapter being printed.

    `boxed`: inside a coloured box, where tables cannot break. `inline_only`: in a table cell or heading, where no
    display can stand; `in_cell`: in a table cell. `narrow`: the width of the line as a share of the page's.
    `depth`: how many lists and quotes are around.
    """

    book: Book
    chapter: Chapter
    gathered: Gathered
    boxed: bool = False
    inline_only: bool = False
    in_cell: bool = False
    narrow: float = 1.0
    depth: int = 0

    def from_formula(self, text: str, formula: Formula) -> str:
        """`text`, remembered as made from this formula."""
        self.gathered.formulas.append((self.chapter.document.source.path, formula.id))
        return marked(text, len(self.gathered.formulas) - 1)
