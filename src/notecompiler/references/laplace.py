"""The Laplace transform of t exp(c t), with its inverse's derivatives.

Source: E. Kreyszig, Advanced Engineering Mathematics, 10th edition, 2011, section 6.1.
"""

from __future__ import annotations

import math


def original(t: float, rate: float, order: int = 0) -> float:
    """The derivative of the given order of (1 + t) exp(rate t)."""
    return math.exp(rate * t) * (rate**order * (1 + t) + order * rate ** max(order - 1, 0))


def transform(s: float, rate: float) -> float:
    """The transform of (1 + t) exp(rate t), for s > rate."""
    return 1 / (s - rate) + 1 / (s - rate) ** 2
