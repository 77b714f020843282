"""Two and three vectors in space: their products, the angle between them.

Source: E. Kreyszig, Advanced Engineering Mathematics, 10th edition, 2011, sections 9.2 and 9.3.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Products(NamedTuple):
    """The inner product, the vector product (3,), the angle, and the volume that three vectors span."""

    dot: float
    cross: Array
    angle: float
    volume: float


def products(a: Array, b: Array, c: Array) -> Products:
    """The products of vectors of three components."""
    dot = float(np.dot(a, b))
    cross = np.cross(a, b)
    angle = float(np.arccos(dot / (np.linalg.norm(a) * np.linalg.norm(b))))
    volume = float(np.linalg.det(np.array([a, b, c])))
    return Products(dot, cross, angle, volume)
