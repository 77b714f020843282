"""Convolutional LSTM: states are fields, products with weights are convolutions.

Source:
    X. Shi et al., Convolutional LSTM Network: A Machine Learning Approach for Precipitation Nowcasting,
    arXiv:1506.04214, 2015, equation 3 (`step_peephole`; `step` is the common form without the peephole terms).

Shapes: the input is a field (X, R, S), the states are fields (H, R, S): channels, rows, columns. Kernels W_x* are
(H, X, K, K) and W_h* (H, H, K, K), biases b_* (H, 1, 1), peepholes w_c* (H, R, S).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from notecompiler.references.activations import Array, sigmoid
from notecompiler.references.convolution import convolve


class Parameters(NamedTuple):
    """Kernels, peepholes (used by `step_peephole` only) and biases of each gate."""

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
    """Everything that one step computes, each (H, R, S)."""

    input_gate: Array
    forget_gate: Array
    candidate: Array
    cell_state: Array
    output_gate: Array
    hidden_state: Array


def step(p: Parameters, x: Array, h: Array, c: Array) -> Step:
    """One step from the input `x` and the previous hidden state `h` and cell state `c`, without peepholes."""
    input_gate = sigmoid(convolve(p.W_xi, x) + convolve(p.W_hi, h) + p.b_i)
    forget_gate = sigmoid(convolve(p.W_xf, x) + convolve(p.W_hf, h) + p.b_f)
    candidate = np.tanh(convolve(p.W_xg, x) + convolve(p.W_hg, h) + p.b_g)
    cell_state = forget_gate * c + input_gate * candidate
    output_gate = sigmoid(convolve(p.W_xo, x) + convolve(p.W_ho, h) + p.b_o)
    hidden_state = output_gate * np.tanh(cell_state)
    return Step(input_gate, forget_gate, candidate, cell_state, output_gate, hidden_state)


def step_peephole(p: Parameters, x: Array, h: Array, c: Array) -> Step:
    """One step with peepholes, equation 3 line by line."""
    input_gate = sigmoid(convolve(p.W_xi, x) + convolve(p.W_hi, h) + p.w_ci * c + p.b_i)
    forget_gate = sigmoid(convolve(p.W_xf, x) + convolve(p.W_hf, h) + p.w_cf * c + p.b_f)
    candidate = np.tanh(convolve(p.W_xg, x) + convolve(p.W_hg, h) + p.b_g)
    cell_state = forget_gate * c + input_gate * candidate
    output_gate = sigmoid(convolve(p.W_xo, x) + convolve(p.W_ho, h) + p.w_co * cell_state + p.b_o)
    hidden_state = output_gate * np.tanh(cell_state)
    return Step(input_gate, forget_gate, candidate, cell_state, output_gate, hidden_state)
