"""LSTM whose gates look at the cell state in place of the hidden state.

Source:
    F. Gers and J. Schmidhuber, LSTM Recurrent Networks Learn Simple Context Free and Context Sensitive Languages, IEEE
    Transactions on Neural Networks 12(6), 2001, in the form without recurrent connections that encyclopaedias give as
    the peephole LSTM: all three gates read c_{t-1}, and the output is squashed behind its gate.

Shapes: X inputs, H units.
"""

from __future__ import annotations

from typing import NamedTuple

from notecompiler.references.activations import Array, sigmoid, tanh


class Parameters(NamedTuple):
    """Weights W_x (H, X) from the input and W_c (H, H) from the cell state, biases b (H,), for the input gate, the forget
    gate, the candidate and the output gate."""

    W_xi: Array
    W_ci: Array
    b_i: Array
    W_xf: Array
    W_cf: Array
    b_f: Array
    W_xg: Array
    b_g: Array
    W_xo: Array
    W_co: Array
    b_o: Array


class Step(NamedTuple):
    """Everything that one step computes, each (H,)."""

    input_gate: Array
    forget_gate: Array
    candidate: Array
    output_gate: Array
    cell_state: Array
    hidden_state: Array


def step(p: Parameters, x: Array, _h: Array, c: Array) -> Step:
    """One step from the input `x` (X,) and the previous cell state `c` (H,); the hidden state `_h` is not looked at."""
    input_gate = sigmoid(p.W_xi @ x + p.W_ci @ c + p.b_i)
    forget_gate = sigmoid(p.W_xf @ x + p.W_cf @ c + p.b_f)
    candidate = tanh(p.W_xg @ x + p.b_g)
    output_gate = sigmoid(p.W_xo @ x + p.W_co @ c + p.b_o)
    cell_state = forget_gate * c + input_gate * candidate
    hidden_state = tanh(output_gate * cell_state)
    return Step(input_gate, forget_gate, candidate, output_gate, cell_state, hidden_state)
