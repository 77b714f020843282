"""A trigonometric polynomial with its Fourier coefficients, and the discrete Fourier transform.

Sources: E. M. Stein, R. Shakarchi, Fourier Analysis, 2003, chapter 2, section 1.1 (series); A. V. Oppenheim, R. W. Schafer, Discrete-Time Signal Processing, 3rd edition, 2010,
equations 8.67 and 8.68 (transform).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def series(x: float, cosines: Array, sines: Array, half_period: float) -> float:
    """The function whose coefficients are `cosines` (a_0, a_1 …, a_0 taken half) and `sines` (b_0 = 0, b_1 …), at x."""
    angle = math.pi * x / half_period
    total = cosines[0] / 2
    for n in range(1, len(cosines)):
        total += cosines[n] * math.cos(n * angle) + sines[n] * math.sin(n * angle)
    return float(total)


class Transform(NamedTuple):
    """The spectrum (N,) of a signal."""

    spectrum: NDArray[np.complex128]


def dft(signal: NDArray[np.complex128]) -> Transform:
    """The discrete Fourier transform of a signal (N,), by a matrix of roots of unity."""
    count = len(signal)
    root = np.exp(-2j * np.pi / count)
    powers = np.outer(np.arange(count), np.arange(count)) % count
    spectrum = (root**powers) @ signal
    return Transform(spectrum)
