"""What a row of a macro table says: how one command or environment lowers to a node kind.

The tables lie in `notecompiler.math.macros`, one module for each LaTeX package. A table maps a command, spelled with its
backslash, to one of the row types below; an environment to an `Environment`. (Named tuples, because they are made in a
fraction of the time that as many dataclasses take at start-up.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from notecompiler.math.nodes import AtomClass


class Sign(NamedTuple):
    """A symbol: lowers to `Symbol`."""

    char: str
    cls: AtomClass = AtomClass.ORD


class Alias(NamedTuple):
    """Another spelling of `target`; the node has the target's name."""

    target: str


class Function(NamedTuple):
    """A named function or large operator: lowers to `Operator`."""

    text: str
    limits: bool = False
    large: bool = False


class OverUnder(NamedTuple):
    """A mark over or under one argument: lowers to `Accent`."""

    under: bool = False


class Ratio(NamedTuple):
    """Two arguments, one over the other: lowers to `Fraction`."""

    rule: bool = True
    left: str = ""
    right: str = ""


class Infix(NamedTuple):
    """Splits its group in two, as ``\\over`` does: lowers to `Fraction`. `length`: a length follows (``\\above``)."""

    rule: bool = True
    left: str = ""
    right: str = ""
    length: bool = False


class Stacked(NamedTuple):
    """Lowers to `Stack`. `order` names the mandatory arguments as they come: "o" over, "u" under, "b" base."""

    order: str


class Arrow(NamedTuple):
    """An extensible arrow ``\\xrightarrow[under]{over}``: lowers to `Stack` over this symbol."""

    symbol: str
    char: str


class Style(NamedTuple):
    """A font, style, size or class: lowers to `Styled`. `switch`: takes the rest of its group."""

    switch: bool = False


class Coloured(NamedTuple):
    """``\\textcolor{c}{…}``; with `switch` ``\\color{c}`` for the rest of the group."""

    switch: bool = False


class Boxed(NamedTuple):
    """Lowers to `Box`. `arguments` counts the colours or lengths before the body, `optional` those in brackets; `text`:
    the body is text."""

    arguments: int = 0
    optional: int = 0
    text: bool = False


class Words(NamedTuple):
    """One argument of text: lowers to `Text`."""


class Glue(NamedTuple):
    """Space of a fixed width, in em: lowers to `Space`."""

    width: float


class Length(NamedTuple):
    """A command that a length follows (``\\hspace{1cm}``, ``\\kern1em``): lowers to `Space`."""


class Sized(NamedTuple):
    """``\\big`` and relatives: lowers to `SizedDelimiter`."""

    cls: AtomClass


class Rows(NamedTuple):
    """A command whose one argument holds rows (``\\substack``, plain TeX's ``\\matrix``): lowers to `Array`."""

    environment: str


class Note(NamedTuple):
    """About the formula, not in it: lowers to `Meta`, or to the fields of its `ArrayRow`. `arguments` are kept as
    written."""

    arguments: int = 0


class Special(NamedTuple):
    """A command with a grammar of its own, read by the function of the parser that has this name."""

    reader: str


class Template(NamedTuple):
    """A command that stands for other mathematics: alternatives of (pattern, body), the first that fits is taken.

    The pattern has one letter an argument: "m" mandatory, "b" mandatory in braces, "o" in brackets, "p" in
    parentheses, "s" a star. The body is TeX with ``#1`` … for the arguments (a star counts as an argument).
    """

    alternatives: tuple[tuple[str, str], ...]


class Translated(NamedTuple):
    """A command whose argument is in a language of its own; the translator `by` that name (`math.notations`) gives the TeX
    that it stands for. An optional argument in brackets before it holds settings, which leave nothing."""

    by: str


class Ignored(NamedTuple):
    """A command that print has no use for; it leaves nothing. `arguments` go with it."""

    arguments: int = 0


class Forbidden(NamedTuple):
    """A command that reads, writes or reprograms TeX."""


class Unsupported(NamedTuple):
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
    | Translated
    | Ignored
    | Forbidden
    | Unsupported
)


class Environment(NamedTuple):
    """An environment: lowers to `Array`.

    `columns`: a column specification follows. `option`: an optional ``[…]`` follows; `counted`: a mandatory number.
    `display`: a display of its own, which may not stand inside another formula. `transparent`: only delimiters in the
    shape of an environment (``displaymath``); lowers to its content. `diagram`: arrows of amscd between its cells.
    `branches`: what stands left of the brace follows, and all cells but the first are text; lowers to that and ``cases``.
    """

    columns: bool = False
    option: bool = False
    counted: bool = False
    display: bool = False
    transparent: bool = False
    diagram: bool = False
    branches: bool = False


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
