"""A note as a closed tree of blocks and inlines, every piece with its place in the file."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from notecompiler.math.nodes import Problem, Row
from notecompiler.record import Record, field
from notecompiler.source import SourceFile, SourceMap, Span


class Notation(Enum):
    """The language a formula is written in."""

    TEX = "tex"
    ASCII = "ascii"


class Formula(Record):
    """One math fragment with identity.

    `tex` holds the exact characters between the delimiters (line prefixes of quotes and lists removed), whatever the
    `notation`; `origin` maps them to the file and `span` is the whole thing in the file, delimiters included.
    `opener` and `closer` are the delimiters as written ("$$", "\\\\[", "```math", "" for bare environments and ASCII
    formulas). `tree` and `problems` come from the grammar; spans in them are offsets in `tex`.
    `id` is unique in the note and stable under edits elsewhere: the label, else a slug of the content.
    """

    id: str
    tex: str
    display: bool
    span: Span
    origin: SourceMap
    tree: Row
    problems: tuple[Problem, ...] = ()
    opener: str = "$"
    closer: str = "$"
    notation: Notation = Notation.TEX


# ── inlines ────────────────────────────────────────────────────────────────────────────────────────────────────────


class Words(Record):
    """Plain text, Markdown escapes and entities resolved."""

    span: Span
    text: str


class Emphasis(Record):
    """``*text*``, ``_text_``: italics, or another mark for Chinese."""

    span: Span
    children: tuple[Inline, ...]


class Strong(Record):
    """``**text**``, ``__text__``."""

    span: Span
    children: tuple[Inline, ...]


class Strike(Record):
    """``~~text~~``."""

    span: Span
    children: tuple[Inline, ...]


class Highlight(Record):
    """Obsidian's ``==marked==`` text."""

    span: Span
    children: tuple[Inline, ...]


class CodeSpan(Record):
    """Text between backticks, as written but for the line breaks in it."""

    span: Span
    code: str


class MathSpan(Record):
    """A formula inside running text (also a display that is glued to text on its line)."""

    span: Span
    formula: Formula


class Link(Record):
    """A link with an address; `target` is only ever http, https, mailto, or a path or anchor of the notes."""

    span: Span
    target: str
    children: tuple[Inline, ...]


class WikiLink(Record):
    """``[[note#heading|shown]]``; `note` "" for a heading of the same note; `heading` "" for the whole note."""

    span: Span
    note: str
    heading: str
    shown: str


class Image(Record):
    """``![alt](path){#label}`` and ``![[path]]``; `target` as written. `label`: what references call it, or ""."""

    span: Span
    target: str
    alt: str
    label: str = ""


class FootnoteMark(Record):
    """``[^label]``; the note has a `FootnoteText` of this label."""

    span: Span
    label: str


class Hashtag(Record):
    """An Obsidian tag, without the ``#``."""

    span: Span
    name: str


class LineBreak(Record):
    """`hard` for a break that the author asked for; a soft one is a space (nothing between Chinese characters)."""

    span: Span
    hard: bool


Inline: TypeAlias = (
    Words
    | Emphasis
    | Strong
    | Strike
    | Highlight
    | CodeSpan
    | MathSpan
    | Link
    | WikiLink
    | Image
    | FootnoteMark
    | Hashtag
    | LineBreak
)

# ── blocks ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class Heading(Record):
    """`inferred`: the author left no mark; ingest recognised the line as a heading. `label`: its ``\\label``, or ""."""

    span: Span
    level: int
    children: tuple[Inline, ...]
    inferred: bool = False
    label: str = ""


class Paragraph(Record):
    """`label`: the ``\\label`` of a caption, or ""; `anchor`: where references to it lead, "" as long as a book has not said."""

    span: Span
    children: tuple[Inline, ...]
    label: str = ""
    anchor: str = ""


class Display(Record):
    """A display formula that stands as a block of its own. `label`: its name behind the formula, or ""."""

    span: Span
    formula: Formula
    label: str = ""


class ListItem(Record):
    """`checked`: None for a plain item, else the state of its task box."""

    span: Span
    children: tuple[Block, ...]
    checked: bool | None = None


class ListBlock(Record):
    """`start`: number of the first item of an ordered list, None for bullets. `tight`: no space between items."""

    span: Span
    items: tuple[ListItem, ...]
    start: int | None
    tight: bool


class Quote(Record):
    """``> text`` without a kind; one with a kind is a `Callout`."""

    span: Span
    children: tuple[Block, ...]


class Callout(Record):
    """``> [!kind] title``; `kind` in lower case ("note", "warning", "tip" …); `title` may be empty. `label`: its ``\\label``,
    or ""; `number` and `anchor`: what a reference to that shows and where it leads, "" as long as a book has not said."""

    span: Span
    kind: str
    title: tuple[Inline, ...]
    children: tuple[Block, ...]
    label: str = ""
    number: str = ""
    anchor: str = ""


class CodeBlock(Record):
    """Fenced or indented code. `language` is the first word of the info string, or ""."""

    span: Span
    code: str
    language: str


class CellAlign(Enum):
    """How a column of a table is aligned; `DEFAULT` where the note does not say."""

    DEFAULT = "default"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class TableCell(Record):
    """One cell of a table; an empty one has no children."""

    span: Span
    children: tuple[Inline, ...]


class Table(Record):
    """A pipe table; every row has as many cells as `aligns`."""

    span: Span
    aligns: tuple[CellAlign, ...]
    header: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]


class Rule(Record):
    """A thematic break."""

    span: Span


class FootnoteText(Record):
    """``[^label]: text``, wherever it stands in the note."""

    span: Span
    label: str
    children: tuple[Block, ...]


class LeftOut(Record):
    """Lines that are not printed (chat passages, raw HTML, comments); the report lists them with the reason `why`."""

    span: Span
    why: str


Block: TypeAlias = (
    Heading | Paragraph | Display | ListBlock | Quote | Callout | CodeBlock | Table | Rule | FootnoteText | LeftOut
)


class Meta(Record):
    """What the note says of itself in its front matter, and its tags."""

    title: str | None = None
    author: str | None = None
    date: str | None = None
    language: str | None = None
    keywords: tuple[str, ...] = ()


class Document(Record, weakref=True):
    """One note. `formulas` lists every formula of the tree in reading order."""

    source: SourceFile
    meta: Meta
    blocks: tuple[Block, ...]
    formulas: tuple[Formula, ...] = field(default=())
