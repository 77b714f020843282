"""A Fourier transform pair: a Gaussian and its transform, in the three usual conventions.

Source: E. M. Stein, R. Shakarchi, Fourier Analysis, 2003, chapter 5, theorem 1.4 (frequency convention); the others by
the substitution omega = 2 pi xi.
"""

from __future__ import annotations

import numpy as np


def gaussian(x: complex, width: float, centre: float) -> complex:
    """exp(-pi ((x - centre) / width)^2); off the origin, so that the sign of the kernel matters."""
    return complex(np.exp(-np.pi * ((x - centre) / width) ** 2))


def by_frequency(xi: complex, width: float, centre: float) -> complex:
    """The transform with the kernel exp(-2 pi i x xi) and no factor."""
    return complex(width * np.exp(-np.pi * (width * xi) ** 2 - 2j * np.pi * centre * xi))


def by_angular_frequency(omega: complex, width: float, centre: float) -> complex:
    """The transform with the kernel exp(-i x omega) and no factor; the inverse has 1/(2 pi)."""
    return by_frequency(omega / (2 * np.pi), width, centre)


def unitary(omega: complex, width: float, centre: float) -> complex:
    """The transform with the kernel exp(-i x omega) and the factor 1/sqrt(2 pi) both ways."""
    return by_angular_frequency(omega, width, centre) / complex(np.sqrt(2 * np.pi))
