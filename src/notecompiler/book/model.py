"""The book: documents with everything resolved that both backends must agree on."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias

from notecompiler.diagnostics import Phrase
from notecompiler.document import Block, Document, FootnoteText, Formula, Inline
from notecompiler.math.nodes import Row
from notecompiler.record import Record
from notecompiler.source import Span
from notecompiler.verdicts import Verdict


class Language(Enum):
    """The language of labels ("Definition" / "定义"), table of contents, appendices and hyphenation."""

    EN = "en"
    ZH = "zh"


class NumberedRow(Record):
    """One row of a display. `number` is what stands in the margin ("2.3", or the text of ``\\tag`` as TeX), None for none;
    `anchor` the target of links to it; `verdicts` the claims of this row in reading order. `bare`: the number stands
    without parentheses (``\\tag*``)."""

    number: str | None
    anchor: str
    verdicts: tuple[Verdict, ...] = ()
    bare: bool = False


class Equation(Record):
    """What is known of a display formula: its rows (one for a formula without rows, or when one number serves all).

    `per_row` is True when every row of its outermost array has a `NumberedRow` of its own. When one number serves a
    formula whose array (`book.arrays.claims_array`) has a claim in each row, `row_verdicts` has an entry for each of
    those rows; it is empty otherwise. `rows` always holds all verdicts.
    """

    rows: tuple[NumberedRow, ...]
    per_row: bool
    row_verdicts: tuple[tuple[Verdict, ...], ...] = ()


class Quarantine(Record):
    """A formula that cannot be typeset: printed as a red box with its source, the reason and the place.

    `explained` says the reason in both languages, where it is known what an engine's words mean.
    """

    tex: str
    reason: str
    path: str
    line: int
    column: int
    proposal: str | None = None
    explained: Phrase | None = None

    def why(self, lang: str) -> str:
        """The reason in the language `lang` ("en" or "zh")."""
        return self.explained.text(lang) if self.explained is not None else self.reason


class Section(Record):
    """A heading with its number ("1.2", "" for none), its anchor, and its level in the book (1 below the chapter)."""

    span: Span
    level: int
    number: str
    anchor: str
    title: tuple[Inline, ...]


class Card(Record):
    """A theorem-style box: one heading's or explanation's display formulas with their explanation.

    `title` from the heading or label, () when there is only an explanation; `number` is the card's own, counted in
    the article ("3") or chapter ("2.3"); `children` are ordinary blocks (displays and text).
    `section`: the box stands for this heading, which is not printed again; the box's title shows the section's number
    and is listed in the table of contents and bookmarks at its level, and its anchor is a link target.
    `whole`: it is small enough to stand on one page.
    """

    span: Span
    title: tuple[Inline, ...]
    number: str
    anchor: str
    children: tuple[Block, ...]
    section: Section | None = None
    whole: bool = True


BookBlock: TypeAlias = Block | Card | Section


class EquationLink(Record):
    """A link back from a listing to an equation: what it shows ("(2.3)") and its anchor."""

    shown: str
    anchor: str


class Chapter(Record):
    """One note in the book. `blocks` are those of the document with headings numbered and cards formed.

    The maps are keyed by formula id, by wikilink span or footnote label. `links` gives the anchor a wikilink leads to;
    a wikilink that is not in it is unresolved and printed as plain text. A `Link` whose target starts with ``#`` leads to
    the anchor named behind it, which exists; links that lead nowhere have become their words. `images` maps a target as
    written to the absolute path of a file inside the notes folder; a target that is not in it gets a labelled
    placeholder. `references` maps the labels used by ``\\ref`` and ``\\eqref`` inside formulas to what they show.
    `footnotes` holds the texts; their blocks are not in `blocks`.
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
    footnotes: Mapping[str, FootnoteText]
    references: Mapping[str, EquationLink]


class Listing(Record):
    """A reference implementation in the appendix: real source with the line number of its first line, and for each
    line that computes a verified quantity the equations that it verified."""

    name: str
    title: str
    anchor: str
    file: str
    source: str
    first_line: int
    verified: Mapping[int, tuple[EquationLink, ...]]


class VerificationRow(Record):
    """One claim in the appendix *Verification*; `tree` is what it says, None where only its source can be shown."""

    verdict: Verdict
    formula: Formula
    tree: Row | None
    shown: str
    anchor: str | None


class Repair(Record):
    """One automatic change, in the appendix *Repairs* and in the report. `rule` is the name of the rule that made it."""

    code: str
    path: str
    line: int
    before: str
    after: str
    why: str = ""
    rule: str = ""


class LostTarget(Record):
    """A link or image that leads nowhere, for the report: its place and the target as written."""

    path: str
    line: int
    target: str


class Book(Record):
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
    unresolved_links: tuple[LostTarget, ...] = ()
    missing_images: tuple[LostTarget, ...] = ()
