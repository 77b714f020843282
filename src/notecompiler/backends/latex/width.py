"""How wide a formula or text will be, before TeX sets it: generous estimates in em.

They only decide whether a formula is left as it is or wrapped in a macro that measures it, and how a table shares the
line among its columns, so an estimate must not be far too small.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import assert_never

from notecompiler import document as d
from notecompiler.book.soundness import is_small
from notecompiler.book.text import wiki_text
from notecompiler.math import nodes as n
from notecompiler.regex import regex

LINE = 41.0
"""The width of the page's line in em: 16 cm at 11 pt."""

_CLASS_WIDTH = {
    n.AtomClass.REL: 1.4,
    n.AtomClass.BIN: 1.25,
    n.AtomClass.PUNCT: 0.5,
    n.AtomClass.OPEN: 0.42,
    n.AtomClass.CLOSE: 0.42,
}
_SCRIPT = 0.72
_UNDIVIDED = regex(r"[^\s\u2e80-\u9fff\uf900-\uffef-]{1,30}")


def text_width(text: str) -> float:
    """A run of text on one line."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.52 for c in text)


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


def row_width(row: n.Row | None) -> float:
    """A part of a formula."""
    return sum(map(math_width, row.children)) if row is not None else 0.0


def widest_piece(row: n.Row) -> float:
    """The widest part of a formula in which TeX cannot break the line: between top-level relations and operators."""
    widest = current = 0.0
    for node in row.children:
        current += math_width(node)
        if isinstance(node, n.Symbol) and node.cls in (n.AtomClass.REL, n.AtomClass.BIN):
            widest, current = max(widest, current), 0.0
    return max(widest, current)


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


def math_width(node: n.MathNode) -> float:  # noqa: C901 -- one case for each kind of node
    """One node of a formula."""
    match node:
        case n.Symbol():
            return _CLASS_WIDTH.get(node.cls, 0.85 if node.char.isupper() else 0.6)
        case n.Number():
            return 0.52 * len(node.digits)
        case n.Operator():
            return 1.5 if node.large else 0.2 + 0.5 * len(node.text)
        case n.Row():
            return row_width(node)
        case n.Group():
            return row_width(node.body)
        case n.Scripts():
            base = math_width(node.base) if node.base is not None else 0.0
            scripts = _SCRIPT * max(row_width(node.sub), row_width(node.sup) + 0.4 * node.primes)
            stacked = isinstance(node.base, n.Operator) and node.base.limits
            return max(base, scripts) if stacked else base + scripts
        case n.Fraction():
            return max(row_width(node.numerator), row_width(node.denominator)) + 0.4
        case n.Radical():
            return row_width(node.radicand) + 1.0
        case n.Accent() | n.Box():
            body = node.base if isinstance(node, n.Accent) else node.body
            return row_width(body) + 0.3
        case n.Stack():
            return max(row_width(node.base), _SCRIPT * row_width(node.over), _SCRIPT * row_width(node.under)) + 0.6
        case n.Delimited():
            return sum(map(row_width, node.segments)) + 0.7 * (2 + len(node.middles))
        case n.SizedDelimiter():
            return 0.6
        case n.Styled():
            return 1.1 * row_width(node.body)
        case n.Text():
            return sum(text_width(p.text) if isinstance(p, n.TextRun) else row_width(p) for p in node.parts)
        case n.Space():
            return max(node.width, 0.0)
        case n.Array():
            return array_width(node.rows) + 1.0
        case n.Meta() | n.Comment():
            return 0.0
        case n.Invalid():
            return text_width(node.source)
        case _:
            assert_never(node)


def array_width(rows: Sequence[n.ArrayRow]) -> float:
    """The columns of an array beside each other."""
    columns = zip_longest(*([row_width(cell) for cell in row.cells] for row in rows), fillvalue=0.0)
    widths = [max(column) for column in columns]
    return sum(widths) + 0.9 * max(len(widths) - 1, 0)
