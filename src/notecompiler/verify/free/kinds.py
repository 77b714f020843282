"""What kinds of things the free symbols of a claim may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from notecompiler.record import Record, field
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name

FUNCTION_LETTERS = frozenset({"f", "g", "h", "F", "G", "\\phi", "\\psi", "\\varphi", "\\Phi", "\\Psi"})


class Kind(Enum):
    """What a symbol stands for."""

    REAL = "real number"
    POSITIVE = "positive number"
    WHOLE = "whole number"
    LENGTH = "number of components"
    MEAN = "mean"
    CONJUGATE = "complex conjugate"
    COMPLEX = "complex number"
    FUNCTION = "function"
    SEQUENCE = "sequence"
    SIGMOID = "logistic sigmoid"
    VECTOR = "vector"
    MATRIX = "square matrix"
    IDENTITY = "unit matrix"
    SMALL = "small step"
    RANDOM = "random variable"
    EVENT = "event"
    PARTITION = "partition of all outcomes"
    COMPLEMENT = "complement of an event"
    DISTRIBUTION = "probability distribution"
    DEPENDENT = "function of the variable"
    FIELD = "field"
    VECTOR_FIELD = "vector field"
    BASIS = "unit vector"
    POSITION = "position vector"
    DISTANCE = "distance from the origin"


SIZE = 3
"""Rows of sampled matrices and components of sampled vectors: three, so that cross products exist."""


class Symbols(Record):
    """The free symbols of a claim with their kinds, and what else their use tells.

    `arity`: arguments of each function. `implicit`: what dependent symbols depend on. `complex_numbers`: i is the unit.
    `signed`: whole numbers that may be negative (divisors and remainders, not counts). `size`: rows of matrices and components
    of vectors. `axes`: 3 where fields in space are differentiated,
    2 in the plane. `reach`: how many times as far from 0 as usual numbers are drawn.
    """

    kinds: dict[Name, Kind] = field(default_factory=dict)
    arity: dict[Name, int] = field(default_factory=dict)
    implicit: Name | None = None
    complex_numbers: bool = False
    signed: frozenset[Name] = frozenset()
    functionals: Mapping[Name, str] = field(default_factory=dict)
    size: int = SIZE
    axes: int = 0
    reach: int = 1


def bare(name: Name) -> Name:
    """The symbol without its primes."""
    return Name(name.base, name.accent, 0, name.subs, name.sups)


def family(name: Name) -> Name:
    """The symbol without primes and indices."""
    return Name(name.base, name.accent)


def is_capital(name: Name) -> bool:
    """Whether a symbol is one capital letter."""
    return len(name.base) == 1 and name.base.isupper()


def walk(node: ex.Expression) -> Iterator[ex.Expression]:
    """Every sub-expression, the whole first."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(ex.parts(current)))


def walk_sides(statement: ex.Statement) -> Iterator[ex.Expression]:
    """Every sub-expression of both sides of a statement."""
    yield from walk(statement.left)
    yield from walk(statement.right)
