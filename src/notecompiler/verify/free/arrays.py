"""Linear algebra on exact or floating-point scalars of any precision: sizes are small, exactness matters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from notecompiler.verify.free.chance import RandomVariable, lift
from notecompiler.verify.free.scalars import Scalar, UndefinedError, add, divide, multiply, power
from notecompiler.verify.free.values import Array, Value, identity, is_array, matrix


def broadcast(operation: Callable[[Scalar, Scalar], Scalar], a: Value, b: Value) -> Value:
    """An operation on two scalars, elementwise on arrays of one shape; a scalar goes with every element.

    Raises UndefinedError when the shapes differ.
    """
    if isinstance(a, RandomVariable) or isinstance(b, RandomVariable):
        if is_array(a) or is_array(b):
            raise UndefinedError("random-variable-with-array")
        return lift(operation, a, b)
    if not is_array(a) and not is_array(b):
        return operation(a, b)
    if is_array(a) and is_array(b):
        if a.shape != b.shape:
            raise UndefinedError("shapes-differ")
        return _filled(a.shape, [operation(x, y) for x, y in zip(a.flat, b.flat, strict=True)])
    if is_array(a):
        return _filled(a.shape, [operation(x, b) for x in a.flat])
    return _filled(b.shape, [operation(a, y) for y in b.flat])


def each(operation: Callable[[Scalar], Scalar], a: Value) -> Value:
    """An operation on every element."""
    if isinstance(a, RandomVariable):
        return RandomVariable(tuple(operation(x) for x in a.values))
    return _filled(a.shape, [operation(x) for x in a.flat]) if is_array(a) else operation(a)


def _filled(shape: tuple[int, ...], items: list[Scalar]) -> Array:
    result = np.empty(len(items), dtype=object)
    result[:] = items
    return result.reshape(shape)


def dot(a: Array, b: Array, mp: Any) -> Scalar:
    """The inner product of two vectors."""
    if a.shape != b.shape or a.ndim != 1:
        raise UndefinedError("shapes-differ")
    total: Scalar = Fraction(0)
    for x, y in zip(a, b, strict=True):
        total = add(total, multiply(x, y, mp), mp)
    return total


def product(a: Array, b: Array, mp: Any) -> Value:
    """The matrix product; a vector is a column on the right and a row on the left. Two vectors: the inner product."""
    if a.ndim == 1 and b.ndim == 1:
        return dot(a, b, mp)
    left = a.reshape(1, -1) if a.ndim == 1 else a
    right = b.reshape(-1, 1) if b.ndim == 1 else b
    if a.ndim == 1 and right.shape[0] == 1:
        left = a.reshape(-1, 1)
    if left.shape[1] != right.shape[0]:
        raise UndefinedError("shapes-do-not-fit-product")
    result = np.empty((left.shape[0], right.shape[1]), dtype=object)
    for i in range(left.shape[0]):
        for j in range(right.shape[1]):
            result[i, j] = dot(left[i], right[:, j], mp)
    return result.reshape(-1) if b.ndim == 1 or (a.ndim == 1 and left.shape[0] == 1) else result


def cross(a: Array, b: Array, mp: Any) -> Array:
    """The vector product of two vectors of three components."""
    if a.shape != (3,) or b.shape != (3,):
        raise UndefinedError("cross-product-needs-vectors-of-three-components")

    def minor(i: int, j: int) -> Scalar:
        return add(multiply(a[i], b[j], mp), multiply(Fraction(-1), multiply(a[j], b[i], mp), mp), mp)

    return _filled((3,), [minor(1, 2), minor(2, 0), minor(0, 1)])


def determinant(a: Array, mp: Any) -> Value:
    """The determinant, by expansion along the first row (entries may be anything that multiplies, at most 7 rows)."""
    if a.ndim != 2 or a.shape[0] != a.shape[1] or a.shape[0] > 7:
        raise UndefinedError("determinant-needs-square-matrix")
    if a.shape[0] == 1:
        return a[0, 0]
    total: Value = Fraction(0)
    for j in range(a.shape[1]):
        minor = np.delete(np.delete(a, 0, axis=0), j, axis=1)
        term = multiply(a[0, j], determinant(minor, mp), mp)
        total = add(total, term if j % 2 == 0 else multiply(Fraction(-1), term, mp), mp)
    return total


def formal_determinant(rows: Sequence[Sequence[Value]], mp: Any) -> Value:
    """A determinant with vectors in its first row or column (``i, j, k``), expanded along it."""
    size = len(rows)
    if all(len(row) == size and is_array(row[0]) for row in rows):
        rows = list(zip(*rows, strict=True))
    if any(len(row) != size for row in rows) or any(is_array(cell) for row in rows[1:] for cell in row):
        raise UndefinedError("rows-of-different-length")
    total: Value | None = None
    for j, head in enumerate(rows[0]):
        minor = matrix([[cell for k, cell in enumerate(row) if k != j] for row in rows[1:]])
        weight = multiply(Fraction(1 if j % 2 == 0 else -1), determinant(minor, mp), mp)
        term = broadcast(lambda x, y: multiply(x, y, mp), head, weight)
        total = term if total is None else broadcast(lambda x, y: add(x, y, mp), total, term)
    return total


def inverse(a: Array, mp: Any) -> Array:
    """The inverse, by Gauss-Jordan elimination with pivoting. Raises UndefinedError when the matrix is singular."""
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise UndefinedError("inverse-needs-square-matrix")
    size = a.shape[0]
    work = np.concatenate([a, identity(size)], axis=1)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(work[row, column]))
        if work[pivot, column] == 0:
            raise UndefinedError("matrix-singular")
        work[[column, pivot]] = work[[pivot, column]]
        head = work[column, column]
        work[column] = [divide(x, head, mp) for x in work[column]]
        for row in range(size):
            if row != column and work[row, column] != 0:
                factor = multiply(Fraction(-1), work[row, column], mp)
                work[row] = [add(x, multiply(factor, y, mp), mp) for x, y in zip(work[row], work[column], strict=True)]
    result: Array = work[:, size:]
    return result


def matrix_power(a: Array, exponent: int, mp: Any) -> Array:
    """A square matrix to a whole power, negative ones through the inverse."""
    base = inverse(a, mp) if exponent < 0 else a
    if base.ndim != 2 or base.shape[0] != base.shape[1] or abs(exponent) > 64:
        raise UndefinedError("power-needs-square-matrix")
    result = identity(base.shape[0])
    for _ in range(abs(exponent)):
        result = product(result, base, mp)
    return result


def norm(a: Array, mp: Any) -> Scalar:
    """The Euclidean (Frobenius) norm."""
    total: Scalar = Fraction(0)
    for x in a.flat:
        size = abs(x)
        total = add(total, multiply(size, size, mp), mp)
    return power(total, Fraction(1, 2), mp)


def trace(a: Array, mp: Any) -> Scalar:
    """The sum of the diagonal. Raises UndefinedError for what is no square matrix."""
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise UndefinedError("trace-needs-square-matrix")
    total: Scalar = Fraction(0)
    for i in range(a.shape[0]):
        total = add(total, a[i, i], mp)
    return total
