"""LSTM with coupled input and forget gate: what is forgotten is replaced, i = 1 - f.

Source:
    K. Greff, R. Srivastava, J. Koutník, B. Steunebrink, J. Schmidhuber, LSTM: A Search Space Odyssey, IEEE TNNLS
    28(10), 2017 (arXiv:1503.04069), the variant CIFG.

Shapes as in `lstm`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from notecompiler.references.activations import Array, sigmoid


class Parameters(NamedTuple):
    """Weights W_x* (H, X) and W_h* (H, H), biases b_* (H,)."""

    W_xf: Array
    W_hf: Array
    b_f: Array
    W_xg: Array
    W_hg: Array
    b_g: Array
    W_xo: Array
    W_ho: Array
    b_o: Array


class Step(NamedTuple):
    """Everything that one step computes, each (H,)."""

    forget_gate: Array
    input_gate: Array
    candidate: Array
    cell_state: Array
    output_gate: Array
    hidden_state: Array


def step(p: Parameters, x: Array, h: Array, c: Array) -> Step:
    """One step from the input `x` (X,) and the previous `h` and `c` (H,)."""
    forget_gate = sigmoid(p.W_xf @ x + p.W_hf @ h + p.b_f)
    input_gate = 1.0 - forget_gate
    candidate = np.tanh(p.W_xg @ x + p.W_hg @ h + p.b_g)
    cell_state = forget_gate * c + input_gate * candidate
    output_gate = sigmoid(p.W_xo @ x + p.W_ho @ h + p.b_o)
    hidden_state = output_gate * np.tanh(cell_state)
    return Step(forget_gate, input_gate, candidate, cell_state, output_gate, hidden_state)
