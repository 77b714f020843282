"""Gradient descent with a memory: momentum, RMSProp, AdaGrad.

Sources: I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, MIT Press 2016, algorithms 8.2 (momentum), 8.4 (AdaGrad), 8.5 (RMSProp);
torch.optim.SGD for momentum that gathers plain gradients; J. Duchi, E. Hazan, Y. Singer, JMLR 12, 2011.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Run(NamedTuple):
    """What is remembered, and the parameter, after each step; entry 0 is the start. Each (T + 1,)."""

    memory: Array
    parameter: Array


def momentum(gradients: Array, start: float, rate: float, decay: float, kept: float, sign: float) -> Run:
    """Momentum: the memory is ``decay`` times itself plus ``kept`` times the gradient, the step ``sign`` times the memory, and times
    the rate unless ``kept`` holds that already. `gradients` (T + 1,), entry 0 unused."""
    memory, parameter = np.zeros(len(gradients)), np.full(len(gradients), start)
    for t in range(1, len(gradients)):
        memory[t] = decay * memory[t - 1] + kept * gradients[t]
        parameter[t] = parameter[t - 1] + sign * rate * memory[t]
    return Run(memory, parameter)


def rmsprop(gradients: Array, start: float, rate: float, decay: float, epsilon: float, inside: bool) -> Run:
    """RMSProp; `inside` puts epsilon under the root."""
    memory, parameter = np.zeros(len(gradients)), np.full(len(gradients), start)
    for t in range(1, len(gradients)):
        memory[t] = decay * memory[t - 1] + (1 - decay) * gradients[t] ** 2
        parameter[t] = parameter[t - 1] - rate * gradients[t] / _root(memory[t], epsilon, inside)
    return Run(memory, parameter)


def adagrad(gradients: Array, start: float, rate: float, epsilon: float, inside: bool) -> Run:
    """AdaGrad; `inside` puts epsilon under the root."""
    memory, parameter = np.zeros(len(gradients)), np.full(len(gradients), start)
    for t in range(1, len(gradients)):
        memory[t] = memory[t - 1] + gradients[t] ** 2
        parameter[t] = parameter[t - 1] - rate * gradients[t] / _root(memory[t], epsilon, inside)
    return Run(memory, parameter)


def _root(value: float, epsilon: float, inside: bool) -> float:
    return float(np.sqrt(value + epsilon)) if inside else float(np.sqrt(value) + epsilon)
