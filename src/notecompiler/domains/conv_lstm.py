"""ConvLSTM on fields, with and without peepholes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from notecompiler.domains.domain import Domain, Draw, World
from notecompiler.domains.lstm import GATES, WITHIN, biases, gate_weights, sabotaged
from notecompiler.domains.recurrent import FIELD_DIMENSIONS, draw, parameters, quantities, trace
from notecompiler.references import conv_lstm

_STATES = ("hidden_state", "cell_state")
_SHAPES: tuple[tuple[str, ...], tuple[str, ...]] = (("X", "R", "S"), ("H", "R", "S"))
_PARAMETER_SHAPES = {
    "W_x": ("H", "X", "K", "K"),
    "W_h": ("H", "H", "K", "K"),
    "w_c": ("H", "R", "S"),
    "b": ("H", "1", "1"),
}


def _shape_of(name: str) -> tuple[str, ...]:
    return next(shape for start, shape in _PARAMETER_SHAPES.items() if name.startswith(start))


def _size(shape: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(1 if letter == "1" else FIELD_DIMENSIONS[letter] for letter in shape)


def _sample(step: Callable[..., Any], drawing: Draw) -> World:
    cls = conv_lstm.Parameters
    scale = {"W_x": 0.16, "W_h": 0.16, "w_c": 0.4, "b": 0.5}
    drawn = {
        name: draw(
            drawing.parameters, _size(_shape_of(name)), next(s for key, s in scale.items() if name.startswith(key))
        )
        for name in cls._fields
    }
    made = cls(**{name: np.zeros_like(value) if name in drawing.omit else value for name, value in drawn.items()})
    rng = drawing.inputs
    first = {name: draw(rng, _size(_SHAPES[1]), 0.8) for name in _STATES}
    return trace(step, made, [draw(rng, _size(_SHAPES[0]), 1.0) for _ in range(drawing.steps)], first)


def _domain(name: str, step: Callable[..., Any], peepholes: frozenset[str], titles: tuple[str, ...]) -> Domain:
    return Domain(
        name=name,
        reference=step,
        quantities=quantities(_STATES, (*GATES,), _SHAPES) + parameters(conv_lstm.Parameters, _shape_of),
        weights=gate_weights(GATES, peepholes),
        dimensions=FIELD_DIMENSIONS,
        sample=partial(_sample, step),
        titles=titles,
        within=WITHIN,
        omissible=(biases(conv_lstm.Parameters),),
        variant_of="lstm" if not peepholes else "lstm_peephole",
        sabotage=sabotaged("hidden_state", r"h_t = o_t \odot c_t"),
    )


_TITLES = ("convlstm", "conv lstm", "conv-lstm", "convolutional lstm", "卷积lstm", "卷积长短")

DOMAINS = (
    _domain("conv_lstm", conv_lstm.step, frozenset(), _TITLES),
    _domain(
        "conv_lstm_peephole", conv_lstm.step_peephole, frozenset({"input_gate", "forget_gate", "output_gate"}), _TITLES
    ),
)
