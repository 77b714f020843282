"""Activation functions, in forms that do not overflow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Activation: TypeAlias = Callable[[Array], Array]


def sigmoid(z: Array) -> Array:
    """The logistic function 1 / (1 + exp(-z)), elementwise; written through tanh so that no exponential overflows."""
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def tanh(z: Array) -> Array:
    """The hyperbolic tangent, elementwise."""
    return np.tanh(z)


def relu(z: Array) -> Array:
    """max(z, 0), elementwise."""
    return np.maximum(z, 0.0)


def identity(z: Array) -> Array:
    """z itself: a linear layer."""
    return z


def softmax(z: Array) -> Array:
    """exp(z_k) / sum_j exp(z_j) over the first axis, shifted by the maximum so that no exponential overflows."""
    e: Array = np.exp(z - z.max(axis=0, keepdims=True))
    total: Array = e.sum(axis=0, keepdims=True)
    return e / total
