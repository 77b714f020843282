"""Linear regression by least squares: hypothesis, cost, gradient.

Source: C. M. Bishop, Pattern Recognition and Machine Learning, 2006, equations 3.1 and 3.12, with the factor 1/m of
A. Ng, CS229 Lecture Notes, part I, section 1. Samples are the rows of x (S, F), with a column of ones for the
intercept; theta (F,), y (S,).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Fit(NamedTuple):
    """Predictions (S,), the cost, and its gradient (F,)."""

    hypothesis: Array
    cost: float
    gradient: Array


def fit(theta: Array, x: Array, y: Array, m: int) -> Fit:
    """Hypothesis, cost and gradient; `m` is the number that the sums are divided by."""
    hypothesis = x @ theta
    residual = hypothesis - y
    cost = float(residual @ residual) / (2 * m)
    gradient = x.T @ residual / m
    return Fit(hypothesis, cost, gradient)
