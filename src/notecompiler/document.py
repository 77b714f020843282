"""A note as a closed tree of blocks and inlines, every piece with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from notecompiler.math.nodes import Problem, Row
from notecompiler.source import SourceFile, SourceMap, Span


class Notation(Enum):
    """The language a formula is written in."""

    TEX = "tex"
    ASCII = "ascii"


@dataclass(frozen=True, slots=True)
class Formula:
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


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text, Markdown escapes and entities resolved."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    span: Span
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    span: Span
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strike:
    span: Span
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Highlight:
    """Obsidian's ``==marked==`` text."""

    span: Span
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CodeSpan:
    span: Span
    code: str


@dataclass(frozen=True, slots=True)
class MathSpan:
    """A formula inside running text (also a display that is glued to text on its line)."""

    span: Span
    formula: Formula


@dataclass(frozen=True, slots=True)
class Link:
    """A link with an address; `target` is only ever http, https, mailto, or a path or anchor of the notes."""

    span: Span
    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class WikiLink:
    """``[[note#heading|shown]]``; `note` "" for a heading of the same note; `heading` "" for the whole note."""

    span: Span
    note: str
    heading: str
    shown: str


@dataclass(frozen=True, slots=True)
class Image:
    """``![alt](path){#label}`` and ``![[path]]``; `target` as written. `label`: what references call it, or ""."""

    span: Span
    target: str
    alt: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Hashtag:
    """An Obsidian tag, without the ``#``."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class LineBreak:
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


@dataclass(frozen=True, slots=True)
class Heading:
    """`inferred`: the author left no mark; ingest recognised the line as a heading. `label`: its ``\\label``, or ""."""

    span: Span
    level: int
    children: tuple[Inline, ...]
    inferred: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`label`: the ``\\label`` of a caption, or ""; `anchor`: where references to it lead, "" as long as a book has not said."""

    span: Span
    children: tuple[Inline, ...]
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Display:
    """A display formula that stands as a block of its own. `label`: its name behind the formula, or ""."""

    span: Span
    formula: Formula
    label: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """`checked`: None for a plain item, else the state of its task box."""

    span: Span
    children: tuple[Block, ...]
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """`start`: number of the first item of an ordered list, None for bullets. `tight`: no space between items."""

    span: Span
    items: tuple[ListItem, ...]
    start: int | None
    tight: bool


@dataclass(frozen=True, slots=True)
class Quote:
    span: Span
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """``> [!kind] title``; `kind` in lower case ("note", "warning", "tip" …); `title` may be empty. `label`: its ``\\label``,
    or ""; `number` and `anchor`: what a reference to that shows and where it leads, "" as long as a book has not said."""

    span: Span
    kind: str
    title: tuple[Inline, ...]
    children: tuple[Block, ...]
    label: str = ""
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Fenced or indented code. `language` is the first word of the info string, or ""."""

    span: Span
    code: str
    language: str


class CellAlign(Enum):
    DEFAULT = "default"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TableCell:
    span: Span
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table; every row has as many cells as `aligns`."""

    span: Span
    aligns: tuple[CellAlign, ...]
    header: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""

    span: Span


@dataclass(frozen=True, slots=True)
class FootnoteText:
    span: Span
    label: str
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines that are not printed (chat passages, raw HTML, comments); the report lists them with the reason `why`."""

    span: Span
    why: str


Block: TypeAlias = (
    Heading | Paragraph | Display | ListBlock | Quote | Callout | CodeBlock | Table | Rule | FootnoteText | LeftOut
)


@dataclass(frozen=True, slots=True)
class Meta:
    """What the note says of itself in its front matter, and its tags."""

    title: str | None = None
    author: str | None = None
    date: str | None = None
    language: str | None = None
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """One note. `formulas` lists every formula of the tree in reading order."""

    source: SourceFile
    meta: Meta
    blocks: tuple[Block, ...]
    formulas: tuple[Formula, ...] = field(default=())
