"""Sums, products, quotients and powers of values of any kind: numbers, arrays, random variables."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from notecompiler.verify.free import arrays
from notecompiler.verify.free.chance import RandomVariable, union
from notecompiler.verify.free.scalars import UndefinedError, add, divide, multiply, power, whole
from notecompiler.verify.free.values import Function, Sequence1, Value, is_array

_OF_SETS = frozenset({"\\cup", "\\cap"})
_COMPOUND = (np.ndarray, Function, Sequence1, RandomVariable, tuple)
"""What is no scalar."""
_ELEMENTWISE = frozenset({"\\odot", "\\circ", "*", "\\otimes", "\\bullet"})


def plus(a: Value, b: Value, mp: Any) -> Value:
    """The sum of two values; an array of one stands for its number. Raises UndefinedError where shapes do not fit."""
    if not isinstance(a, _COMPOUND) and not isinstance(b, _COMPOUND):
        return add(a, b, mp)
    if is_array(a) != is_array(b):
        a, b = (x.flat[0] if is_array(x) and x.size == 1 else x for x in (a, b))
        if is_array(a) != is_array(b):
            raise UndefinedError("number-plus-array")
    return arrays.broadcast(lambda x, y: add(x, y, mp), a, b)


def times(a: Value, b: Value, operator: str, mp: Any) -> Value:
    """The product that `operator` spells of two values. Raises UndefinedError where shapes do not fit."""
    if operator in _OF_SETS:
        if not isinstance(a, RandomVariable) or not isinstance(b, RandomVariable):
            raise UndefinedError("sets")
        return union(a, b) if operator == "\\cup" else arrays.broadcast(lambda x, y: multiply(x, y, mp), a, b)
    if not isinstance(a, _COMPOUND) and not isinstance(b, _COMPOUND):
        return multiply(a, b, mp)
    if isinstance(a, Function | Sequence1 | tuple) or isinstance(b, Function | Sequence1 | tuple):
        raise UndefinedError("product-with-function")
    if not is_array(a) or not is_array(b):
        return arrays.broadcast(lambda x, y: multiply(x, y, mp), a, b)
    if operator == "\\times" and a.shape == b.shape == (3,):
        return arrays.cross(a, b, mp)
    if operator in _ELEMENTWISE and a.shape == b.shape and not (operator == "*" and a.ndim == 2):
        return arrays.broadcast(lambda x, y: multiply(x, y, mp), a, b)
    if operator == "\\cdot" and a.shape == b.shape and a.ndim == 2 and a.shape[1] == 1:
        return arrays.dot(a.reshape(-1), b.reshape(-1), mp)
    return arrays.product(a, b, mp)


def quotient(above: Value, below: Value, mp: Any) -> Value:
    """A value divided by a number."""
    if is_array(below):
        raise UndefinedError("division-by-array")
    return arrays.each(lambda x: divide(x, below, mp), above)


def binomial(n: Value, k: Value, mp: Any) -> Value:
    """The binomial coefficient; `n` may be any number."""
    bottom = whole(k, mp)
    if bottom < 0:
        return Fraction(0)
    if bottom > 500:
        raise UndefinedError("large-binomial-coefficient")
    result: Value = Fraction(1)
    for step in range(bottom):
        result = multiply(result, divide(add(n, Fraction(-step), mp), Fraction(step + 1), mp), mp)
    return result


def bars(value: Value, mp: Any) -> Value:
    """What single bars mean: absolute value, length of a vector, determinant."""
    if isinstance(value, RandomVariable):
        return Fraction(sum(value.values))  # of a set, the number of its elements
    if is_array(value):
        return arrays.norm(value, mp) if value.ndim == 1 else arrays.determinant(value, mp)
    return abs(value)


def power_of(base: Value, exponent: Value, mp: Any) -> Value:
    """A value to a power: the inner product of a vector with itself for 2, a matrix power for a whole number."""
    if isinstance(base, RandomVariable):
        return arrays.each(lambda x: power(x, exponent, mp), base)
    if not is_array(base):
        if isinstance(base, Function | Sequence1):
            raise UndefinedError("power-of-function")
        return power(base, exponent, mp)
    if base.ndim == 1 and exponent == 2:
        return arrays.dot(base, base, mp)
    return arrays.matrix_power(base, whole(exponent, mp), mp)


def number(value: Value) -> Value:
    """The value where only a number has a meaning; an array of one is one. Raises UndefinedError otherwise."""
    if is_array(value) and value.size == 1:
        return value.flat[0]
    if is_array(value) or isinstance(value, Function | Sequence1 | RandomVariable | tuple):
        raise UndefinedError("number-wanted-here")
    return value
