"""What an expression can be worth: a scalar, a vector or matrix of scalars, a function, a sequence of numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from notecompiler.record import Record
from notecompiler.verify.free.scalars import Scalar, UndefinedError

Array: TypeAlias = "npt.NDArray[np.object_]"
"""A vector (n,) or a matrix (m, n) of scalars."""


class Function(Record):
    """A function that a symbol stands for. ``value(arguments, orders, mp)`` is its partial derivative of the given
    order in each argument, ``orders == (0, …)`` the function itself. `arrays`: the arguments may be arrays."""

    name: str
    value: Callable[[Sequence[Scalar], Sequence[int], Any], Scalar]
    arrays: bool = False


class Sequence1(Record):
    """A sampled sequence ``a_1, a_2, …`` or double sequence: every index has a value.

    `first` is its first index, `length` its last one, for a sum that does not say (``\\sum_i p_i``); None when no sum may run over it.
    `alone` is what the symbol without an index is worth, None for nothing.
    """

    name: str
    item: Callable[[tuple[int, ...]], Scalar]
    length: int | None = None
    first: int = 1
    alone: Value = None


Value: TypeAlias = Any
"""Scalar | Array | Function | Sequence1."""


def vector(items: Sequence[Value]) -> Array:
    """A vector of scalars; vectors among the items are joined end to end, as ``[h, x]`` is read."""
    flat: list[Scalar] = []
    for item in items:
        if isinstance(item, np.ndarray):
            if item.ndim != 1:
                raise UndefinedError("matrix-inside-vector")
            flat.extend(item)
        else:
            flat.append(item)
    result = np.empty(len(flat), dtype=object)
    result[:] = flat
    return result


def matrix(rows: Sequence[Sequence[Value]]) -> Array:
    """A matrix from rows of scalars; raises UndefinedError when the rows differ in length or hold arrays."""
    width = len(rows[0])
    if any(len(row) != width for row in rows) or any(isinstance(v, np.ndarray | Function) for row in rows for v in row):
        raise UndefinedError("rows-of-different-length")
    result = np.empty((len(rows), width), dtype=object)
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            result[i, j] = value
    return result


def identity(size: int) -> Array:
    """The unit matrix, exact."""
    return matrix([[Fraction(int(i == j)) for j in range(size)] for i in range(size)])


def is_array(value: Value) -> bool:
    """Whether a value is a vector or matrix."""
    return isinstance(value, np.ndarray)
