"""What a backend is: a book in, the complete source text of a document out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from notecompiler.book.model import Book
from notecompiler.book.quarantine import FormulaKey
from notecompiler.fonts.model import FontSet
from notecompiler.record import Record, field


class RenderOptions(Record):
    """Choices about the document's source.

    `templates` is the user's own template folder, whose files replace the shipped ones of the same name
    ("latex/article.tex.j2"). `pictures` is the folder beside the document that its pictures go into. `missing` are the characters that no font has: each is printed as a labelled box.
    """

    fonts: FontSet = field(default_factory=FontSet)
    templates: Path | None = None
    missing: frozenset[str] = frozenset()
    pictures: str = "images"


class Passage(Record):
    """The characters ``[start, end)`` of a rendered text that were made from one formula."""

    start: int
    end: int
    formula: FormulaKey


class Part(Record):
    """The characters ``[start, end)`` of a rendered text that can be a file of their own, included in their place: blocks,
    or with `value` an expression."""

    start: int
    end: int
    value: bool = False


class Rendered(Record):
    """A document's source.

    `passages` are sorted and do not overlap, so that an engine's complaint leads back to the formula. `assets` maps the
    names of files that the text includes to the files to be put beside it under those names. `contents` foretells the
    table of contents for engines that need several passes (a LaTeX ``.toc`` without page numbers), or is "".
    `refused` says of the formulas that this format cannot express why; they are boxed in the text and belong into
    quarantine. `parts` are sorted and do not overlap; an engine that remembers its work by file need not do again what
    stands in the files that did not change.
    """

    text: str
    passages: tuple[Passage, ...] = ()
    assets: Mapping[str, str] = field(default_factory=dict)
    contents: str = ""
    refused: Mapping[FormulaKey, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()

    def formula_at(self, offset: int) -> FormulaKey | None:
        """The formula from which the character at an offset of the text was made."""
        at = bisect_right(self.passages, offset, key=lambda passage: passage.start) - 1
        if at >= 0 and offset < self.passages[at].end:
            return self.passages[at].formula
        return None

    def formulas_on(self, first_line: int, last_line: int) -> tuple[FormulaKey, ...]:
        """The formulas on lines `first_line` to `last_line` (from 1, both included) of the text, in order."""
        start, end = self._line_start(first_line), self._line_start(last_line + 1)
        touched = (p.formula for p in self.passages if p.start < end and start < p.end)
        return tuple(dict.fromkeys(touched))

    def _line_start(self, line: int) -> int:
        at = 0
        for _ in range(line - 1):
            at = self.text.find("\n", at) + 1
            if at == 0:
                return len(self.text)
        return at


class Backend(Protocol):
    """A format of documents."""

    @property
    def name(self) -> str:
        """What ``--to`` and the templates folder call it: "latex", "typst"."""

    @property
    def suffix(self) -> str:
        """The suffix of its files: ".tex", ".typ"."""

    def opening(self, templates: Path | None, *, several: bool) -> str:
        """Whole lines with which every document of one chapter, or of several, starts; "" when there are none."""

    def render(self, book: Book, options: RenderOptions) -> Rendered:
        """The complete, standalone source of the document. Pure: the same book and options give the same text."""
