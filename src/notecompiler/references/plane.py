"""Points, lines and circles in the plane.

Source: H. S. M. Coxeter, Introduction to Geometry, 2nd ed., 1969, section 8.1.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Line(NamedTuple):
    """The line through two points: A x + B y + C = 0, its slope and intercept, and a third point's distance from it."""

    A: float
    B: float
    C: float
    slope: float
    intercept: float
    distance: float


def line(p: Array, q: Array, other: Array) -> Line:
    """The line through `p` and `q` (2,) and the distance of `other` from it, found by projection."""
    direction = q - p
    A, B = float(direction[1]), float(-direction[0])  # noqa: N806 (the usual letters)
    C = -(A * float(p[0]) + B * float(p[1]))  # noqa: N806
    slope = float(direction[1] / direction[0])
    intercept = float(p[1]) - slope * float(p[0])
    foot = p + direction * float((other - p) @ direction / (direction @ direction))
    distance = float(np.linalg.norm(other - foot))
    return Line(A, B, C, slope, intercept, distance)


class CirclePoint(NamedTuple):
    """A point of a circle."""

    x: float
    y: float


def circle(h: float, k: float, r: float, t: float) -> CirclePoint:
    """The point at the angle `t` of the circle with the centre (h, k) and the radius `r`: e_x rotated and moved."""
    turn = np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]])
    x, y = np.array([h, k]) + turn @ np.array([r, 0.0])
    return CirclePoint(float(x), float(y))
