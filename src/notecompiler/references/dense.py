"""A dense layer; with one unit and a step function, Rosenblatt's perceptron.

Sources:
    F. Rosenblatt, The Perceptron, Psychological Review 65(6), 1958;
    I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, MIT Press 2016, section 6.1; torch.nn.Linear.

Shapes: X inputs, H units.
"""

from __future__ import annotations

from typing import NamedTuple

from notecompiler.references.activations import Activation, Array


class Parameters(NamedTuple):
    """Weights W (H, X) and biases b (H,)."""

    W: Array
    b: Array


class Layer(NamedTuple):
    """The pre-activation and the output, each (H,)."""

    preactivation: Array
    output: Array


def layer(p: Parameters, x: Array, activation: Activation) -> Layer:
    """The layer's output for the input `x` (X,)."""
    preactivation = p.W @ x + p.b
    output = activation(preactivation)
    return Layer(preactivation, output)
