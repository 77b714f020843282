"""Leaves of the tree: how a sign or a word of an ASCII formula becomes a node."""

from __future__ import annotations

from typing import Final

from notecompiler.math.ascii.vocabulary import (
    FUNCTIONS,
    GREEK,
    LARGE_TEXT,
    LARGE_WORDS,
    LIMIT_FUNCTIONS,
    NAMED_FUNCTIONS,
    SIGNS,
    WORD_OPERANDS,
    Role,
)
from notecompiler.math.nodes import AtomClass, MathNode, Operator, Row, Styled, Symbol
from notecompiler.source import Span

_CLASSES: Final = {
    Role.RELATION: AtomClass.REL,
    Role.PLUS: AtomClass.BIN,
    Role.TIMES: AtomClass.BIN,
    Role.SEPARATOR: AtomClass.PUNCT,
    Role.OPEN: AtomClass.OPEN,
    Role.CLOSE: AtomClass.CLOSE,
    Role.TILDE: AtomClass.REL,
}


def _symbol_table() -> dict[str, tuple[str, AtomClass]]:
    """TeX spelling → (character, class), read off the vocabulary: its Unicode spellings are the characters."""
    table: dict[str, tuple[str, AtomClass]] = {}
    for spelling, (role, tex) in SIGNS.items():
        if len(spelling) == 1 and (tex not in table or not spelling.isascii()):
            table.setdefault(tex, (spelling, _CLASSES.get(role, AtomClass.ORD)))
    return table


_SYMBOLS: Final = _symbol_table()


def symbol(span: Span, tex: str) -> MathNode:
    """The node of one sign or letter, given its TeX spelling."""
    if tex.startswith(r"\mathbb{"):
        letter = tex[-2]
        return Styled(span, r"\mathbb", Row(span, (Symbol(span, letter, letter, AtomClass.ORD),)))
    if tex in LARGE_TEXT:
        limits = not tex.endswith("int")
        return Operator(span, tex, LARGE_TEXT[tex], limits=limits, large=True)
    char, cls = _SYMBOLS.get(tex, ("" if tex.startswith("\\") else tex, AtomClass.ORD))
    return Symbol(span, tex, char, cls)


def function(span: Span, word: str) -> Operator | None:
    """The operator that a word names (``tanh``, ``softmax``, ``lim``, ``sum``), or None."""
    if word in LARGE_WORDS:
        command = LARGE_WORDS[word]
        return Operator(span, command, LARGE_TEXT[command], limits=command != r"\int", large=True)
    if word in FUNCTIONS or word in LIMIT_FUNCTIONS:
        return Operator(span, "\\" + word, word, limits=word in LIMIT_FUNCTIONS, large=False)
    if word in NAMED_FUNCTIONS:
        text = NAMED_FUNCTIONS[word]
        if text in FUNCTIONS:
            return Operator(span, "\\" + text, text, limits=False, large=False)
        return Operator(span, r"\operatorname", text, limits=False, large=False)
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
