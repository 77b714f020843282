"""Long short-term memory (LSTM).

Sources:
    S. Hochreiter, J. Schmidhuber, Long Short-Term Memory, Neural Computation 9(8), 1997 (cell, input and output gate);
    F. Gers, J. Schmidhuber, F. Cummins, Learning to Forget, Neural Computation 12(10), 2000 (forget gate);
    A. Graves, Generating Sequences With Recurrent Neural Networks, arXiv:1308.0850, 2013, equations 7 to 11, here
    without their peephole terms. The same cell as torch.nn.LSTMCell.

Shapes: X inputs, H units. Vectors are columns (H,) or, for a batch of B, (H, B).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from notecompiler.references.activations import Array, sigmoid


class Parameters(NamedTuple):
    """Weights from the input, W_x* (H, X), and from the hidden state, W_h* (H, H), and biases b_* (H,), of each gate."""

    W_xi: Array
    W_hi: Array
    b_i: Array
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

    input_gate: Array
    forget_gate: Array
    candidate: Array
    cell_state: Array
    output_gate: Array
    hidden_state: Array


def step(p: Parameters, x: Array, h: Array, c: Array) -> Step:
    """One step from the input `x` (X,), the previous hidden state `h` (H,) and the previous cell state `c` (H,)."""
    input_gate = sigmoid(p.W_xi @ x + p.W_hi @ h + p.b_i)  # (7)
    forget_gate = sigmoid(p.W_xf @ x + p.W_hf @ h + p.b_f)  # (8)
    candidate = np.tanh(p.W_xg @ x + p.W_hg @ h + p.b_g)  # the tanh term of (9)
    cell_state = forget_gate * c + input_gate * candidate  # (9)
    output_gate = sigmoid(p.W_xo @ x + p.W_ho @ h + p.b_o)  # (10)
    hidden_state = output_gate * np.tanh(cell_state)  # (11)
    return Step(input_gate, forget_gate, candidate, cell_state, output_gate, hidden_state)
