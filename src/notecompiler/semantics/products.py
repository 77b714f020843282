r"""What a product sign can mean, given the shapes on both sides.

Each `Meaning` says which shapes it takes, what it gives and how to compute it. An operator has its customary meanings
(cost 0) and others that notes use it for (cost 1 or more); a costlier reading is only right when no cheaper one fits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from notecompiler.record import Record
from notecompiler.semantics.shapes import SCALAR, Shape

Array: TypeAlias = NDArray[np.float64]


class Meaning(Record):
    """One meaning of a product: `result` gives the shape of the product, or None when the shapes do not fit."""

    name: str
    result: Callable[[Shape, Shape], Shape | None]
    compute: Callable[[Array, Array], Array]


def _scale(a: Shape, b: Shape) -> Shape | None:
    return (b if a == SCALAR else a) if SCALAR in (a, b) else None


def _same(a: Shape, b: Shape) -> Shape | None:
    return a if a == b and a != SCALAR else None


def _matrix(a: Shape, b: Shape) -> Shape | None:
    if len(a) == 2 and len(b) in {1, 2} and a[1] == b[0]:
        return (a[0], *b[1:])
    if len(a) == 1 and len(b) == 2 and a[0] == b[0]:
        return (b[1],)
    return None


def _dot(a: Shape, b: Shape) -> Shape | None:
    return SCALAR if len(a) == len(b) == 1 and a == b else None


def _outer(a: Shape, b: Shape) -> Shape | None:
    return (*a, *b) if len(a) == len(b) == 1 else None


def _cross(a: Shape, b: Shape) -> Shape | None:
    return a if a == b == ("3",) else None


def _convolution(a: Shape, b: Shape) -> Shape | None:
    return (a[0], *b[1:]) if len(a) == 4 and len(b) == 3 and a[1] == b[0] else None


def _convolve(kernel: Array, field: Array) -> Array:
    """Cross-correlation with zero padding: the sum over the kernel's places of the shifted field."""
    rows, columns = field.shape[1:]
    margin = kernel.shape[-1] // 2
    padded = np.zeros((field.shape[0], rows + 2 * margin, columns + 2 * margin))
    padded[:, margin : margin + rows, margin : margin + columns] = field
    result: Array = np.zeros((kernel.shape[0], rows, columns))
    for down in range(kernel.shape[2]):
        for across in range(kernel.shape[3]):
            window = padded[:, down : down + rows, across : across + columns]
            result += np.einsum("dc,crs->drs", kernel[:, :, down, across], window)
    return result


def _multiply(a: Array, b: Array) -> Array:
    return a * b


def _matmul(a: Array, b: Array) -> Array:
    product: Array = np.asarray(a @ b)
    return product


def _cross_product(a: Array, b: Array) -> Array:
    return np.asarray(np.cross(a, b))


SCALE = Meaning("product with a scalar", _scale, _multiply)
HADAMARD = Meaning("Hadamard product", _same, _multiply)
MATRIX = Meaning("matrix product", _matrix, _matmul)
DOT = Meaning("dot product", _dot, _matmul)
OUTER = Meaning("outer product", _outer, np.multiply.outer)
CROSS = Meaning("cross product", _cross, _cross_product)
CONVOLUTION = Meaning("convolution", _convolution, _convolve)

READINGS: dict[str, tuple[tuple[Meaning, int], ...]] = {
    "": ((SCALE, 0), (MATRIX, 0), (DOT, 2), (HADAMARD, 2), (CONVOLUTION, 2)),
    "\\cdot": ((SCALE, 0), (MATRIX, 0), (DOT, 0), (HADAMARD, 1), (CONVOLUTION, 2)),
    "*": ((SCALE, 0), (CONVOLUTION, 0), (HADAMARD, 1), (MATRIX, 1), (DOT, 1)),
    "@": ((MATRIX, 0), (DOT, 0)),
    "\\odot": ((HADAMARD, 0), (SCALE, 1), (MATRIX, 1), (CONVOLUTION, 1)),
    "\\circ": ((HADAMARD, 0), (SCALE, 1), (MATRIX, 1), (CONVOLUTION, 1)),
    "\\otimes": ((OUTER, 0), (HADAMARD, 1), (SCALE, 1), (MATRIX, 1), (CONVOLUTION, 1)),
    "\\times": ((SCALE, 0), (CROSS, 0), (HADAMARD, 1), (MATRIX, 1), (CONVOLUTION, 1)),
}
"""Readings of each operator with their cost: 0 is customary, anything above is named in the verdict."""

_ANY: tuple[tuple[Meaning, int], ...] = ((SCALE, 0), (HADAMARD, 1), (MATRIX, 1), (CONVOLUTION, 1))


def readings(operator: str) -> tuple[tuple[Meaning, int], ...]:
    """The readings of an operator as written."""
    return READINGS.get(operator, _ANY)
