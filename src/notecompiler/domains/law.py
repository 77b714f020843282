"""Subjects in which symbols have a fixed meaning: the sides of a triangle, the terms of a sequence, a cost.

A law has worlds like a domain, but nothing has to be inferred: its symbols are the ones that everybody uses. It applies
to an equation when all its symbols are known to it, and either the words around it name the subject or the equation
holds symbols that only this subject combines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np

from notecompiler.record import Record

Values: TypeAlias = Mapping[str, Any]
"""Values by symbol: a number, an array whose first entry has the index `Law.first`, a `Family`, or a function: a callable of
one complex number, a `Curve`, an `Operation`."""


class Family(Record, eq=False):
    """An array of members of a symbol whose first entry has the index `first`. `alone` is what the symbol without an index
    stands for: the whole array for a vector or matrix (``z``, ``z_i``), one member for an eigenvalue; None for nothing.

    An array of more than one axis gives its rows to one index (``q_i``) and its entries to two (``Q_{ij}``); `first` may
    give the first index of each axis.
    """

    array: Any
    first: int | tuple[int, ...] = 1
    alone: Any = None


def whole(array: Any, first: int = 1) -> Family:
    """A vector or matrix with its components."""
    return Family(np.asarray(array), first, np.asarray(array))


class Curve(Record, eq=False):
    """A function of one number with its derivatives: ``(f, f', f'' …)``, each in plain arithmetic, so that it is computed in
    the precision of the world."""

    derivatives: tuple[Callable[[Any], Any], ...]


class Operation(Record, eq=False):
    """A function of one or more numbers or arrays (``Attention(Q, K, V)``), in double precision; it raises IndexError,
    ValueError or ArithmeticError where it has no value."""

    call: Callable[..., Any]


def at_points(values: Any, first: int = 1) -> Operation:
    """A function of whole numbers, given by its values from `first` on."""

    def call(*places: float) -> float:
        found = [round(place) - first for place in places]
        if any(k < 0 or abs(k + first - place) > 1e-9 for k, place in zip(found, places, strict=True)):
            raise IndexError
        return float(values[tuple(found)])

    return Operation(call)


class LawSabotage(Record):
    """A right equation of the subject and a wrong one, for the test that the law tells them apart."""

    right: str
    wrong: str


class Law(Record, eq=False):
    r"""A reference implementation seen through the usual symbols.

    `symbols` maps a symbol to the local name in `reference` that computes it, "" for an input. Symbols are spelled as `Name` prints them: "a", "\\hat{y}", "HM"; one whose
    index or mark is a name is spelled with it ("H_{in}", "D^{(*)}"). `sample(rng)` gives a value for every symbol. `first` is the index of the first entry of arrays.
    `needs` are sets of symbols one of which must occur when no word names the subject; `words` are regular-expression alternatives that name it,
    `title` is a heading that does.

    `notation` are rules as TeX, put into an equation before it is evaluated: what looks like the left side is replaced by the right one (``h_\theta(x_i) = …``). In a
    left side the index letters i, j, k, l, m, n, t stand for any index and ``\Box``, ``\Box_1`` … for any expression; brackets do not count.

    `superscripts`: letters whose superscript letter is an index. `distinct`: sets of symbols that have the same roles wherever the subject is written, so that taking one for another is a slip.
    `complex_numbers`: i is the imaginary unit. `rows`: a vector may be a row, so that ``u v^T`` is a number; else it is a matrix. `steps`: indices count steps, and where they start is a convention. `sure`: the symbols in `needs` mean nothing else, so that a failure is an error even when no word names the subject.
    `scale_free`: authors choose a constant factor of the quantities (the half before a squared error), so that a positive one is a convention.
    """

    name: str
    reference: Callable[..., Any]
    symbols: Mapping[str, str]
    sample: Callable[[np.random.Generator], Values]
    title: str
    words: tuple[str, ...]
    needs: tuple[frozenset[str], ...] = ()
    first: int = 1
    notation: tuple[str, ...] = ()
    superscripts: frozenset[str] = frozenset()
    distinct: tuple[frozenset[str], ...] = ()
    complex_numbers: bool = False
    rows: bool = False
    steps: bool = False
    sure: bool = False
    scale_free: bool = False
    sabotage: LawSabotage | None = None


def given(*symbols: str) -> dict[str, str]:
    """Symbols of inputs."""
    return dict.fromkeys(symbols, "")


def named(quantity: str, *symbols: str) -> dict[str, str]:
    """Symbols of a quantity that the reference computes."""
    return dict.fromkeys(symbols, quantity)
