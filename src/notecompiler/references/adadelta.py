"""The Adadelta optimiser.

Source: M. D. Zeiler, ADADELTA: An Adaptive Learning Rate Method, arXiv:1212.5701, 2012, algorithm 1.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Run(NamedTuple):
    """The running means of squared gradients and of squared steps, the steps, and the parameter after each; entry 0 is the
    start. Each (T + 1,)."""

    squares: Array
    squared_steps: Array
    step: Array
    parameter: Array


def adadelta(gradients: Array, start: float, decay: float, epsilon: float) -> Run:
    """Steps 1 … T with the gradients g_1 … g_T (`gradients` has an unused entry 0)."""
    count = len(gradients)
    squares, squared_steps, step = (np.zeros(count) for _ in range(3))
    parameter = np.full(count, start)
    for t in range(1, count):
        squares[t] = decay * squares[t - 1] + (1 - decay) * gradients[t] ** 2
        step[t] = -np.sqrt(squared_steps[t - 1] + epsilon) / np.sqrt(squares[t] + epsilon) * gradients[t]
        squared_steps[t] = decay * squared_steps[t - 1] + (1 - decay) * step[t] ** 2
        parameter[t] = parameter[t - 1] + step[t]
    return Run(squares, squared_steps, step, parameter)
