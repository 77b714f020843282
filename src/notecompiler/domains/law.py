"""Subjects in which symbols have a fixed meaning: the sides of a triangle, the terms of a sequence, a cost.

A law has worlds like a domain, but nothing has to be inferred: its symbols are the ones that everybody uses. It applies
to an equation when all its symbols are known to it, and either the words around it name the subject or the equation
holds symbols that only this subject combines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

Values: TypeAlias = Mapping[str, Any]
"""Values by symbol: a number, an array whose first entry has the index `Law.first`, or a function of one number."""


@dataclass(frozen=True, eq=False)
class Family:
    """An array of members of a symbol whose first entry has the index `first`, where that differs from the law's."""

    array: Any
    first: int


@dataclass(frozen=True, slots=True)
class LawSabotage:
    """A right equation of the subject and a wrong one, for the test that the law tells them apart."""

    right: str
    wrong: str


@dataclass(frozen=True, eq=False)
class Law:
    r"""A reference implementation seen through the usual symbols.

    `symbols` maps a symbol (as `Name` prints it: "a", "\\hat{y}", "h_{\\theta}") to the local name in `reference` that computes it, "" for an input. `sample(rng)` gives a
    value for every symbol. `first` is the index of the first entry of arrays. `needs` are sets of symbols one of which
    must occur when no word names the subject; `words` are regular-expression alternatives that name it. `prelude` are
    definitions, as TeX, that are put into an equation before it is evaluated (``h_\theta(x^i) = …``); an entry whose
    left side is a derivative names the symbol that holds its value. `superscripts`: letters whose superscript letter is
    an index. `complex_numbers`: i is the imaginary unit. `sure`: the symbols in `needs` mean nothing else, so that a
    failure is an error even when no word names the subject. `scale_free`: authors choose a constant factor of the quantities (the
    half before a squared error), so that a positive one is a convention.
    """

    name: str
    reference: Callable[..., Any]
    symbols: Mapping[str, str]
    sample: Callable[[np.random.Generator], Values]
    words: tuple[str, ...]
    needs: tuple[frozenset[str], ...] = ()
    first: int = 1
    prelude: tuple[str, ...] = ()
    superscripts: frozenset[str] = frozenset()
    complex_numbers: bool = False
    sure: bool = False
    scale_free: bool = False
    sabotage: LawSabotage | None = None
