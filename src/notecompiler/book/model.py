"""The book: documents with everything resolved that both backends must agree on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from notecompiler.document import Block, Document, Formula, Inline
from notecompiler.source import Span
from notecompiler.verdicts import Verdict


class Language(Enum):
    """The language of labels ("Definition" / "定义"), table of contents, appendices and hyphenation."""

    EN = "en"
    ZH = "zh"


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """One row of a display. `number` is what stands in the margin ("2.3", or the text of ``\\tag``), None for none;
    `anchor` the target of links to it; `verdicts` the claims of this row in reading order."""

    number: str | None
    anchor: str
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Equation:
    """What is known of a display formula: its rows (one for a formula without rows, or when one number serves all).

    `per_row` is True when every row of its outermost array has a `NumberedRow` of its own.
    """

    rows: tuple[NumberedRow, ...]
    per_row: bool


@dataclass(frozen=True, slots=True)
class Quarantine:
    """A formula that cannot be typeset: printed as a red box with its source, the reason and the place."""

    tex: str
    reason: str
    path: str
    line: int
    column: int
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A theorem-style box: one heading's or explanation's display formulas with their explanation.

    `title` from the heading; `number` the card's own ("2.1"); `children` are ordinary blocks (displays and text).
    """

    span: Span
    title: tuple[Inline, ...]
    number: str
    anchor: str
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its number ("1.2", "" for none), its anchor, and its level in the book (1 below the chapter)."""

    span: Span
    level: int
    number: str
    anchor: str
    title: tuple[Inline, ...]


BookBlock: TypeAlias = Block | Card | Section


@dataclass(frozen=True)
class Chapter:
    """One note in the book. `blocks` are those of the document with headings numbered and cards formed.

    The maps are keyed by formula id, by wikilink span or footnote label. `links` gives the anchor a wikilink leads to;
    a wikilink that is not in it is unresolved and printed as plain text. `images` maps a target as written to the
    absolute path of a file inside the notes folder; a target that is not in it gets a labelled placeholder.
    """

    document: Document
    title: tuple[Inline, ...]
    number: str
    anchor: str
    blocks: tuple[BookBlock, ...]
    equations: Mapping[str, Equation]
    quarantined: Mapping[str, Quarantine]
    inline_verdicts: Mapping[str, tuple[Verdict, ...]]
    links: Mapping[Span, str]
    images: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EquationLink:
    """A link back from a listing to an equation: what it shows ("(2.3)") and its anchor."""

    shown: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A reference implementation in the appendix: real source with the line number of its first line, and for each
    line that computes a verified quantity the equations that it verified."""

    name: str
    title: str
    anchor: str
    file: str
    source: str
    first_line: int
    verified: Mapping[int, tuple[EquationLink, ...]]


@dataclass(frozen=True, slots=True)
class VerificationRow:
    """One claim in the appendix *Verification*."""

    verdict: Verdict
    formula: Formula
    shown: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Repair:
    """One automatic change, in the appendix *Repairs* and in the report."""

    code: str
    path: str
    line: int
    before: str
    after: str
    why: str = ""


@dataclass(frozen=True)
class Book:
    """Everything that is printed. With one chapter the document is an article and the chapter's title is the title.

    `date` is text as the notes give it (never the clock, so that the same notes give the same bytes).
    """

    title: str
    author: str
    date: str
    language: Language
    keywords: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    listings: tuple[Listing, ...] = ()
    verification: tuple[VerificationRow, ...] = ()
    repairs: tuple[Repair, ...] = ()
