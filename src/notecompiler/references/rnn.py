"""Simple recurrent network.

Source:
    J. Elman, Finding Structure in Time, Cognitive Science 14(2), 1990; the same cell as torch.nn.RNNCell, with an output
    layer. The activations are a free choice (Elman: logistic; PyTorch: tanh or relu).

Shapes: X inputs, H units, Y outputs.
"""

from __future__ import annotations

from typing import NamedTuple

from notecompiler.references.activations import Activation, Array


class Parameters(NamedTuple):
    """Weights W_xh (H, X), W_hh (H, H), W_hy (Y, H) and biases b_h (H,), b_y (Y,)."""

    W_xh: Array
    W_hh: Array
    b_h: Array
    W_hy: Array
    b_y: Array


class Step(NamedTuple):
    """The hidden state (H,) and the output (Y,), each with its pre-activation."""

    hidden_preactivation: Array
    hidden_state: Array
    output_preactivation: Array
    output: Array


def step(p: Parameters, x: Array, h: Array, hidden: Activation, output_activation: Activation) -> Step:
    """One step from the input `x` (X,) and the previous hidden state `h` (H,)."""
    hidden_preactivation = p.W_xh @ x + p.W_hh @ h + p.b_h
    hidden_state = hidden(hidden_preactivation)
    output_preactivation = p.W_hy @ hidden_state + p.b_y
    output = output_activation(output_preactivation)
    return Step(hidden_preactivation, hidden_state, output_preactivation, output)
