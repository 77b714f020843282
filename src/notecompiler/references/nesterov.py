"""Gradient descent with Nesterov's momentum: the gradient is taken where the momentum alone would lead.

Sources: Y. Nesterov, Soviet Math. Dokl. 27, 1983; I. Sutskever, J. Martens, G. Dahl, G. Hinton, ICML 2013, equations 3 and 4.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Run(NamedTuple):
    """Velocity and parameter after each step; entry 0 is the start. Each (T + 1,)."""

    velocity: Array
    parameter: Array


def slope(place: float) -> float:
    """The derivative of the cost log(cosh x) + x^2 / 10."""
    return float(np.tanh(place) + place / 5)


def nesterov(start: float, rate: float, decay: float, steps: int, sign: float) -> Run:
    """`steps` steps; the parameter moves by `sign` times the velocity, which gathers minus `sign` times the slopes."""
    velocity, parameter = np.zeros(steps + 1), np.full(steps + 1, start)
    for t in range(1, steps + 1):
        ahead = parameter[t - 1] + sign * decay * velocity[t - 1]
        velocity[t] = decay * velocity[t - 1] - sign * rate * slope(ahead)
        parameter[t] = parameter[t - 1] + sign * velocity[t]
    return Run(velocity, parameter)
