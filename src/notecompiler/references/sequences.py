"""Arithmetic and geometric sequences with their partial sums, term by term.

Source: D. E. Knuth, The Art of Computer Programming, volume 1, section 1.2.3.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Sequence(NamedTuple):
    """Terms a_1 … a_n and sums S_1 … S_n, each (n,)."""

    term: NDArray[np.float64]
    partial_sum: NDArray[np.float64]


def arithmetic(first: float, difference: float, count: int) -> Sequence:
    """`count` terms that grow by `difference`."""
    term = np.empty(count)
    term[0] = first
    for k in range(1, count):
        term[k] = term[k - 1] + difference
    partial_sum = np.cumsum(term)
    return Sequence(term, partial_sum)


def geometric(first: float, ratio: float, count: int) -> Sequence:
    """`count` terms that grow by the factor `ratio`."""
    term = np.empty(count)
    term[0] = first
    for k in range(1, count):
        term[k] = term[k - 1] * ratio
    partial_sum = np.cumsum(term)
    return Sequence(term, partial_sum)
