"""Means and spreads of a sample.

Source: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, section 3.1 (means); W. Feller, An
Introduction to Probability Theory and Its Applications, volume 1, section IX.4 (variance).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Summary(NamedTuple):
    """Means of a positive sample, and its variance and standard deviation with the divisors n and n - 1."""

    arithmetic_mean: float
    geometric_mean: float
    harmonic_mean: float
    quadratic_mean: float
    variance: float
    deviation: float
    sample_variance: float
    sample_deviation: float


def summary(x: Array) -> Summary:
    """All of them of the numbers `x` (n,)."""
    arithmetic_mean = float(np.add.reduce(x)) / len(x)
    geometric_mean = float(np.exp(np.log(x).mean()))
    harmonic_mean = 1 / float((1 / x).mean())
    quadratic_mean = float(np.linalg.norm(x)) / float(np.sqrt(len(x)))
    variance = float(np.var(x))
    deviation = float(np.std(x))
    sample_variance = float(np.var(x, ddof=1))
    sample_deviation = float(np.std(x, ddof=1))
    return Summary(
        arithmetic_mean,
        geometric_mean,
        harmonic_mean,
        quadratic_mean,
        variance,
        deviation,
        sample_variance,
        sample_deviation,
    )
