"""The softmax, its logarithm and their derivatives.

Source: C. M. Bishop, Pattern Recognition and Machine Learning, 2006, equations 4.104 and 4.106.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Softmax(NamedTuple):
    """Probabilities (K,), their logarithms (K,), and the derivatives of both by the logits (K, K): row i, column j."""

    probability: Array
    log_probability: Array
    jacobian: Array
    log_jacobian: Array


def softmax(z: Array) -> Softmax:
    """The softmax of the logits `z` (K,)."""
    exponential = np.exp(z - z.max())
    probability = exponential / exponential.sum()
    log_probability = z - z.max() - np.log(exponential.sum())
    jacobian = np.diag(probability) - np.outer(probability, probability)
    log_jacobian = np.eye(len(z)) - probability[None, :]
    return Softmax(probability, log_probability, jacobian, log_jacobian)
