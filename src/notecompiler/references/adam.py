"""The Adam optimiser.

Source: D. P. Kingma, J. Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, algorithm 1; I. Loshchilov, F. Hutter,
Decoupled Weight Decay Regularization, ICLR 2019, algorithm 2.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Run(NamedTuple):
    """Moments, corrected moments and parameter after steps 0 … T, each (T + 1,); corrected moments of step 0 are 0."""

    first_moment: Array
    second_moment: Array
    corrected_first: Array
    corrected_second: Array
    parameter: Array


def adam(
    gradients: Array, start: float, alpha: float, beta: tuple[float, float], epsilon: float, decay: float = 0.0
) -> Run:
    """Steps 1 … T with the gradients g_1 … g_T (`gradients` has an unused entry 0); with `decay` those of AdamW."""
    count = len(gradients)
    first_moment, second_moment, corrected_first, corrected_second = (np.zeros(count) for _ in range(4))
    parameter = np.full(count, start)
    for t in range(1, count):
        first_moment[t] = beta[0] * first_moment[t - 1] + (1 - beta[0]) * gradients[t]
        second_moment[t] = beta[1] * second_moment[t - 1] + (1 - beta[1]) * gradients[t] ** 2
        corrected_first[t] = first_moment[t] / (1 - beta[0] ** t)
        corrected_second[t] = second_moment[t] / (1 - beta[1] ** t)
        step = corrected_first[t] / (np.sqrt(corrected_second[t]) + epsilon)
        parameter[t] = parameter[t - 1] - alpha * (step + decay * parameter[t - 1])
    return Run(first_moment, second_moment, corrected_first, corrected_second, parameter)
