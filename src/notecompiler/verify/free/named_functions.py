"""Named functions of values: of numbers, elementwise of vectors, or one of matrices."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from notecompiler.verify.free import arrays, elementary
from notecompiler.verify.free.scalars import UndefinedError, add, inexact, power, root
from notecompiler.verify.free.values import Array, Value, is_array, matrix, vector

_OF_MATRICES = frozenset({"exp", "sin", "cos", "tan", "sinh", "cosh"})
"""Functions that of a matrix mean their power series, not their values element by element."""


def _softmax(arguments: list[Value], mp: Any) -> Array:
    (x,) = arguments
    if not is_array(x):
        raise UndefinedError("softmax of a number")
    if x.ndim == 2:  # row by row, as in attention
        return matrix([list(_softmax([row], mp)) for row in x])
    exponentials = [mp.exp(inexact(item, mp)) for item in x]
    total = mp.fsum(exponentials)
    return vector([item / total for item in exponentials])


def _norm(value: Value, index: Value, mp: Any) -> Value:
    """The p-norm of a vector, or of a number; of a matrix the one over its entries is not meant."""
    if is_array(value) and value.ndim != 1:
        raise UndefinedError("norm-of-matrix")
    items = list(value) if is_array(value) else [value]
    if not isinstance(index, Fraction) and mp.isinf(index):
        return elementary.apply("max", [abs(x) for x in items], mp)
    if index == 0:
        raise UndefinedError("number-of-entries")
    powers = [power(abs(x), index, mp) for x in items]
    total = powers[0]
    for item in powers[1:]:
        total = add(total, item, mp)
    return root(total, index, mp)


_OF_ARRAYS: dict[str, Callable[[list[Value], Any], Value]] = {
    "det": lambda a, mp: arrays.determinant(a[0], mp) if is_array(a[0]) else a[0],
    "tr": lambda a, mp: arrays.trace(a[0], mp) if is_array(a[0]) else a[0],
    "softmax": _softmax,
    "concat": lambda a, _mp: vector(a),
    "diag": lambda a, _mp: matrix(
        [[x if i == j else Fraction(0) for j in range(len(a[0]))] for i, x in enumerate(a[0])]
    ),
}


def named(function: str, index: Value | None, arguments: list[Value], mp: Any) -> Value:
    """The value of a function that has a name, with its index (a base, the p of a norm) where it has one."""
    if not arguments:
        raise UndefinedError("function-without-argument")
    if function == "norm":
        return _norm(arguments[0], Fraction(2) if index is None else index, mp)
    if function in _OF_ARRAYS:
        return _OF_ARRAYS[function](arguments, mp)
    if function in {"max", "min"} and len(arguments) == 1 and is_array(arguments[0]):
        return elementary.apply(function, list(arguments[0].flat), mp)
    if function in {"ln", "log"}:
        return arrays.each(lambda x: elementary.logarithm(x, index, mp), arguments[0])
    if function == "lg":
        return arrays.each(lambda x: elementary.logarithm(x, Fraction(10), mp), arguments[0])
    if len(arguments) == 1:
        if function in _OF_MATRICES and is_array(arguments[0]) and arguments[0].ndim == 2:
            raise UndefinedError("function-of-matrix")
        return arrays.each(lambda x: elementary.apply(function, [x], mp), arguments[0])
    return elementary.apply(function, arguments, mp)
