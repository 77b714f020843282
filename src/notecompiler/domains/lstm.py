"""The LSTM family on vectors: plain, with peepholes, with coupled gates."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from notecompiler.domains.domain import BIAS, Domain, Draw, Sabotage, World
from notecompiler.domains.recurrent import VECTOR_DIMENSIONS, draw, parameters, quantities, trace
from notecompiler.references import lstm, lstm_cell_fed, lstm_coupled, lstm_peephole

WITHIN = {"cell_state": "candidate", "hidden_state": "output_gate"}
GATES = {"input_gate": "i", "forget_gate": "f", "candidate": "g", "output_gate": "o"}


def shape_of(name: str) -> tuple[str, ...]:
    """Shape of a parameter by its reference name: weights from the input, from the hidden state, or diagonal."""
    return ("H", "X") if name.startswith("W_x") else ("H", "H") if name.startswith("W") else ("H",)


def sample(step: Callable[..., Any], cls: Any, states: tuple[str, ...], drawing: Draw) -> World:
    """A run of a cell. The scales keep pre-activations within about 2, where a wrong term still shows."""
    size = VECTOR_DIMENSIONS
    scale = {"W_x": 0.6, "W_h": 0.5, "W_c": 0.5, "w_c": 0.5, "b": 0.4}
    drawn = {
        name: draw(
            drawing.parameters,
            [size[d] for d in shape_of(name)],
            next(s for key, s in scale.items() if name.startswith(key)),
        )
        for name in cls._fields
    }
    made = cls(**{name: np.zeros_like(value) if name in drawing.omit else value for name, value in drawn.items()})
    rng = drawing.inputs
    first = {name: draw(rng, (size["H"],), 0.8) for name in states}
    return trace(step, made, [draw(rng, (size["X"],), 1.0) for _ in range(drawing.steps)], first)


def biases(cls: Any) -> frozenset[str]:
    """The bias parameters of a cell."""
    return frozenset(name for name in cls._fields if name.startswith("b"))


def gate_weights(gates: dict[str, str], peepholes: frozenset[str] = frozenset()) -> dict[str, dict[str, str]]:
    """Which parameter feeds which operand into which gate."""
    weights = {
        gate: {"input": f"W_x{tag}", "hidden_state": f"W_h{tag}", BIAS: f"b_{tag}"} for gate, tag in gates.items()
    }
    for gate in peepholes:
        weights[gate]["cell_state"] = f"w_c{gates[gate]}"
    return weights


def cell_fed_weights() -> dict[str, dict[str, str]]:
    """The gates read the input and the cell state, the candidate the input alone."""
    gates = {gate: {"input": f"W_x{tag}", "cell_state": f"W_c{tag}", BIAS: f"b_{tag}"} for gate, tag in GATES.items()}
    return gates | {"candidate": {"input": "W_xg", BIAS: "b_g"}}


_STATES = ("hidden_state", "cell_state")
_SHAPES: tuple[tuple[str, ...], tuple[str, ...]] = (("X",), ("H",))
_RIGHT = {
    "forget_gate": r"f_t = \sigma(W_f [h_{t-1}, x_t] + b_f)",
    "input_gate": r"i_t = \sigma(W_i [h_{t-1}, x_t] + b_i)",
    "candidate": r"\tilde{c}_t = \tanh(W_c [h_{t-1}, x_t] + b_c)",
    "cell_state": r"c_t = f_t \odot c_{t-1} + i_t \odot \tilde{c}_t",
    "output_gate": r"o_t = \sigma(W_o [h_{t-1}, x_t] + b_o)",
    "hidden_state": r"h_t = o_t \odot \tanh(c_t)",
}


_COUPLED = {gate: tag for gate, tag in GATES.items() if gate != "input_gate"}


def sabotaged(quantity: str, wrong: str) -> Sabotage:
    """The textbook system with one wrong equation."""
    return Sabotage(tuple(wrong if name == quantity else tex for name, tex in _RIGHT.items()), quantity)


def _domain(
    name: str,
    module: Any,
    weights: dict[str, dict[str, str]],
    titles: tuple[str, ...],
    wrong: Sabotage,
) -> Domain:
    return Domain(
        name=name,
        reference=module.step,
        quantities=quantities(_STATES, (*GATES,), _SHAPES) + parameters(module.Parameters, shape_of),
        weights=weights,
        dimensions=VECTOR_DIMENSIONS,
        sample=partial(sample, module.step, module.Parameters, _STATES),
        titles=titles,
        within=WITHIN,
        omissible=(biases(module.Parameters),),
        variant_of=None if name == "lstm" else "lstm",
        sabotage=wrong,
    )


DOMAINS = (
    _domain(
        "lstm",
        lstm,
        gate_weights(GATES),
        ("lstm", "long short-term memory", "long short term memory", "长短期记忆", "长短时记忆"),
        sabotaged("cell_state", r"c_t = f_t \odot c_{t-1} + i_t \odot \tilde{c}_{t-1}"),
    ),
    _domain(
        "lstm_peephole",
        lstm_peephole,
        gate_weights(GATES, frozenset({"input_gate", "forget_gate", "output_gate"})),
        ("peephole", "窥视孔", "猫眼"),
        Sabotage(
            (
                r"f_t = \sigma(W_{xf} x_t + W_{hf} h_{t-1} + w_{cf} \odot c_{t-1} + b_f)",
                r"i_t = \sigma(W_{xi} x_t + W_{hi} h_{t-1} + w_{ci} \odot c_{t-1} + b_i)",
                r"c_t = f_t \odot c_{t-1} + i_t \odot \tanh(W_{xc} x_t + W_{hc} h_{t-1} + b_c)",
                r"o_t = \sigma(W_{xo} x_t + W_{ho} h_{t-1} + w_{co} \odot c_{t-1} + b_o)",
                r"h_t = o_t \odot \tanh(c_t)",
            ),
            "output_gate",
        ),
    ),
    _domain(
        "lstm_cell_fed",
        lstm_cell_fed,
        cell_fed_weights(),
        ("peephole", "窥视孔", "猫眼"),
        Sabotage(
            (
                r"f_t = \sigma(W_f x_t + U_f c_{t-1} + b_f)",
                r"i_t = \sigma(W_i x_t + U_i c_{t-1} + b_i)",
                r"o_t = \sigma(W_o x_t + U_o c_t + b_o)",
                r"c_t = f_t \odot c_{t-1} + i_t \odot \tanh(W_c x_t + b_c)",
                r"h_t = \tanh(o_t \odot c_t)",
            ),
            "output_gate",
        ),
    ),
    _domain(
        "lstm_coupled",
        lstm_coupled,
        gate_weights(_COUPLED),
        ("coupled", "cifg", "耦合"),
        Sabotage(
            (
                r"f_t = \sigma(W_f [h_{t-1}, x_t] + b_f)",
                r"\tilde{c}_t = \tanh(W_c [h_{t-1}, x_t] + b_c)",
                r"c_t = f_t \odot c_{t-1} + (1 + f_t) \odot \tilde{c}_t",
                r"o_t = \sigma(W_o [h_{t-1}, x_t] + b_o)",
                r"h_t = o_t \odot \tanh(c_t)",
            ),
            "cell_state",
        ),
    ),
)
