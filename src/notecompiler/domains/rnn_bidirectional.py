"""The bidirectional recurrent network; its activations are a free choice."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.domain import BIAS, Array, Domain, Draw, Key, Kind, Quantity, Sabotage, World
from notecompiler.domains.recurrent import draw, parameters
from notecompiler.references import rnn_bidirectional as reference
from notecompiler.references.activations import identity, tanh

_DIMENSIONS = {"H": 3, "X": 2, "Y": 7}
_SHAPES = {
    "W_xf": ("H", "X"),
    "W_ff": ("H", "H"),
    "b_f": ("H",),
    "W_xb": ("H", "X"),
    "W_bb": ("H", "H"),
    "b_b": ("H",),
    "W_fy": ("Y", "H"),
    "W_by": ("Y", "H"),
    "b_y": ("Y",),
}


def _sample(drawing: Draw) -> World:
    size = _DIMENSIONS
    drawn = {name: draw(drawing.parameters, [size[d] for d in shape], 0.6) for name, shape in _SHAPES.items()}
    made = {name: np.zeros_like(value) if name in drawing.omit else value for name, value in drawn.items()}
    rng = drawing.inputs
    first, last = (draw(rng, (size["H"],), 0.8) for _ in range(2))
    inputs = [draw(rng, (size["X"],), 1.0) for _ in range(drawing.steps)]
    values: dict[Key, Array] = {(name, 0): value for name, value in made.items()}
    values["forward_state", -1], values["backward_state", drawing.steps] = first, last
    steps = reference.run(reference.Parameters(**made), inputs, first, last, tanh, identity)
    for number, (x, step) in enumerate(zip(inputs, steps, strict=True)):
        values["input", number] = x
        values |= {(name, number): value for name, value in step._asdict().items()}
    return values


DOMAINS = (
    Domain(
        name="rnn_bidirectional",
        reference=reference.run,
        quantities=(
            Quantity("input", ("X",), Kind.INPUT, ("x", "X"), ("u",), ("input", "输入")),
            Quantity(
                "forward_state",
                ("H",),
                Kind.STATE,
                ("vec h", "vec H"),
                ("vec s", "f", "h f"),
                ("forward", "前向", "正向"),
            ),
            Quantity(
                "backward_state",
                ("H",),
                Kind.STATE,
                ("backvec h", "backvec H"),
                ("backvec s", "b", "h b"),
                ("backward", "后向", "反向"),
            ),
            Quantity("output", ("Y",), Kind.COMPUTED, ("y", "o", "hat y", "Y", "O"), ("z",), ("output", "输出")),
            Quantity("forward_preactivation", ("H",), Kind.COMPUTED, (), ("vec a", "vec z")),
            Quantity("backward_preactivation", ("H",), Kind.COMPUTED, (), ("backvec a", "backvec z")),
            Quantity("output_preactivation", ("Y",), Kind.COMPUTED, (), ("o", "z", "net")),
            *parameters(reference.Parameters, _SHAPES.__getitem__),
        ),
        weights={
            "forward_state": {"input": "W_xf", "forward_state": "W_ff", BIAS: "b_f"},
            "forward_preactivation": {"input": "W_xf", "forward_state": "W_ff", BIAS: "b_f"},
            "backward_state": {"input": "W_xb", "backward_state": "W_bb", BIAS: "b_b"},
            "backward_preactivation": {"input": "W_xb", "backward_state": "W_bb", BIAS: "b_b"},
            "output": {"forward_state": "W_fy", "backward_state": "W_by", BIAS: "b_y"},
            "output_preactivation": {"forward_state": "W_fy", "backward_state": "W_by", BIAS: "b_y"},
        },
        free={
            "forward_state": "forward_preactivation",
            "backward_state": "backward_preactivation",
            "output": "output_preactivation",
        },
        backward=frozenset({"backward_state"}),
        dimensions=_DIMENSIONS,
        sample=_sample,
        titles=("bidirectional", "birnn", "bi-rnn", "双向"),
        omissible=(frozenset({"b_f", "b_b", "b_y"}),),
        sabotage=Sabotage(
            (
                r"\overrightarrow{h}_t = \tanh(W_1 x_t + U_1 \overrightarrow{h}_{t-1} + b_1)",
                r"\overleftarrow{h}_t = \tanh(W_2 x_t + U_2 \overleftarrow{h}_{t-1} + b_2)",
                r"y_t = V_1 \overrightarrow{h}_t + V_2 \overleftarrow{h}_t + b_3",
            ),
            "backward_state",
        ),
    ),
)
