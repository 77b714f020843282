"""A book as one Typst document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from notecompiler.backends.base import Rendered, RenderOptions
from notecompiler.backends.passages import Piece, place, put_together
from notecompiler.backends.templates import Raw, fill
from notecompiler.backends.typst.anchors import anchors, listing_lines
from notecompiler.backends.typst.appendices import appendices
from notecompiler.backends.typst.blocks import blocks
from notecompiler.backends.typst.contents import FEW, appendix_contents, chapter_contents
from notecompiler.backends.typst.context import Common, Context, Ledger
from notecompiler.backends.typst.escape import markup, string, strings
from notecompiler.backends.typst.font_lists import font_lists
from notecompiler.backends.typst.inlines import title
from notecompiler.book.labels import label
from notecompiler.book.model import Book, Chapter, Language
from notecompiler.book.quarantine import FormulaKey
from notecompiler.book.readable import readable_text
from notecompiler.kept import Kept, Same
from notecompiler.record import Record

_WORDS = ("contents", "appendix", "card", "quarantine", "reason", "place", "proposal", "image", "keywords")
_CHAPTER = {Language.EN: "Chapter *", Language.ZH: "第 * 章"}
"""What stands over a chapter's title, with a star for its number."""


class _Printed(Record):
    """A chapter: its blocks, its lines in the table of contents and how many, the formulas that Typst cannot express."""

    blocks: Piece
    contents: Piece
    entries: int
    refused: Mapping[FormulaKey, str]


_CHAPTERS: Kept[tuple[Same[Chapter], Common], _Printed] = Kept()


class TypstBackend:
    """``.typ``: the format of the embedded engine."""

    name = "typst"
    suffix = ".typ"

    def opening(self, templates: Path | None, *, several: bool) -> str:  # noqa: ARG002
        """Nothing that an engine could begin with."""
        return ""

    def render(self, book: Book, options: RenderOptions) -> Rendered:
        """The complete, standalone source of the document."""
        files = picture_names(book, options.pictures)
        common = Common(
            language=book.language,
            several=len(book.chapters) > 1,
            targets=frozenset(anchors(book)),
            listings=listing_lines(book),
            missing=options.missing,
            pictures=tuple(files.items()),
        )
        chapters = [_printed(chapter, common, len(book.chapters)) for chapter in book.chapters]
        pieces = [chapter.blocks for chapter in chapters]
        parts = [place(number) for number in range(len(pieces))]
        ledger = Ledger()
        first = Context(book.chapters[0], common, ledger)
        for part in appendices(book, first):
            if isinstance(part, Piece):
                parts.append(place(len(pieces)))
                pieces.append(part)
            else:
                parts.append(part)
        table = place(len(pieces))
        pieces.append(_contents(book, chapters))
        filled = fill(
            "typst/document.typ.j2",
            _values(book, options, first, Raw(table), Raw("\n\n".join(filter(None, parts)))),
            _escape(options.missing),
            options.templates,
        )
        text, passages, spans = put_together(filled, ledger.formulas, pieces)
        refused = {key: why for chapter in chapters for key, why in chapter.refused.items()}
        assets = {name: path for path, name in files.items()}
        return Rendered(text, passages, assets, refused={**refused, **ledger.refused}, parts=spans)


@lru_cache(maxsize=8)
def _escape(missing: frozenset[str]) -> Callable[[str], str]:
    """How a shell's plain strings are escaped: one function for each set, because shells are compiled for a function."""
    return lambda text: markup(text, missing)


def picture_names(book: Book, folder: str) -> dict[str, str]:
    """The name under which each file is included. It has no suffix: Typst then looks at the content."""
    paths = dict.fromkeys(path for chapter in book.chapters for path in chapter.images.values())
    return {path: f"{folder}/{number}" for number, path in enumerate(paths, 1)}


def _printed(chapter: Chapter, common: Common, among: int) -> _Printed:
    """The chapter, printed again only when something about it has changed."""
    return _CHAPTERS.get((Same(chapter), common), lambda: _print(chapter, common), among)


def _print(chapter: Chapter, common: Common) -> _Printed:
    at, beside = Context(chapter, common, Ledger()), Context(chapter, common, Ledger())
    heading = _chapter_heading(at) if common.several else ""
    body = "\n\n".join(filter(None, (heading, _references(at), blocks(chapter.blocks, at))))
    entries = chapter_contents(beside)
    listed = "".join(f"{entry}, " for entry in entries)
    refused = {**at.ledger.refused, **beside.ledger.refused}
    return _Printed(at.ledger.piece(body), beside.ledger.piece(listed), len(entries), refused)


def _contents(book: Book, chapters: Sequence[_Printed]) -> Piece:
    """The table of contents: an array of arrays."""
    last = appendix_contents(book)
    if sum(chapter.entries for chapter in chapters) + len(last) <= FEW:
        return Piece("()", value=True)
    shell = "".join((*map(place, range(len(chapters))), *(f"{entry}, " for entry in last)))
    text, passages, _ = put_together(f"({shell})", (), [chapter.contents for chapter in chapters])
    return Piece(text, passages, value=True)


def _values(book: Book, options: RenderOptions, first: Context, table: Raw, body: Raw) -> dict[str, Any]:
    several = first.common.several
    name = book.title if several else readable_text(first.chapter.title) or book.title
    fonts = font_lists(options.fonts, book.language)
    head = markup(book.title, options.missing) if several else title(first.chapter.title, first)
    words = ", ".join(f"{name}: {string(label(name, book.language))}" for name in _WORDS)
    return {
        "comment": Raw(" ".join(name.split())),
        "title": Raw(string(name)),
        "head": Raw(head or markup(book.title, options.missing)),
        "author": Raw(string(book.author)),
        "authors": Raw(strings([book.author] if book.author else [])),
        "date": Raw(string(book.date)),
        "keywords": Raw(strings(book.keywords)),
        "lang": Raw(string(book.language.value)),
        "region": Raw('"cn"' if book.language is Language.ZH else "none"),
        "fonts": {name: Raw(families) for name, families in fonts.items()},
        "words": Raw(f"({words}, chapter: {string(_CHAPTER[book.language])})"),
        "shape": Raw("book" if several else "article"),
        "contents": table,
        "body": body,
    }


def _references(at: Context) -> str:
    """What ``\\ref`` and ``\\eqref`` inside the chapter's formulas show and where they lead."""
    entries = [
        f"{string(name)}: ({string(link.shown)}, {string(link.anchor) if link.anchor in at.targets else 'none'})"
        for name, link in at.chapter.references.items()
    ]
    return f"#let refer = refer-to.with(({', '.join(entries)}))" if entries else ""


def _chapter_heading(at: Context) -> str:
    chapter = at.chapter
    number, anchor, plain = map(string, (chapter.number, chapter.anchor, readable_text(chapter.title)))
    return f"#chapter({number}, {anchor}, {plain})[{title(chapter.title, at)}]"
