"""Entropy, cross-entropy, divergence, and the entropies of two variables with a joint distribution.

Source: T. M. Cover, J. A. Thomas, Elements of Information Theory, 2nd edition, 2006, equations 2.1, 2.8, 2.10, 2.26 and 2.28.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Pair(NamedTuple):
    """Of two distributions p and q: their entropies, the cross-entropy of p with q, and the divergence of p from q."""

    entropy: float
    other_entropy: float
    cross_entropy: float
    divergence: float


def compare(p: Array, q: Array) -> Pair:
    """Two distributions over the same outcomes, (N,) each, in nats."""
    entropy = float(-np.sum(p * np.log(p)))
    other_entropy = float(-np.sum(q * np.log(q)))
    cross_entropy = float(-np.sum(p * np.log(q)))
    divergence = float(np.sum(p * np.log(p / q)))
    return Pair(entropy, other_entropy, cross_entropy, divergence)


class Joint(NamedTuple):
    """Of a joint distribution: entropies of X, of Y and of both, each given the other, and the mutual information."""

    entropy_x: float
    entropy_y: float
    entropy_xy: float
    x_given_y: float
    y_given_x: float
    information: float


def joint(table: Array) -> Joint:
    """The joint distribution of X (rows) and Y (columns), in nats."""
    p_x, p_y = table.sum(axis=1), table.sum(axis=0)
    entropy_x, entropy_y = float(-p_x @ np.log(p_x)), float(-p_y @ np.log(p_y))
    entropy_xy = float(-np.sum(table * np.log(table)))
    x_given_y = float(-np.sum(table * np.log(table / p_y)))
    y_given_x = float(-np.sum(table * np.log(table / p_x[:, None])))
    information = float(np.sum(table * np.log(table / np.outer(p_x, p_y))))
    return Joint(entropy_x, entropy_y, entropy_xy, x_given_y, y_given_x, information)
