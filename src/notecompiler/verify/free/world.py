"""A world: what every free symbol stands for in one sample, and the arithmetic to compute in."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from notecompiler.record import Record, field
from notecompiler.semantics.names import Name
from notecompiler.verify.free.budget import Budget
from notecompiler.verify.free.place import PLACE, Fields
from notecompiler.verify.free.values import Value


class World(Record):
    """Values of the free symbols, bound symbols included; `mp` is the mpmath context that gives the precision.

    `implicit`: the symbol that unnamed derivatives (``u'``, ``(uv)'``) are taken by, and on which the symbols in
    `dependent` depend: each maps to its function of that symbol.
    `functionals`: symbols that stand for an expectation, an entropy and so on. `complex_numbers`: the letter i is the imaginary unit, and complex values count as values. `outer`: vectors are columns, so that ``u v^T`` is a matrix.
    `fields`: those whose values at the place of the world are among `values`.
    """

    values: Mapping[Name, Value]
    mp: Any
    implicit: Name | None = None
    dependent: Mapping[Name, Value] = field(default_factory=dict)
    complex_numbers: bool = False
    functionals: Mapping[Name, str] = field(default_factory=dict)
    budget: Budget = field(default_factory=lambda: Budget(10_000, 10.0))
    outer: bool = False
    fields: Fields | None = None

    def bind(self, name: Name, value: Value) -> World:
        """The same world with one more symbol (the index of a sum, the variable of an integral). At another place fields have
        other values."""
        values = {**self.values, name: value}
        if self.fields is not None and name in PLACE:
            values.update(self.fields.values(values, self.mp))
        return World(
            values,
            self.mp,
            self.implicit,
            self.dependent,
            self.complex_numbers,
            self.functionals,
            self.budget,
            self.outer,
            self.fields,
        )


CONSTANTS: Mapping[str, str] = {"\\pi": "pi", "π": "pi", "e": "e", "\\mathrm{e}": "e"}
"""Symbols that stand for a number unless a note binds them → mpmath's name of it."""


def rational(value: float, denominator: int = 64) -> Fraction:
    """A short fraction near a number, so that polynomial identities are compared exactly."""
    return Fraction(round(value * denominator), denominator)
