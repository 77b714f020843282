"""Matrices of two rows with named entries: inverse, determinant, adjugate, eigenvalues, products, singular values.

Source: G. Strang, Introduction to Linear Algebra, 5th edition, 2016, sections 2.4, 2.5, 5.3, 6.1, 6.2 and 7.2. Computed by LAPACK, not by the formulas that are checked.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Square(NamedTuple):
    """The inverse, the adjugate (2, 2) each, the determinant and the trace."""

    inverse: Array
    adjugate: Array
    determinant: float
    trace: float


def square(matrix: Array) -> Square:
    """What belongs to an invertible matrix."""
    inverse = np.linalg.inv(matrix)
    determinant = float(np.linalg.det(matrix))
    adjugate = determinant * inverse
    trace = float(np.sum(np.diagonal(matrix)))
    return Square(np.asarray(inverse, dtype=np.float64), np.asarray(adjugate, dtype=np.float64), determinant, trace)


def product(a: Array, b: Array) -> Array:
    """The matrix product, entry by entry from the definition."""
    entries = np.einsum("ik,kj->ij", a, b)
    return np.asarray(entries)


class Eigen(NamedTuple):
    """Eigenvalues (n,), eigenvectors in columns (n, n), and the diagonal matrix of the eigenvalues."""

    eigenvalues: Array
    eigenvectors: Array
    diagonal: Array


def eigen(matrix: Array) -> Eigen:
    """The eigenvalues of a matrix that has real ones."""
    eigenvalues, eigenvectors = np.linalg.eig(matrix)
    diagonal = np.diag(eigenvalues)
    return Eigen(eigenvalues, eigenvectors, diagonal)


class Singular(NamedTuple):
    """The factors of a singular value decomposition: left vectors, diagonal matrix, right vectors in columns."""

    left: Array
    diagonal: Array
    right: Array


def singular(matrix: Array) -> Singular:
    """The decomposition of a square matrix."""
    left, values, right = np.linalg.svd(matrix)
    diagonal = np.diag(values)
    return Singular(left, diagonal, right.T)
