"""Lengths, areas and volumes of round things, and distances of points and lines.

Source: H. S. M. Coxeter, Introduction to Geometry, 2nd edition, 1969, sections 1.5 and 8.1; Archimedes, On the Sphere and Cylinder. The constants of the circle and the sphere are
found from polygons and slices in the tests.
"""

from __future__ import annotations

import math
from typing import NamedTuple


class Round(NamedTuple):
    """Circumference, area and diameter of a circle, arc and sector of an angle, surface and volume of the sphere."""

    circumference: float
    area: float
    diameter: float
    arc: float
    sector: float
    surface: float
    volume: float


def measure(radius: float, angle: float) -> Round:
    """What belongs to a radius and an angle at the centre."""
    circumference = math.tau * radius
    area = circumference * radius / 2
    share = angle / math.tau
    return Round(circumference, area, 2 * radius, share * circumference, share * area, 4 * area, 4 * area * radius / 3)


def distance(x1: float, y1: float, x2: float, y2: float) -> float:
    """The distance of two points."""
    return math.dist((x1, y1), (x2, y2))
