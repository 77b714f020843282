"""LSTM with peephole connections: the gates also see the cell state, through one weight for each unit.

Sources:
    F. Gers, J. Schmidhuber, Recurrent Nets that Time and Count, IJCNN 2000;
    A. Graves, Generating Sequences With Recurrent Neural Networks, arXiv:1308.0850, 2013, equations 7 to 11.

Shapes as in `lstm`; the peepholes w_c* are the diagonals of diagonal matrices, (H,).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from notecompiler.references.activations import Array, sigmoid


class Parameters(NamedTuple):
    """Weights W_x* (H, X) and W_h* (H, H), peepholes w_c* (H,), biases b_* (H,)."""

    W_xi: Array
    W_hi: Array
    w_ci: Array
    b_i: Array
    W_xf: Array
    W_hf: Array
    w_cf: Array
    b_f: Array
    W_xg: Array
    W_hg: Array
    b_g: Array
    W_xo: Array
    W_ho: Array
    w_co: Array
    b_o: Array


class Step(NamedTuple):
    """Everything that one step computes, each (H,)."""

    input_gate: Array
    forget_gate: Array
    candidate: Array
    cell_state: Array
    output_gate: Array
    hidden_state: Array


def step(p: Parameters, x: Array, h: Array, c: Array) -> Step:
    """One step from the input `x` (X,) and the previous `h` and `c` (H,). The output gate sees the new cell state."""
    input_gate = sigmoid(p.W_xi @ x + p.W_hi @ h + p.w_ci * c + p.b_i)  # (7)
    forget_gate = sigmoid(p.W_xf @ x + p.W_hf @ h + p.w_cf * c + p.b_f)  # (8)
    candidate = np.tanh(p.W_xg @ x + p.W_hg @ h + p.b_g)  # the tanh term of (9)
    cell_state = forget_gate * c + input_gate * candidate  # (9)
    output_gate = sigmoid(p.W_xo @ x + p.W_ho @ h + p.w_co * cell_state + p.b_o)  # (10)
    hidden_state = output_gate * np.tanh(cell_state)  # (11)
    return Step(input_gate, forget_gate, candidate, cell_state, output_gate, hidden_state)
