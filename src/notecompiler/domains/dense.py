"""A dense layer and the autoencoder made of two; activations are a free choice."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.domain import BIAS, Array, Domain, Draw, Kind, Quantity, Sabotage, World
from notecompiler.domains.recurrent import draw, parameters
from notecompiler.references import autoencoder, dense
from notecompiler.references.activations import identity

_DIMENSIONS = {"H": 3, "X": 2}
_LAYER_SHAPES = {"W": ("H", "X"), "b": ("H",)}
_CODER_SHAPES = {"W_e": ("H", "X"), "b_e": ("H",), "W_d": ("X", "H"), "b_d": ("X",)}


def _draw(drawing: Draw, shapes: dict[str, tuple[str, ...]]) -> dict[str, Array]:
    drawn = {name: draw(drawing.parameters, [_DIMENSIONS[d] for d in shape], 0.8) for name, shape in shapes.items()}
    return {name: np.zeros_like(value) if name in drawing.omit else value for name, value in drawn.items()}


def _layer(drawing: Draw) -> World:
    values = _draw(drawing, _LAYER_SHAPES)
    x = draw(drawing.inputs, (_DIMENSIONS["X"],), 1.0)
    made = dense.layer(dense.Parameters(**values), x, identity)
    return {(name, 0): value for name, value in {**values, "input": x, **made._asdict()}.items()}


def _coder(drawing: Draw) -> World:
    values = _draw(drawing, _CODER_SHAPES)
    x = draw(drawing.inputs, (_DIMENSIONS["X"],), 1.0)
    made = autoencoder.reconstruct(autoencoder.Parameters(**values), x, identity, identity)
    return {(name, 0): value for name, value in {**values, "input": x, **made._asdict()}.items()}


DOMAINS = (
    Domain(
        name="dense",
        reference=dense.layer,
        quantities=(
            Quantity("input", ("X",), Kind.INPUT, ("x", "X"), ("h", "a"), ("input", "输入")),
            Quantity(
                "output", ("H",), Kind.COMPUTED, ("y", "hat y", "a", "h"), ("o", "f", "z"), ("output", "输出", "layer")
            ),
            Quantity("preactivation", ("H",), Kind.COMPUTED, ("z", "s", "net"), ("a", "u", "v"), ("pre-activation",)),
            *parameters(dense.Parameters, _LAYER_SHAPES.__getitem__),
        ),
        weights={"output": {"input": "W", BIAS: "b"}, "preactivation": {"input": "W", BIAS: "b"}},
        free={"output": "preactivation"},
        dimensions=_DIMENSIONS,
        sample=_layer,
        titles=("perceptron", "dense layer", "fully connected", "feedforward", "感知机", "感知器", "全连接"),
        omissible=(frozenset({"b"}),),
        sabotage=Sabotage((r"z = W x - b", r"a = \sigma(z)"), "preactivation"),
    ),
    Domain(
        name="autoencoder",
        reference=autoencoder.reconstruct,
        quantities=(
            Quantity("input", ("X",), Kind.INPUT, ("x", "X"), (), ("input", "输入")),
            Quantity("code", ("H",), Kind.COMPUTED, ("h", "z"), ("c", "y", "s"), ("encod", "code", "编码", "latent")),
            Quantity(
                "reconstruction",
                ("X",),
                Kind.COMPUTED,
                ("hat x", "x'", "tilde x", "bar x", "r", "hat X"),
                ("y", "z"),
                ("decod", "reconstruct", "解码", "重构"),
            ),
            *parameters(autoencoder.Parameters, _CODER_SHAPES.__getitem__),
        ),
        weights={
            "code": {"input": "W_e", BIAS: "b_e"},
            "reconstruction": {"code": "W_d", BIAS: "b_d"},
        },
        free={"code": "code", "reconstruction": "reconstruction"},
        dimensions=_DIMENSIONS,
        sample=_coder,
        titles=("autoencoder", "auto-encoder", "自编码"),
        omissible=(frozenset({"b_e", "b_d"}),),
        sabotage=Sabotage(
            (r"h = \sigma(W_e x + b_e)", r"\hat{x} = \sigma(W_d x + b_d)"),
            "reconstruction",
        ),
    ),
)
