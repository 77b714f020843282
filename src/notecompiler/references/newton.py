"""Newton's method for a zero.

Source: R. L. Burden, J. D. Faires, Numerical Analysis, 9th edition, 2010, algorithm 2.3.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def newton(function: Callable[[float], float], slope: Callable[[float], float], start: float, steps: int) -> Array:
    """The iterates (steps + 1,): each is where the tangent at the one before is zero."""
    iterates = [start]
    for _ in range(steps):
        x = iterates[-1]
        intercept = function(x) - slope(x) * x
        iterates.append(-intercept / slope(x))
    return np.array(iterates)
