"""What printing one chapter needs to know, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from notecompiler.backends.passages import marked
from notecompiler.book.labels import label
from notecompiler.book.model import Chapter, Language
from notecompiler.book.quarantine import FormulaKey


@dataclass
class Ledger:
    """What printing leaves behind for the engine.

    `formulas` are the printed ones, in the order of their passages; `pictures` the folder of included files and `names`
    their names in it by path; `noted` the footnotes that have been printed, by chapter and label; `refused` the formulas
    that Typst cannot express, with the reason.
    """

    pictures: str = "images"
    formulas: list[FormulaKey] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    noted: set[tuple[str, str]] = field(default_factory=set)
    refused: dict[FormulaKey, str] = field(default_factory=dict)

    def passage(self, text: str, formula: FormulaKey) -> str:
        """The text, remembered as made from the formula."""
        self.formulas.append(formula)
        return marked(text, len(self.formulas) - 1)

    def asset(self, path: str) -> str:
        """The name under which a file is included. It has no suffix: Typst then looks at the content."""
        return self.names.setdefault(path, f"{self.pictures}/{len(self.names) + 1}")

    @property
    def assets(self) -> dict[str, str]:
        """The included files by name."""
        return {name: path for path, name in self.names.items()}


@dataclass(frozen=True)
class Context:
    """One chapter being printed.

    `targets` are the anchors that the document has: a link to any other would stop Typst. `listings` gives
    the anchor of a line of a reference's source, by file and line. `missing` are the characters that no font has. `in_line`: blocks cannot stand here (a title, a table cell).
    """

    chapter: Chapter
    language: Language
    targets: frozenset[str]
    listings: Mapping[tuple[str, int], str]
    missing: frozenset[str]
    ledger: Ledger
    in_line: bool = False

    def word(self, name: str) -> str:
        """A fixed word of the document in its language."""
        return label(name, self.language)

    def key(self, formula_id: str) -> FormulaKey:
        """The formula's name in the book."""
        return self.chapter.document.source.path, formula_id
