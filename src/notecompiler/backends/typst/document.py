"""A book as one Typst document."""

from __future__ import annotations

from typing import Any

from notecompiler.backends.base import Rendered, RenderOptions
from notecompiler.backends.passages import take_passages
from notecompiler.backends.templates import Raw, fill
from notecompiler.backends.typst.anchors import anchors, listing_lines
from notecompiler.backends.typst.appendices import appendices
from notecompiler.backends.typst.blocks import blocks
from notecompiler.backends.typst.contents import contents
from notecompiler.backends.typst.context import Context, Ledger
from notecompiler.backends.typst.escape import markup, string, strings
from notecompiler.backends.typst.font_lists import font_lists
from notecompiler.backends.typst.inlines import title
from notecompiler.book.labels import label
from notecompiler.book.model import Book, Language
from notecompiler.book.readable import readable_text

_WORDS = ("contents", "appendix", "card", "quarantine", "reason", "place", "proposal", "image", "keywords")
_CHAPTER = {Language.EN: "Chapter *", Language.ZH: "第 * 章"}
"""What stands over a chapter's title, with a star for its number."""


class TypstBackend:
    """``.typ``: the format of the embedded engine."""

    name = "typst"
    suffix = ".typ"

    def render(self, book: Book, options: RenderOptions) -> Rendered:
        """The complete, standalone source of the document."""
        ledger = Ledger(options.pictures)
        targets = frozenset(anchors(book))
        lines = listing_lines(book)
        contexts = [
            Context(chapter, book.language, targets, lines, options.missing, ledger) for chapter in book.chapters
        ]
        several = len(contexts) > 1
        parts: list[str] = []
        for at in contexts:
            if several:
                parts.append(_chapter_heading(at))
            parts.append(_references(at))
            parts.append(blocks(at.chapter.blocks, at))
        parts.extend(appendices(book, contexts[0]))
        filled = fill(
            "typst/document.typ.j2",
            _values(book, options, contexts, Raw("\n\n".join(filter(None, parts)))),
            lambda text: markup(text, options.missing),
            options.templates,
        )
        text, passages = take_passages(filled, ledger.formulas)
        return Rendered(text, passages, ledger.assets, refused=ledger.refused)


def _values(book: Book, options: RenderOptions, contexts: list[Context], body: Raw) -> dict[str, Any]:
    several = len(contexts) > 1
    name = book.title if several else readable_text(contexts[0].chapter.title) or book.title
    fonts = font_lists(options.fonts, book.language)
    head = markup(book.title, options.missing) if several else title(contexts[0].chapter.title, contexts[0])
    words = ", ".join(f"{name}: {string(label(name, book.language))}" for name in _WORDS)
    entries = "".join(f"{entry}, " for entry in contents(book, contexts))
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
        "contents": Raw(f"({entries})"),
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
