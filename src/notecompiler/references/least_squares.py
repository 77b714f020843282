"""Least squares in matrices: the cost, its gradient and the solution of the normal equation; a straight line through points.

Source: C. M. Bishop, Pattern Recognition and Machine Learning, 2006, equations 3.12, 3.13 and 3.15; for the line D. C. Montgomery, E. A. Peck, G. G. Vining,
Introduction to Linear Regression Analysis, 5th edition, 2012, equations 2.4 and 2.6.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Squares(NamedTuple):
    """Half the mean squared residual, its gradient (F,), the sum of squared residuals with its gradient (F,), and the residual (S,)."""

    residual: Array
    cost: float
    gradient: Array
    total: float
    total_gradient: Array


def squares(theta: Array, x: Array, y: Array) -> Squares:
    """The costs of parameters (F,) for samples in the rows of x (S, F) and targets (S,)."""
    residual = x @ theta - y
    total = float(residual @ residual)
    total_gradient = 2 * x.T @ residual
    cost = total / (2 * len(y))
    gradient = total_gradient / (2 * len(y))
    return Squares(residual, cost, gradient, total, total_gradient)


def solve(x: Array, y: Array) -> Array:
    """The parameters (F,) with the least sum of squares."""
    solution = np.linalg.lstsq(x, y, rcond=None)[0]
    return np.asarray(solution)


class Line(NamedTuple):
    """The line through points that has the least squares, and the correlation coefficient of the points."""

    slope: float
    intercept: float
    correlation: float


def line(x: Array, y: Array) -> Line:
    """The line y = intercept + slope x and the correlation of points (S,)."""
    slope, intercept = np.polyfit(x, y, 1)
    correlation = np.corrcoef(x, y)[0, 1]
    return Line(float(slope), float(intercept), float(correlation))
