"""Macros: what a note defines for itself, and the templates of the macro tables in the same form."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Final, TypeAlias

from notecompiler.math.tables import load
from notecompiler.math.tokens import tokenize
from notecompiler.record import Record, field


class Take(Enum):
    """How an argument of a macro is found."""

    MANDATORY = "m"
    BRACED = "b"
    BRACKETED = "o"
    OPTIONAL = "O"
    """In brackets, or the default value when there are none."""
    PARENTHESISED = "p"
    STAR = "s"
    UP_TO = "d"
    """All tokens before the literal that follows in the pattern."""


Pattern: TypeAlias = tuple[Take | str, ...]
"""Arguments and the literal tokens between them (``\\def\\f(#1,#2){…}``)."""

LITERAL: Final = "\ue000"
"""Before a token of a body: it means what TeX means by it, whatever was defined later (``\\let``)."""


class Macro(Record):
    """One macro. `alternatives` are (pattern, body) pairs of which the first that fits is taken; bodies are tokens with
    the spaces behind them. `defaults` gives the value of an optional argument that is absent, by its number from 1."""

    alternatives: tuple[tuple[Pattern, tuple[str, ...]], ...]
    defaults: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


class Macros(Record):
    """The macros that are in force; a formula's definitions make a new one for the formulas that follow."""

    table: Mapping[str, Macro] = field(default_factory=dict)


@cache
def template(name: str) -> Macro:
    """A template of the macro tables as a Macro."""
    return Macro(
        tuple(
            (tuple(Take(letter) for letter in pattern), tuple(tokenize(body).pieces))
            for pattern, body in load().templates[name].alternatives
        )
    )
