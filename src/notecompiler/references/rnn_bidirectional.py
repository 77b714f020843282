"""Bidirectional recurrent network.

Source:
    M. Schuster and K. Paliwal, Bidirectional Recurrent Neural Networks, IEEE Transactions on Signal Processing 45(11),
    1997; as written out by A. Graves, A. Mohamed and G. Hinton, Speech Recognition with Deep Recurrent Neural Networks,
    ICASSP 2013, equations 8 to 10. The activations are a free choice.

Shapes: X inputs, H units in each direction, Y outputs, T steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from notecompiler.references.activations import Activation, Array


class Parameters(NamedTuple):
    """Weights W_xf and W_xb (H, X), W_ff and W_bb (H, H), W_fy and W_by (Y, H); biases b_f and b_b (H,), b_y (Y,)."""

    W_xf: Array
    W_ff: Array
    b_f: Array
    W_xb: Array
    W_bb: Array
    b_b: Array
    W_fy: Array
    W_by: Array
    b_y: Array


class Step(NamedTuple):
    """The states of both directions (H,) and the output (Y,), each with its pre-activation."""

    forward_preactivation: Array
    forward_state: Array
    backward_preactivation: Array
    backward_state: Array
    output_preactivation: Array
    output: Array


def run(
    p: Parameters, inputs: Sequence[Array], first: Array, last: Array, hidden: Activation, output_activation: Activation
) -> list[Step]:
    """All steps over `inputs`, each (X,), from the forward state before the `first` step and the backward state behind the
    `last` one."""
    count = len(inputs)
    forward: list[tuple[Array, Array]] = []
    state = first
    for x in inputs:
        forward_preactivation = p.W_xf @ x + p.W_ff @ state + p.b_f
        forward_state = state = hidden(forward_preactivation)
        forward.append((forward_preactivation, forward_state))
    backward: list[tuple[Array, Array]] = []
    state = last
    for t in range(count - 1, -1, -1):
        backward_preactivation = p.W_xb @ inputs[t] + p.W_bb @ state + p.b_b
        backward_state = state = hidden(backward_preactivation)
        backward.append((backward_preactivation, backward_state))
    steps: list[Step] = []
    for ahead, behind in zip(forward, reversed(backward), strict=True):
        output_preactivation = p.W_fy @ ahead[1] + p.W_by @ behind[1] + p.b_y
        output = output_activation(output_preactivation)
        steps.append(Step(*ahead, *behind, output_preactivation, output))
    return steps
