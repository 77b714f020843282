"""Titles as plain characters that people can read: for bookmarks, running heads and metadata.

`book.text.plain_text` gives a formula's TeX, which makes stable anchors; here it becomes Unicode: σ(x), x₁², a/b.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import assert_never

from notecompiler import document as d
from notecompiler.book.soundness import is_small
from notecompiler.book.text import plain_text
from notecompiler.math import nodes as n

_SUBSCRIPTS = str.maketrans("0123456789+-=()aehijklmnoprstuvxβγρφχ−", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋")
_SUPERSCRIPTS = str.maketrans(
    "0123456789+-=()abcdefghijklmnoprstuvwxyzTβγδθ−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵝᵞᵟᶿ⁻"
)
_COMBINING = {
    "\\hat": "\u0302", "\\widehat": "\u0302", "\\tilde": "\u0303", "\\widetilde": "\u0303", "\\bar": "\u0304",
    "\\overline": "\u0304", "\\vec": "\u20d7", "\\dot": "\u0307", "\\ddot": "\u0308", "\\check": "\u030c",
    "\\mathring": "\u030a", "\\underline": "\u0332",
}  # fmt: skip
_DOUBLE_STRUCK = str.maketrans("CHNPQRZ", "ℂℍℕℙℚℝℤ")
_DELIMITERS = {"\\{": "{", "\\}": "}", "\\langle": "⟨", "\\rangle": "⟩", "\\|": "‖", ".": ""}


def readable_text(items: Iterable[d.Inline]) -> str:
    """What a reader sees, in plain characters."""
    return "".join(map(_readable, items)).strip()


def _readable(item: d.Inline) -> str:
    match item:
        case d.MathSpan():
            formula = item.formula
            return math_text(formula.tree) if is_small(formula.tex) else formula.tex.strip()
        case d.Emphasis() | d.Strong() | d.Strike() | d.Highlight() | d.Link():
            return "".join(map(_readable, item.children))
        case d.Hashtag():
            return ""
        case _:
            return plain_text([item]) if not isinstance(item, d.Words) else item.text


def math_text(row: n.Row) -> str:
    """A formula in Unicode characters, on one line."""
    return " ".join("".join(map(_node, row.children)).split())


def _node(node: n.MathNode) -> str:  # noqa: C901 - one case for each node kind
    match node:
        case n.Symbol():
            spaced = node.cls in (n.AtomClass.REL, n.AtomClass.BIN)
            return f" {node.char} " if spaced else node.char
        case n.Number():
            return node.digits
        case n.Operator():
            return node.text if node.large else f"{node.text} "
        case n.Row():
            return math_text(node)
        case n.Group() | n.Box():
            return math_text(node.body)
        case n.Scripts():
            return _scripts(node)
        case n.Fraction():
            bar = "/" if node.rule else " "
            return f"{node.left}{_grouped(node.numerator)}{bar}{_grouped(node.denominator)}{node.right}"
        case n.Radical():
            return f"√{_grouped(node.radicand)}"
        case n.Accent():
            base = math_text(node.base)
            return unicodedata.normalize("NFC", base + _COMBINING.get(node.command, "")) if len(base) == 1 else base
        case n.Stack():
            return math_text(node.base)
        case n.Delimited():
            inner = "|".join(math_text(segment) for segment in node.segments)
            return f"{_DELIMITERS.get(node.left, node.left)}{inner}{_DELIMITERS.get(node.right, node.right)}"
        case n.SizedDelimiter():
            return _DELIMITERS.get(node.delimiter, node.delimiter)
        case n.Styled():
            body = math_text(node.body)
            return body.translate(_DOUBLE_STRUCK) if node.command == "\\mathbb" else body
        case n.Text():
            return "".join(p.text if isinstance(p, n.TextRun) else math_text(p) for p in node.parts)
        case n.Space():
            return " " if node.width > 0.2 else ""
        case n.Array():
            return "; ".join(" ".join(filter(None, map(math_text, row.cells))) for row in node.rows)
        case n.Meta() | n.Comment():
            return ""
        case n.Invalid():
            return node.source
        case _:
            assert_never(node)


def _scripts(node: n.Scripts) -> str:
    text = ("" if node.base is None else _node(node.base).strip()) + "′" * node.primes
    for row, table, mark in ((node.sub, _SUBSCRIPTS, "_"), (node.sup, _SUPERSCRIPTS, "^")):
        if row is None:
            continue
        script = math_text(row).replace(" ", "")
        small = script.translate(table)
        fits = all(ord(char) in table for char in script)
        text += small if fits else mark + (script if len(script) == 1 else f"({script})")
    return text


def _grouped(row: n.Row) -> str:
    text = math_text(row)
    return text if len(text) <= 1 or text.isalnum() else f"({text})"
