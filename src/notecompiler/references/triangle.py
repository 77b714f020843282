"""A plane triangle.

Source: H. S. M. Coxeter, Introduction to Geometry, 2nd ed., 1969, section 1.5 (law of cosines), 1.8 (law of sines,
circumradius) and 1.53 (Heron's formula). Angles in radians; side a lies opposite angle A, and so on.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Triangle(NamedTuple):
    """Sides, angles, area, half the perimeter, radii of the inscribed and of the circumscribed circle."""

    a: float
    b: float
    c: float
    A: float
    B: float
    C: float
    area: float
    semiperimeter: float
    inradius: float
    circumradius: float


def triangle(b: float, c: float, A: float) -> Triangle:  # noqa: N803 (angles are capitals)
    """The triangle with the sides `b` and `c` and the angle `A` between them, 0 < A < pi."""
    # Placed with A at the origin and c along the axis; everything else is measured, no law is used.
    corner_a, corner_b = np.zeros(2), np.array([c, 0.0])
    corner_c = np.array([b * np.cos(A), b * np.sin(A)])
    a = float(np.linalg.norm(corner_c - corner_b))
    B = _angle(corner_a - corner_b, corner_c - corner_b)  # noqa: N806
    C = _angle(corner_a - corner_c, corner_b - corner_c)  # noqa: N806
    area = float(c * corner_c[1] / 2)
    semiperimeter = (a + b + c) / 2
    inradius = area / semiperimeter
    circumradius = float(np.linalg.norm(_circumcentre(corner_b, corner_c)))
    return Triangle(a, b, c, A, B, C, area, semiperimeter, inradius, circumradius)


def _angle(u: np.ndarray, v: np.ndarray) -> float:
    return float(np.arccos(u @ v / np.linalg.norm(u) / np.linalg.norm(v)))


def _circumcentre(p: np.ndarray, q: np.ndarray) -> np.ndarray:
    """The point that is as far from the origin as from `p` and `q`."""
    return np.linalg.solve(2 * np.array([p, q]), np.array([p @ p, q @ q]))
