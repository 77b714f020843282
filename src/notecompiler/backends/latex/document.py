"""The whole document: the shell filled with what the book holds."""

from __future__ import annotations

from pathlib import Path

from notecompiler.backends.base import Rendered, RenderOptions
from notecompiler.backends.latex import escape
from notecompiler.backends.latex.appendices import reference_listings, repairs_table, verification_table
from notecompiler.backends.latex.blocks import blocks
from notecompiler.backends.latex.contents import foretold_contents
from notecompiler.backends.latex.context import Context, Gathered
from notecompiler.backends.latex.extras import definitions
from notecompiler.backends.latex.fonts import font_arguments, spare_arguments
from notecompiler.backends.latex.glyphs import Face, face
from notecompiler.backends.latex.inlines import heading_text
from notecompiler.backends.passages import take_passages
from notecompiler.backends.templates import Raw, fill
from notecompiler.book.appendices import on_new_pages
from notecompiler.book.labels import label
from notecompiler.book.model import Book, Language
from notecompiler.book.readable import readable_text
from notecompiler.book.text import plain_text
from notecompiler.record import Record, replace


class LatexBackend(Record):
    """LaTeX documents."""

    name: str = "latex"
    suffix: str = ".tex"

    def opening(self, templates: Path | None, *, several: bool) -> str:
        """The packages, which take most of the time that a short document takes."""
        return fill("latex/opening.tex.j2", {"several": several}, escape.one_line, templates)

    def render(self, book: Book, options: RenderOptions) -> Rendered:
        """The document, with the pictures that it includes as assets."""
        gathered = Gathered(options.pictures)
        context = Context(book, book.chapters[0], gathered)
        several = len(book.chapters) > 1
        chapters = [
            {
                "title": Raw(heading_text(chapter.title, here := replace(context, chapter=chapter))),
                "anchor": chapter.anchor,
                "path": Raw(escape.comment(chapter.document.source.path)),
                "body": Raw(blocks(chapter.blocks, here)),
            }
            for chapter in book.chapters
        ]
        appendices = _appendices(book, context)
        own = not several and book.title == plain_text(book.chapters[0].title)
        title = chapters[0]["title"] if own else book.title
        plain = readable_text(book.chapters[0].title) or book.title if own else book.title
        contents = foretold_contents(book, context)
        body = "".join(str(chapter["body"]) for chapter in chapters)
        values = {
            "several": several,
            "chinese": book.language is Language.ZH,
            "language": "zh-CN" if book.language is Language.ZH else "en",
            "title": title,
            "plain_title": Raw(escape.bare(escape.shortened(plain, 200))),
            "running_title": escape.shortened(plain, 60),
            "comment_title": Raw(escape.comment(escape.shortened(book.title, 100))),
            "author": book.author,
            "plain_author": Raw(escape.bare(book.author)),
            "plain_keywords": Raw(escape.bare(", ".join(book.keywords))),
            "date": book.date,
            "keywords": book.keywords,
            "keywords_label": label("keywords", book.language),
            "contents_label": label("contents", book.language),
            "appendix_label": label("appendix", book.language),
            "with_contents": contents.count("\n") >= 3,
            "definitions": [
                Raw(line) for line in definitions("\n".join((body, *(str(a["body"]) for a in appendices))))
            ],
            "with_emoji": "\\emoji" in body or "\\emoji" in str(title),
            "lacking": [
                {"char": Raw(char), "code": f"U+{ord(char):04X}"}
                for char in sorted(options.missing)
                if face(char) in (Face.CHINESE, Face.CHINESE_SIGN)
            ],
            "fonts": {
                **{role: Raw(arguments) for role, arguments in font_arguments(options.fonts).items()},
                "spare": [Raw(arguments) for arguments in spare_arguments(options.fonts)],
            },
            "chapters": chapters,
            "appendices": appendices,
        }
        filled = fill("latex/document.tex.j2", values, escape.one_line, options.templates)
        text, passages = take_passages(filled, gathered.formulas)
        return Rendered(text, passages, dict(gathered.assets), contents)


def _appendices(book: Book, context: Context) -> list[dict[str, str | bool]]:
    """Title, note and body of each appendix that has something to say, and whether it starts on a new page."""
    breaks = on_new_pages(book)
    made = (
        ("references", "listing-note", reference_listings, book.listings),
        ("verification", "verification-note", verification_table, book.verification),
        ("repairs", "repairs-note", repairs_table, book.repairs),
    )
    return [
        {
            "title": label(name, book.language),
            "anchor": f"app-{name}",
            "note": label(note, book.language),
            "new_page": name in breaks,
            "body": Raw(body(context)),
        }
        for name, note, body, content in made
        if content
    ]
