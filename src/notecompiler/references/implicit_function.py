"""Functions that an equation defines: y(x) by F(x, y) = 0 and z(x, y) by F(x, y, z) = 0.

Source: T. M. Apostol, Calculus, volume II, 2nd edition, 1969, section 9.7. The surfaces are solved for y and z, and the slopes are those of the solutions.
"""

from __future__ import annotations

import math
from typing import NamedTuple


class Slopes(NamedTuple):
    """Partial derivatives of F at a point of the curve or surface, and the derivatives of the function that it defines."""

    by_x: float
    by_y: float
    by_z: float
    along_x: float
    along_y: float


def curve(x: float, a: float) -> Slopes:
    """F = exp(y) - a x^2 - 1, whose solution is y = log(1 + a x^2)."""
    return Slopes(-2 * a * x, 1 + a * x**2, math.nan, 2 * a * x / (1 + a * x**2), math.nan)


def surface(x: float, y: float, a: float) -> Slopes:
    """F = exp(z) - a x^2 - x y^2 - 1, whose solution is z = log(1 + a x^2 + x y^2)."""
    inside = 1 + a * x**2 + x * y**2
    return Slopes(-2 * a * x - y**2, -2 * x * y, inside, (2 * a * x + y**2) / inside, 2 * x * y / inside)
