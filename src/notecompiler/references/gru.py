"""Gated recurrent unit (GRU), with both forms of the reset gate and without one.

Sources:
    K. Cho et al., Learning Phrase Representations using RNN Encoder-Decoder, arXiv:1406.1078, 2014, equations 5 to 8:
    the reset gate acts on the state before the matrix (`step`);
    the form of cuDNN and torch.nn.GRUCell: it acts on the product (`step_reset_after`);
    A. Ng, Sequence Models (deeplearning.ai), 2018, week 1: without a reset gate, as a first step (`step_without_reset`).
In all the update gate z keeps the old state; J. Chung et al., arXiv:1412.3555, write 1 - z for it.

Shapes: X inputs, H units; vectors (H,) or, for a batch of B, (H, B).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from notecompiler.references.activations import Array, sigmoid


class Parameters(NamedTuple):
    """Weights W_x* (H, X) and W_h* (H, H), biases b_* (H,); `b_hn` is used by `step_reset_after` only."""

    W_xr: Array
    W_hr: Array
    b_r: Array
    W_xz: Array
    W_hz: Array
    b_z: Array
    W_xn: Array
    W_hn: Array
    b_n: Array
    b_hn: Array


class Step(NamedTuple):
    """Everything that one step computes, each (H,)."""

    reset_gate: Array
    update_gate: Array
    candidate: Array
    hidden_state: Array


def step(p: Parameters, x: Array, h: Array) -> Step:
    """One step from the input `x` (X,) and the previous hidden state `h` (H,); reset before the matrix."""
    reset_gate = sigmoid(p.W_xr @ x + p.W_hr @ h + p.b_r)  # (5)
    update_gate = sigmoid(p.W_xz @ x + p.W_hz @ h + p.b_z)  # (6)
    candidate = np.tanh(p.W_xn @ x + p.W_hn @ (reset_gate * h) + p.b_n)  # (8)
    hidden_state = update_gate * h + (1.0 - update_gate) * candidate  # (7)
    return Step(reset_gate, update_gate, candidate, hidden_state)


def step_reset_after(p: Parameters, x: Array, h: Array) -> Step:
    """One step as in cuDNN and PyTorch: the reset gate scales the product with its own bias `b_hn`."""
    reset_gate = sigmoid(p.W_xr @ x + p.W_hr @ h + p.b_r)
    update_gate = sigmoid(p.W_xz @ x + p.W_hz @ h + p.b_z)
    candidate = np.tanh(p.W_xn @ x + p.b_n + reset_gate * (p.W_hn @ h + p.b_hn))
    hidden_state = update_gate * h + (1.0 - update_gate) * candidate
    return Step(reset_gate, update_gate, candidate, hidden_state)


class UngatedStep(NamedTuple):
    """Everything that one step without a reset gate computes, each (H,)."""

    update_gate: Array
    candidate: Array
    hidden_state: Array


def step_without_reset(p: Parameters, x: Array, h: Array) -> UngatedStep:
    """One step of the simplified unit: the candidate sees the whole previous state."""
    update_gate = sigmoid(p.W_xz @ x + p.W_hz @ h + p.b_z)
    candidate = np.tanh(p.W_xn @ x + p.W_hn @ h + p.b_n)
    hidden_state = update_gate * h + (1.0 - update_gate) * candidate
    return UngatedStep(update_gate, candidate, hidden_state)
