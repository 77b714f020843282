"""Leaves of the tree: how a sign or a word of an ASCII formula becomes a node, as the TeX grammar would make it."""

from __future__ import annotations

from notecompiler.math.ascii.vocabulary import FUNCTIONS, GREEK, LARGE_WORDS, NAMED_FUNCTIONS, WORD_OPERANDS
from notecompiler.math.nodes import AtomClass, MathNode, Operator, Row, Styled, Symbol
from notecompiler.math.signatures import Function
from notecompiler.math.tables import load
from notecompiler.source import Span


def symbol(span: Span, tex: str) -> MathNode:
    """The node of one sign or letter, given its TeX spelling."""
    if tex.startswith(r"\mathbb{"):
        letter = tex[-2]
        return Styled(span, r"\mathbb", Row(span, (Symbol(span, letter, letter, AtomClass.ORD),)))
    known = load().symbols.get(tex)
    if known is not None:
        return Symbol(span, *known)
    return _command(span, tex) or Symbol(span, tex, "" if tex.startswith("\\") else tex, AtomClass.ORD)


def _command(span: Span, tex: str) -> Operator | None:
    name, row = load().commands.get(tex, ("", None))
    if isinstance(row, Function):
        return Operator(span, name, row.text, limits=row.limits, large=row.large)
    return None


def function(span: Span, word: str) -> Operator | None:
    """The operator that a word names (``tanh``, ``softmax``, ``lim``, ``sum``), or None."""
    if word in LARGE_WORDS:
        return _command(span, LARGE_WORDS[word])
    if word in FUNCTIONS:
        return _command(span, "\\" + word)
    if word in NAMED_FUNCTIONS:
        text = NAMED_FUNCTIONS[word]
        return _command(span, "\\" + text) if text in FUNCTIONS else unknown_function(span, text)
    return None


def constant(span: Span, word: str) -> MathNode | None:
    """The symbol that a word spells out (``alpha``, ``infinity``), or None."""
    tex = GREEK.get(word) or WORD_OPERANDS.get(word)
    return symbol(span, tex) if tex else None


def letters(span: Span, word: str) -> list[MathNode]:
    """A word as a product of its letters."""
    return [
        Symbol(Span(span.start + at, span.start + at + 1), letter, letter, AtomClass.ORD)
        for at, letter in enumerate(word)
    ]


def name(span: Span, word: str) -> Styled:
    """A word that is one quantity (``distance``), set upright."""
    return Styled(span, r"\mathrm", Row(span, tuple(letters(span, word))))


def unknown_function(span: Span, word: str) -> Operator:
    """A word that is applied to arguments (``encode(x)``)."""
    return Operator(span, r"\operatorname", word, limits=False, large=False)
