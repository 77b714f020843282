r"""Back-propagation, layer by layer: ``\delta^{(l)} = ((W^{(l+1)})^T\delta^{(l+1)}) \odot \sigma'(z^{(l)})`` and the gradients.

All layers have the same width, so that an equation with a transpose in the wrong place has a value and can be told from the right one.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Operation, Values, given, named
from notecompiler.references.backpropagation import run, sigmoid, slope

_LAYERS, _WIDTH = 4, 3
_LOSSES = ("C", "L", "J", "E", "\\mathcal{L}")
_ACTIVATIONS = ("\\sigma", "f", "g")


def _sample(rng: np.random.Generator) -> Values:
    weights = rng.normal(size=(_LAYERS, _WIDTH, _WIDTH))
    biases, x = rng.normal(size=(_LAYERS, _WIDTH)), rng.normal(size=_WIDTH)
    made = run(tuple(weights), tuple(biases), x, rng.uniform(size=_WIDTH))
    activations = np.array([x, *made.activation])
    # The gradient by an activation is what the layer above passes down; by the last one, the cost's own.
    passed = [weights[k + 1].T @ made.error[k + 1] for k in range(_LAYERS - 1)]
    last = {
        "z": Family(np.array(made.preactivation)),
        "\\delta": Family(np.array(made.error)),
        "bottomgradient": Family(np.array([*passed, made.output_gradient])),
    }
    return {
        **dict.fromkeys(("W", "w", "\\theta"), Family(weights)),
        "b": Family(biases),
        **dict.fromkeys(("a", "h", "x"), Family(activations, (0, 1))),
        **last,
        "weightgradient": Family(np.array(made.weight_gradient)),
        "biasgradient": Family(np.array(made.bias_gradient)),
        "activate": Operation(sigmoid),
        "slope": Operation(slope),
        "L": _LAYERS,
        **{letter: int(rng.integers(1, _WIDTH + 1)) for letter in "ijk"},
        "l": int(rng.integers(1, _LAYERS)),
    }


def _notation() -> tuple[str, ...]:
    rules: list[str] = []
    for f in _ACTIVATIONS:
        rules += [rf"{f}'(\Box) = slope(\Box)", rf"{f}(\Box) = activate(\Box)"]
        rules += [rf"{f}'_n(\Box) = slope(\Box)", rf"{f}_n(\Box) = activate(\Box)"]
    for loss, (symbol, value) in product(
        _LOSSES,
        (
            ("W", "weightgradient"),
            ("w", "weightgradient"),
            ("b", "biasgradient"),
            ("z", r"\delta"),
            ("a", "bottomgradient"),
        ),
    ):
        for index in (
            "^{(l)}",
            "^{[l]}",
            "^l",
            "^{(l)}_i",
            "^l_i",
            "^{(l)}_{ij}",
            "^l_{ij}",
            "^{(L)}",
            "^L",
            "^L_i",
            "^{(L)}_i",
        ):
            mark = index.replace("L", "4")
            rules += [rf"\frac{{\partial {loss}}}{{\partial {symbol}{index}}} = {value}{_plain(mark)}"]
        if len(loss) == 1 or loss.startswith("\\"):
            rules += [rf"\nabla_{{{symbol}^{{(l)}}}} {loss} = {value}_l"]
    rules += [rf"\nabla_a {loss} = bottomgradient_{_LAYERS}" for loss in _LOSSES]
    rules += [rf"\nabla_{{a^{{(L)}}}} {loss} = bottomgradient_{_LAYERS}" for loss in _LOSSES]
    return tuple(rules)


def _plain(index: str) -> str:
    """The indices of the value of a gradient: the layer, then the components."""
    above, _, below = index.removeprefix("^").partition("_")
    return "_{" + ",".join([above.strip("{}()[]"), *below.strip("{}")]) + "}"


LAWS = (
    Law(
        name="backpropagation",
        reference=run,
        symbols={
            **given("W", "w", "\\theta", "b", "x", "L", "i", "j", "k", "l", "activate", "slope"),
            **named("preactivation", "z"),
            **named("activation", "a", "h"),
            **named("error", "\\delta"),
            **named("weight_gradient", "weightgradient"),
            **named("bias_gradient", "biasgradient"),
            **named("output_gradient", "bottomgradient"),
        },
        sample=_sample,
        title="反向传播算法",
        words=("反向传播", "back-?propagation", "误差逆传播"),
        notation=_notation(),
        superscripts=frozenset({"W", "w", "b", "a", "h", "x", "z", "\\delta", "\\theta"}),
        sabotage=LawSabotage(
            r"\delta^{(l)} = \left((W^{(l+1)})^T \delta^{(l+1)}\right) \odot \sigma'(z^{(l)})",
            r"\delta^{(l)} = \left(W^{(l+1)} \delta^{(l+1)}\right) \odot \sigma'(z^{(l)})",
        ),
    ),
)
