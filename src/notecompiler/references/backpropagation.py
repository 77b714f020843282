"""Back-propagation through a network of dense layers with sigmoid units.

Source: M. Nielsen, Neural Networks and Deep Learning, 2015, chapter 2, equations BP1 to BP4; D. E. Rumelhart, G. E. Hinton,
R. J. Williams, Nature 323, 1986.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Pass(NamedTuple):
    """Forward and backward, one entry for a layer from the first that has weights: pre-activations and activations, errors of the pre-activations, gradients by weights and
    biases; the gradient by the last activation; the cost."""

    preactivation: tuple[Array, ...]
    activation: tuple[Array, ...]
    error: tuple[Array, ...]
    weight_gradient: tuple[Array, ...]
    bias_gradient: tuple[Array, ...]
    output_gradient: Array
    cost: float


def sigmoid(z: Array) -> Array:
    """The logistic sigmoid."""
    return np.asarray(1 / (1 + np.exp(-z)))


def slope(z: Array) -> Array:
    """Its derivative."""
    return np.asarray(sigmoid(z) * (1 - sigmoid(z)))


def run(weights: Sequence[Array], biases: Sequence[Array], x: Array, target: Array) -> Pass:
    """One sample through layers with weights (out, in) and biases (out,), and its errors back; the cost is half the squared distance."""
    activations, preactivation = [x], []
    for w, b in zip(weights, biases, strict=True):
        preactivation.append(w @ activations[-1] + b)
        activations.append(sigmoid(preactivation[-1]))
    output_gradient = activations[-1] - target
    cost = float(output_gradient @ output_gradient) / 2
    error = [output_gradient * slope(preactivation[-1])]
    for w, z in zip(reversed(weights[1:]), reversed(preactivation[:-1]), strict=True):
        error.insert(0, (w.T @ error[0]) * slope(z))
    weight_gradient = [np.outer(delta, a) for delta, a in zip(error, activations, strict=False)]
    bias_gradient = list(error)
    return Pass(
        tuple(preactivation),
        tuple(activations[1:]),
        tuple(error),
        tuple(weight_gradient),
        tuple(bias_gradient),
        output_gradient,
        cost,
    )
