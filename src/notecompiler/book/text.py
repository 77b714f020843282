"""Inlines as plain characters: for titles in metadata, anchors, and finding headings by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import assert_never

from notecompiler import document as d


def plain_text(items: Iterable[d.Inline]) -> str:
    """What a reader would read aloud; a formula gives its TeX."""
    return "".join(map(_plain, items)).strip()


def wiki_text(link: d.WikiLink) -> str:
    """What a wikilink shows: its own words, else the note and the heading, as Obsidian shows them."""
    return link.shown or " > ".join(filter(None, (link.note, link.heading)))


def _plain(item: d.Inline) -> str:
    match item:
        case d.Words():
            return item.text
        case d.Emphasis() | d.Strong() | d.Strike() | d.Highlight() | d.Link():
            return "".join(map(_plain, item.children))
        case d.CodeSpan():
            return item.code
        case d.MathSpan():
            return item.formula.tex.strip()
        case d.WikiLink():
            return wiki_text(item)
        case d.Image():
            return item.alt
        case d.Hashtag():
            return item.name
        case d.LineBreak():
            return " "
        case d.FootnoteMark():
            return ""
        case _:
            assert_never(item)


def fold(text: str) -> str:
    """The form in which two spellings of one name are equal: compatibility characters, case and spaces folded."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens; "" when nothing is left (a Chinese heading)."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.casefold()).strip("-")[:40].rstrip("-")


def is_cjk(char: str) -> bool:
    """Whether a character is a Chinese character (the ideograph blocks, not punctuation)."""
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF
    )
