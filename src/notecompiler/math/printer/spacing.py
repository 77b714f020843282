"""Where the printer puts spaces between the nodes of a row."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from notecompiler.math.nodes import (
    Array,
    AtomClass,
    Comment,
    Delimited,
    Fraction,
    Invalid,
    MathNode,
    Meta,
    Operator,
    Scripts,
    SizedDelimiter,
    Space,
    Stack,
    Styled,
    Symbol,
    Text,
)


class Kind(Enum):
    """What a node is to its neighbours."""

    ORD = auto()
    FUNCTION = auto()
    LARGE = auto()
    BIN = auto()
    REL = auto()
    OPEN = auto()
    CLOSE = auto()
    PUNCT = auto()
    THIN = auto()
    WIDE = auto()
    ASIDE = auto()
    """Comments, tags, invalid source: always apart."""


_BY_CLASS: Final = {
    AtomClass.ORD: Kind.ORD,
    AtomClass.OP: Kind.LARGE,
    AtomClass.BIN: Kind.BIN,
    AtomClass.REL: Kind.REL,
    AtomClass.OPEN: Kind.OPEN,
    AtomClass.CLOSE: Kind.CLOSE,
    AtomClass.PUNCT: Kind.PUNCT,
    AtomClass.INNER: Kind.ORD,
}
_STYLES: Final = {
    r"\mathbin": Kind.BIN,
    r"\mathrel": Kind.REL,
    r"\mathop": Kind.LARGE,
    r"\mathopen": Kind.OPEN,
    r"\mathclose": Kind.CLOSE,
}
_BY_DELIMITER: Final = dict.fromkeys(("(", "[", r"\{", r"\langle", r"\lfloor", r"\lceil"), Kind.OPEN) | dict.fromkeys(
    (")", "]", r"\}", r"\rangle", r"\rfloor", r"\rceil"), Kind.CLOSE
)
_MODULUS: Final = (r"\bmod", r"\mod")
_ENDS_IN_WORD: Final = re.compile(r"\\[A-Za-z]+\Z")


def kind(node: MathNode) -> Kind:
    """The kind of a node, whatever stands around it."""
    match node:
        case SizedDelimiter(delimiter=delimiter, cls=AtomClass.ORD):
            return _BY_DELIMITER.get(delimiter, Kind.ORD)
        case Symbol(cls=cls) | SizedDelimiter(cls=cls):
            return _BY_CLASS[cls]
        case Operator(command=command, large=large):
            if command in _MODULUS:
                return Kind.BIN
            return Kind.LARGE if large else Kind.FUNCTION
        case Scripts(base=base):
            return Kind.ORD if base is None else kind(base)
        case Styled(command=command):
            return _STYLES.get(command, Kind.ORD)
        case Stack(base=base):
            return kind(base.children[0]) if len(base.children) == 1 else Kind.ORD
        case Space(width=width):
            return Kind.WIDE if abs(width) >= 0.5 else Kind.THIN
        case Comment() | Meta() | Invalid():
            return Kind.ASIDE
        case _:
            return Kind.ORD


_BEFORE_UNARY: Final = (Kind.BIN, Kind.REL, Kind.OPEN, Kind.PUNCT, Kind.LARGE, Kind.FUNCTION, Kind.WIDE)


def kinds(nodes: tuple[MathNode, ...]) -> list[Kind]:
    """The kinds of the nodes of a row; a sign without a left operand (``-1``) is ordinary."""
    found: list[Kind] = []
    for node in nodes:
        own = kind(node)
        if own is Kind.BIN and (not found or found[-1] in _BEFORE_UNARY) and not isinstance(node, Operator):
            own = Kind.ORD
        found.append(own)
    return found


def between(left: MathNode, right: MathNode, before: Kind, after: Kind) -> bool:
    """Whether a reader wants a space between two neighbours."""
    if isinstance(left, Scripts) and _ends_in_opener(left):
        return False
    if Kind.ASIDE in (before, after) or Kind.WIDE in (before, after):
        return not (after is Kind.PUNCT and before is Kind.ASIDE)
    if before is Kind.REL or after is Kind.REL:
        return not (before is after and _is_mark(left) and _is_mark(right))
    if before is Kind.BIN or after is Kind.BIN:
        return before is not Kind.OPEN
    if before is Kind.PUNCT:
        return after is not Kind.THIN
    if Kind.THIN in (before, after) or before is Kind.OPEN or after in (Kind.CLOSE, Kind.PUNCT):
        return False
    if before is Kind.FUNCTION:
        return after is not Kind.OPEN
    if before is Kind.LARGE:
        return True
    if after in (Kind.FUNCTION, Kind.LARGE):
        return not _is_sign(left)
    return after is Kind.ORD and (isinstance(left, _WIDE_LOOKING) or isinstance(right, Text))


_WIDE_LOOKING: Final = (Scripts, Fraction, Delimited, Array, Text)
"""Nodes behind which the next one gets a space, so that it does not look like a part of them."""


def is_tight(node: MathNode) -> bool:
    """Whether a sign in a script stands without spaces: ``h_{t-1}``, ``\\sum_{i=0}``, but ``x_{i \\in S}``."""
    return isinstance(node, Symbol) and len(node.name) == 1 and node.cls in (AtomClass.BIN, AtomClass.REL)


def _ends_in_opener(node: Scripts) -> bool:
    """Whether the last script is a bracket alone: the author of ``x^(2)`` forgot the braces and means what follows, too."""
    last = node.sup or node.sub
    return last is not None and len(last.children) == 1 and kind(last.children[0]) is Kind.OPEN


def _is_mark(node: MathNode) -> bool:
    return isinstance(node, Symbol) and len(node.name) == 1


def _is_sign(node: MathNode) -> bool:
    return isinstance(node, Symbol) and node.cls is AtomClass.BIN


def must_part(left: str, right: str) -> bool:
    """Whether TeX would read two neighbours otherwise without a space: ``\\alpha`` and ``b``, ``1`` and ``2``."""
    if not left or not right:
        return False
    first = right[0]
    if first.isascii() and first.isalpha():
        return left[-1].isalpha() and _ENDS_IN_WORD.search(left[-40:]) is not None
    if first.isdigit() or first == ".":
        return left[-1].isdigit() or left[-1] == "."
    return False
