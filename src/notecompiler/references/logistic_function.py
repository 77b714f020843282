"""The logistic sigmoid with its derivatives.

Source: I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, MIT Press 2016, section 3.10, equations 3.30 and 3.36.
"""

from __future__ import annotations

import math


def sigmoid(x: float) -> float:
    """1 / (1 + exp(-x))."""
    return 1 / (1 + math.exp(-x))


def slope(x: float) -> float:
    """The first derivative, from the definition by the quotient rule."""
    return math.exp(-x) / (1 + math.exp(-x)) ** 2


def curvature(x: float) -> float:
    """The second derivative."""
    return math.exp(-x) * (math.exp(-x) - 1) / (1 + math.exp(-x)) ** 3
