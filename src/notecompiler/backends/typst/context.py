"""What printing one chapter needs to know, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from notecompiler.backends.passages import Piece, marked, take_passages
from notecompiler.book.labels import label
from notecompiler.book.model import Chapter, Language
from notecompiler.book.quarantine import FormulaKey
from notecompiler.record import Record


class Common(Record, dict=True):
    """What all chapters of a document share.

    `several`: it is a book. `targets` are the anchors that the document has: a link to any other would stop Typst.
    `listings` gives the anchor of a line of a reference's source, by file and line. `missing` are the characters that no
    font has; `pictures` the names of the included files by path. The two tables are tuples of pairs so that this is a key.
    """

    language: Language
    several: bool
    targets: frozenset[str] = frozenset()
    listings: tuple[tuple[tuple[str, int], str], ...] = ()
    missing: frozenset[str] = frozenset()
    pictures: tuple[tuple[str, str], ...] = ()

    @cached_property
    def listing_lines(self) -> Mapping[tuple[str, int], str]:
        """The listings as a table."""
        return dict(self.listings)

    @cached_property
    def picture_names(self) -> Mapping[str, str]:
        """The pictures as a table."""
        return dict(self.pictures)


@dataclass
class Ledger:
    """What printing leaves behind for the engine.

    `formulas` are the printed ones, in the order of their passages; `noted` the footnotes that have been printed, by
    label; `refused` the formulas that Typst cannot express, with the reason.
    """

    formulas: list[FormulaKey] = field(default_factory=list)
    noted: set[str] = field(default_factory=set)
    refused: dict[FormulaKey, str] = field(default_factory=dict)

    def passage(self, text: str, formula: FormulaKey) -> str:
        """The text, remembered as made from the formula."""
        self.formulas.append(formula)
        return marked(text, len(self.formulas) - 1)

    def piece(self, text: str) -> Piece:
        """What was printed, with its passages."""
        return Piece(*take_passages(text, self.formulas))


class Context(Record):
    """One chapter being printed. `in_line`: blocks cannot stand here (a title, a table cell)."""

    chapter: Chapter
    common: Common
    ledger: Ledger
    in_line: bool = False

    @property
    def language(self) -> Language:
        """The language of the document's own words."""
        return self.common.language

    @property
    def targets(self) -> frozenset[str]:
        """The anchors that the document has."""
        return self.common.targets

    @property
    def missing(self) -> frozenset[str]:
        """The characters that no font has."""
        return self.common.missing

    def word(self, name: str) -> str:
        """A fixed word of the document in its language."""
        return label(name, self.language)

    def key(self, formula_id: str) -> FormulaKey:
        """The formula's name in the book."""
        return self.chapter.document.source.path, formula_id
