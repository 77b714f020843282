"""What a row of a macro table says: how one command or environment lowers to a node kind.

The tables lie in `notecompiler.math.macros`, one module for each LaTeX package. A table maps a command, spelled with its
backslash, to one of the row types below; an environment to an `Environment`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from notecompiler.math.nodes import AtomClass


@dataclass(frozen=True, slots=True)
class Sign:
    """A symbol: lowers to `Symbol`."""

    char: str
    cls: AtomClass = AtomClass.ORD


@dataclass(frozen=True, slots=True)
class Alias:
    """Another spelling of `target`; the node has the target's name."""

    target: str


@dataclass(frozen=True, slots=True)
class Function:
    """A named function or large operator: lowers to `Operator`."""

    text: str
    limits: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class OverUnder:
    """A mark over or under one argument: lowers to `Accent`."""

    under: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two arguments, one over the other: lowers to `Fraction`."""

    rule: bool = True
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Infix:
    """Splits its group in two, as ``\\over`` does: lowers to `Fraction`. `length`: a length follows (``\\above``)."""

    rule: bool = True
    left: str = ""
    right: str = ""
    length: bool = False


@dataclass(frozen=True, slots=True)
class Stacked:
    """Lowers to `Stack`. `order` names the mandatory arguments as they come: "o" over, "u" under, "b" base."""

    order: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """An extensible arrow ``\\xrightarrow[under]{over}``: lowers to `Stack` over this symbol."""

    symbol: str
    char: str


@dataclass(frozen=True, slots=True)
class Style:
    """A font, style, size or class: lowers to `Styled`. `switch`: takes the rest of its group."""

    switch: bool = False


@dataclass(frozen=True, slots=True)
class Coloured:
    """``\\textcolor{c}{…}``; with `switch` ``\\color{c}`` for the rest of the group."""

    switch: bool = False


@dataclass(frozen=True, slots=True)
class Boxed:
    """Lowers to `Box`. `arguments` counts the colours or lengths before the body, `optional` those in brackets; `text`:
    the body is text."""

    arguments: int = 0
    optional: int = 0
    text: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One argument of text: lowers to `Text`."""


@dataclass(frozen=True, slots=True)
class Glue:
    """Space of a fixed width, in em: lowers to `Space`."""

    width: float


@dataclass(frozen=True, slots=True)
class Length:
    """A command that a length follows (``\\hspace{1cm}``, ``\\kern1em``): lowers to `Space`."""


@dataclass(frozen=True, slots=True)
class Sized:
    """``\\big`` and relatives: lowers to `SizedDelimiter`."""

    cls: AtomClass


@dataclass(frozen=True, slots=True)
class Rows:
    """A command whose one argument holds rows (``\\substack``, plain TeX's ``\\matrix``): lowers to `Array`."""

    environment: str


@dataclass(frozen=True, slots=True)
class Note:
    """About the formula, not in it: lowers to `Meta`, or to the fields of its `ArrayRow`. `arguments` are kept as
    written."""

    arguments: int = 0


@dataclass(frozen=True, slots=True)
class Special:
    """A command with a grammar of its own, read by the function of the parser that has this name."""

    reader: str


@dataclass(frozen=True, slots=True)
class Template:
    """A command that stands for other mathematics: alternatives of (pattern, body), the first that fits is taken.

    The pattern has one letter an argument: "m" mandatory, "b" mandatory in braces, "o" in brackets, "p" in
    parentheses, "s" a star. The body is TeX with ``#1`` … for the arguments (a star counts as an argument).
    """

    alternatives: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ignored:
    """A command that print has no use for; it leaves nothing. `arguments` go with it."""

    arguments: int = 0


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A command that reads, writes or reprograms TeX."""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A command that other systems know and print has no sense for; `why` says the reason. Reads as unknown."""

    why: str


Signature: TypeAlias = (
    Sign
    | Alias
    | Function
    | OverUnder
    | Ratio
    | Infix
    | Stacked
    | Arrow
    | Style
    | Coloured
    | Boxed
    | Words
    | Glue
    | Length
    | Sized
    | Rows
    | Note
    | Special
    | Template
    | Ignored
    | Forbidden
    | Unsupported
)


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment: lowers to `Array`.

    `columns`: a column specification follows. `option`: an optional ``[…]`` follows; `count`: a mandatory number.
    `display`: a display of its own, which may not stand inside another formula. `transparent`: only delimiters in the
    shape of an environment (``displaymath``); lowers to its content.
    """

    columns: bool = False
    option: bool = False
    count: bool = False
    display: bool = False
    transparent: bool = False


_PARAMETERS = re.compile("##|#([1-9])")

Table: TypeAlias = Mapping[str, Signature]
EnvironmentTable: TypeAlias = Mapping[str, Environment]


def signs(cls: AtomClass, rows: str) -> dict[str, Signature]:
    """Symbols of one class from lines of ``\\name char``."""
    pairs = (line.split() for line in rows.strip().splitlines())
    return {name: Sign(char, cls) for name, char in pairs}


def aliases(rows: str) -> dict[str, Signature]:
    """Aliases from lines of ``\\alias \\target``."""
    pairs = (line.split() for line in rows.strip().splitlines())
    return {name: Alias(target) for name, target in pairs}


def each(signature: Signature, names: str) -> dict[str, Signature]:
    """The same row for several commands, separated by spaces."""
    return dict.fromkeys(names.split(), signature)


def functions(names: str, limits: bool = False) -> dict[str, Signature]:
    """Functions that print their own name."""
    return {f"\\{name}": Function(name, limits) for name in names.split()}


def short(body: str) -> Template:
    """A template without arguments, or with as many mandatory ones as its body names."""
    count = max((int(number) for number in _PARAMETERS.findall(body) if number), default=0)
    return Template((("m" * count, body),))
