"""How wide a formula will be, told from its tree alone: estimates in em of a typesetter's roman faces.

A typesetter finds the true width only by setting the formula, and sets it once more where it is printed. Most formulas
are so short that there is no question whether they fit, and only the others need to be measured.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import zip_longest
from typing import assert_never

from notecompiler.math import nodes as n

_CLASS_WIDTH = {
    n.AtomClass.REL: 1.4,
    n.AtomClass.BIN: 1.25,
    n.AtomClass.PUNCT: 0.5,
    n.AtomClass.OPEN: 0.42,
    n.AtomClass.CLOSE: 0.42,
}
_WIDE = {"m": 0.88, "w": 0.72, "M": 1.0, "W": 1.0}
_SIZES = {"\\large": 1.2, "\\Large": 1.44, "\\LARGE": 1.73, "\\huge": 2.07, "\\Huge": 2.49}
_SCRIPT = 0.72
"""The size of scripts."""


def at_most(row: n.Row) -> float:
    """A width that a part of a formula does not exceed on one line: the estimate and what it may be wrong by."""
    return 1.25 * row_width(row) + 0.8


def text_width(text: str) -> float:
    """A run of text on one line."""
    return sum(map(_character, text))


def _character(char: str) -> float:
    if char in _WIDE:
        return _WIDE[char]
    if char.isascii():
        return 0.7 if char.isupper() else 0.52
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.6


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


def math_width(node: n.MathNode) -> float:  # noqa: C901 -- one case for each kind of node
    """One node of a formula."""
    match node:
        case n.Symbol():
            return _CLASS_WIDTH.get(node.cls) or _WIDE.get(node.char) or (0.85 if node.char.isupper() else 0.6)
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
            delimiters = 0.7 * (bool(node.left) + bool(node.right))
            return max(row_width(node.numerator), row_width(node.denominator)) + 0.4 + delimiters
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
            return _SIZES.get(node.command, 1.1) * row_width(node.body)
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
