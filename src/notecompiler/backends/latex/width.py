"""How wide running text will be, before TeX sets it: generous estimates in em.

They only decide how a table shares the line among its columns, so an estimate must not be far too small.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import assert_never

from notecompiler import document as d
from notecompiler.book.soundness import is_small
from notecompiler.book.text import wiki_text
from notecompiler.math.extent import row_width, text_width
from notecompiler.regex import regex

LINE = 41.0
"""The width of the page's line in em: 16 cm at 11 pt."""

_UNDIVIDED = regex(r"[^\s\u2e80-\u9fff\uf900-\uffef-]{1,30}")


def inlines_width(items: Iterable[d.Inline]) -> float:
    """Running text on one line."""
    return sum(map(_inline, items))


def longest_word(items: Iterable[d.Inline]) -> float:
    """The widest part of running text that no line end can divide; formulas and code can be made to fit."""
    widest = 0.0
    for item in items:
        match item:
            case d.Words():
                widest = max([widest, *map(text_width, _UNDIVIDED.findall(item.text))])
            case d.Emphasis() | d.Strike() | d.Highlight() | d.Link() | d.Strong():
                widest = max(widest, 1.1 * longest_word(item.children))
            case _:
                pass
    return widest


def _inline(item: d.Inline) -> float:
    match item:
        case d.Words():
            return text_width(item.text)
        case d.Emphasis() | d.Strike() | d.Highlight() | d.Link():
            return inlines_width(item.children)
        case d.Strong():
            return 1.1 * inlines_width(item.children)
        case d.CodeSpan():
            return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.54 for c in item.code)
        case d.MathSpan():
            formula = item.formula
            return row_width(formula.tree) if is_small(formula.tex) else 0.3 * len(formula.tex)
        case d.WikiLink():
            return text_width(wiki_text(item))
        case d.Image():
            return 6.0
        case d.FootnoteMark() | d.LineBreak():
            return 0.5
        case d.Hashtag():
            return text_width(item.name) + 1
        case _:
            assert_never(item)
