"""The gradients of an LSTM against differences of its loss."""

from __future__ import annotations

import numpy as np
import pytest

from notecompiler.references import lstm
from notecompiler.references.lstm_backward import run

_T, _X, _H = 4, 2, 3
_STEP = 1e-6


def _loss(p: lstm.Parameters, inputs: np.ndarray, pushed: np.ndarray, at: int, nudged: str, by: np.ndarray) -> float:
    """The loss of a run in which one quantity of one step is moved before anything is computed from it."""
    h, c = np.full(_H, 0.3), np.full(_H, -0.2)
    total = 0.0
    for t, x in enumerate(inputs):
        made = lstm.step(p, x, h, c)
        gates = {name: getattr(made, name) for name in ("input_gate", "forget_gate", "candidate", "output_gate")}
        if t == at and nudged in gates:
            gates[nudged] = gates[nudged] + by
        c = gates["forget_gate"] * c + gates["input_gate"] * gates["candidate"]
        c = c + by if t == at and nudged == "cell_state" else c
        h = gates["output_gate"] * np.tanh(c)
        h = h + by if t == at and nudged == "hidden_state" else h
        total += float(pushed[t] @ h)
    return total


@pytest.mark.parametrize(
    ("quantity", "gradient"),
    [
        ("input_gate", "input_gradient"),
        ("forget_gate", "forget_gradient"),
        ("candidate", "candidate_gradient"),
        ("output_gate", "output_gradient"),
        ("cell_state", "cell_gradient"),
        ("hidden_state", "hidden_gradient"),
    ],
)
def test_gradients_are_those_of_the_loss(quantity: str, gradient: str) -> None:
    rng = np.random.default_rng(5)
    sizes = [
        (_H, _X) if n.startswith("W_x") else (_H, _H) if n.startswith("W") else (_H,) for n in lstm.Parameters._fields
    ]
    p = lstm.Parameters(*(rng.normal(size=size) for size in sizes))
    inputs, pushed = rng.normal(size=(_T, _X)), rng.normal(size=(_T, _H))
    made = run(p, [*inputs], np.full(_H, 0.3), np.full(_H, -0.2), pushed)
    for at in range(_T):
        for k in range(_H):
            by = _STEP * np.eye(_H)[k]
            ahead, behind = (_loss(p, inputs, pushed, at, quantity, sign * by) for sign in (1, -1))
            assert getattr(made, gradient)[at, k] == pytest.approx((ahead - behind) / (2 * _STEP), rel=1e-6, abs=1e-8)
