"""The simple recurrent network with an output layer; its activations are a free choice."""

from __future__ import annotations

from functools import partial

import numpy as np

from notecompiler.domains.domain import BIAS, Domain, Draw, Kind, Quantity, Sabotage, World
from notecompiler.domains.recurrent import draw, parameters, trace
from notecompiler.references import rnn
from notecompiler.references.activations import identity, tanh

_DIMENSIONS = {"H": 3, "X": 2, "Y": 7}
_SHAPES = {"W_xh": ("H", "X"), "W_hh": ("H", "H"), "b_h": ("H",), "W_hy": ("Y", "H"), "b_y": ("Y",)}
_SCALES = {"W_xh": 0.7, "W_hh": 0.6, "b_h": 0.5, "W_hy": 0.6, "b_y": 0.5}


def _sample(drawing: Draw) -> World:
    size = _DIMENSIONS
    drawn = {name: draw(drawing.parameters, [size[d] for d in shape], _SCALES[name]) for name, shape in _SHAPES.items()}
    made = rnn.Parameters(
        **{name: np.zeros_like(value) if name in drawing.omit else value for name, value in drawn.items()}
    )
    rng = drawing.inputs
    first = {"hidden_state": draw(rng, (size["H"],), 0.8)}
    step = partial(rnn.step, hidden=tanh, output_activation=identity)
    return trace(step, made, [draw(rng, (size["X"],), 1.0) for _ in range(drawing.steps)], first)


DOMAINS = (
    Domain(
        name="rnn",
        reference=rnn.step,
        quantities=(
            Quantity("input", ("X",), Kind.INPUT, ("x", "X"), ("u",), ("input", "输入")),
            Quantity(
                "hidden_state",
                ("H",),
                Kind.STATE,
                ("h", "H", "hidden"),
                ("s", "a", "z"),
                ("hidden state", "hidden", "隐藏状态", "隐状态"),
            ),
            Quantity("output", ("Y",), Kind.COMPUTED, ("y", "o", "hat y", "Y", "O"), ("z",), ("output", "输出")),
            Quantity("hidden_preactivation", ("H",), Kind.COMPUTED, (), ("a", "z", "net")),
            Quantity("output_preactivation", ("Y",), Kind.COMPUTED, (), ("o", "z", "net")),
            *parameters(rnn.Parameters, _SHAPES.__getitem__),
        ),
        weights={
            "hidden_state": {"input": "W_xh", "hidden_state": "W_hh", BIAS: "b_h"},
            "hidden_preactivation": {"input": "W_xh", "hidden_state": "W_hh", BIAS: "b_h"},
            "output": {"hidden_state": "W_hy", BIAS: "b_y"},
            "output_preactivation": {"hidden_state": "W_hy", BIAS: "b_y"},
        },
        free={"hidden_state": "hidden_preactivation", "output": "output_preactivation"},
        dimensions=_DIMENSIONS,
        sample=_sample,
        titles=("rnn", "recurrent neural network", "elman", "循环神经网络"),
        omissible=(frozenset({"b_h", "b_y"}),),
        sabotage=Sabotage(
            (r"h_t = \tanh(W_{xh} x_t + W_{hh} h_{t-1} + b_h)", r"y_t = W_{hy} h_{t-1} + b_y"),
            "output",
        ),
    ),
)
