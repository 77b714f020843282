"""The GRU: reset gate before or after the matrix, or none; update gate for the old or for the new state."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from notecompiler.domains.domain import BIAS, Domain, Draw, Sabotage, World
from notecompiler.domains.lstm import biases, sample, shape_of
from notecompiler.domains.recurrent import VECTOR_DIMENSIONS, Symbols, parameters, quantities
from notecompiler.references import gru

_GATES = {"reset_gate": "r", "update_gate": "z", "candidate": "n"}
_CANDIDATE = Symbols(
    (*(f"{accent} {letter}" for accent in ("tilde", "hat", "bar", "check") for letter in "hHcC"), "h'", "n"),
    ("g", "c", "a", "candidate", "cand"),
    ("candidate", "候选", "new memory"),
)
_UPDATE = frozenset({"W_xz", "W_hz", "b_z"})


def _sample(step: Callable[..., Any], new_share: bool, drawing: Draw) -> World:
    """A run of a cell. With `new_share` the update gate is the share of the new state, 1 - z in the
    reference's terms; its parameters are then the negatives, because 1 - sigmoid(a) = sigmoid(-a)."""
    world = sample(step, gru.Parameters, ("hidden_state",), drawing)
    if not new_share:
        return world
    return {
        key: 1.0 - value if key[0] == "update_gate" else -value if key[0] in _UPDATE else value
        for key, value in world.items()
    }


def _domain(name: str, step: Callable[..., Any], new_share: bool, variant_of: str | None) -> Domain:
    after = step is gru.step_reset_after
    weights = {
        gate: {"input": f"W_x{tag}", "hidden_state": f"W_h{tag}", BIAS: f"b_{tag}"} for gate, tag in _GATES.items()
    }
    if after:
        weights["candidate"]["hidden_state+"] = "b_hn"
    update = (
        r"h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t"
        if new_share
        else r"h_t = z_t \odot h_{t-1} + (1 - z_t) \odot \tilde{h}_t"
    )
    candidate = (
        r"\tilde{h}_t = \tanh(W x_t + r_t \odot (U h_{t-1} + d) + b)"
        if after
        else r"\tilde{h}_t = \tanh(W x_t + U (r_t \odot h_{t-1}) + b)"
    )
    return Domain(
        name=name,
        reference=step,
        quantities=quantities(("hidden_state",), (*_GATES,), (("X",), ("H",)), {"candidate": _CANDIDATE})
        + parameters(gru.Parameters, shape_of),
        weights=weights,
        dimensions=VECTOR_DIMENSIONS,
        sample=partial(_sample, step, new_share),
        within={"hidden_state": "candidate"},
        titles=("gru", "gated recurrent", "门控循环"),
        omissible=((frozenset({"b_hn"}),) if after else ()) + (biases(gru.Parameters),),
        variant_of=variant_of,
        convention="new_share" if new_share else "",
        sabotage=Sabotage(
            (
                r"z_t = \sigma(W_z x_t + U_z h_{t-1} + b_z)",
                r"r_t = \sigma(W_r x_t + U_r h_t + b_r)",
                candidate,
                update,
            ),
            "reset_gate",
        ),
    )


def _without_reset(new_share: bool) -> Domain:
    """The simplified unit of introductions, which has no reset gate."""
    gates = {gate: tag for gate, tag in _GATES.items() if gate != "reset_gate"}
    new, old = ("z_t", "(1 - z_t)") if new_share else ("(1 - z_t)", "z_t")
    return Domain(
        name="gru_without_reset",
        reference=gru.step_without_reset,
        quantities=quantities(("hidden_state",), (*gates,), (("X",), ("H",)), {"candidate": _CANDIDATE})
        + parameters(gru.Parameters, shape_of),
        weights={
            gate: {"input": f"W_x{tag}", "hidden_state": f"W_h{tag}", BIAS: f"b_{tag}"} for gate, tag in gates.items()
        },
        dimensions=VECTOR_DIMENSIONS,
        sample=partial(_sample, gru.step_without_reset, new_share),
        within={"hidden_state": "candidate"},
        titles=("gru", "gated recurrent", "门控循环"),
        omissible=(biases(gru.Parameters),),
        variant_of="gru",
        convention="new_share" if new_share else "",
        sabotage=Sabotage(
            (
                r"z_t = \sigma(W_z x_t + U_z h_{t-1} + b_z)",
                r"\tilde{h}_t = \tanh(W x_t + U h_t + b)",
                rf"h_t = {old} \odot h_{{t-1}} + {new} \odot \tilde{{h}}_t",
            ),
            "candidate",
        ),
    )


DOMAINS = (
    _domain("gru", gru.step, new_share=False, variant_of=None),
    _domain("gru", gru.step, new_share=True, variant_of="gru"),
    _domain("gru_reset_after", gru.step_reset_after, new_share=False, variant_of="gru"),
    _domain("gru_reset_after", gru.step_reset_after, new_share=True, variant_of="gru"),
    _without_reset(new_share=False),
    _without_reset(new_share=True),
)
