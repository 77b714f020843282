r"""The gradients of an LSTM by its gates and states: ``\frac{\partial L}{\partial o_t} = \frac{\partial L}{\partial h_t} \odot \tanh(C_t)``.

All of them go element by element, so one unit stands for each, and every product sign is the same product. What passes
through the matrices is not among them.
"""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values, given, named
from notecompiler.references import lstm
from notecompiler.references.lstm_backward import run

_STEPS = 5
_LOSSES = ("L", "J", "E", "\\mathcal{L}", "\\ell")
_CANDIDATES = ("\\tilde{C}", "\\tilde{c}", "\\hat{C}", "\\hat{c}", "g")
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "input": ("i",),
    "forget": ("f",),
    "output": ("o",),
    "candidate": _CANDIDATES,
    "cell": ("C", "c"),
    "hidden": ("h",),
}
"""How each quantity is written."""
_OF_CELLS = ("cellbycell", "cellbyforget", "cellbyinput", "cellbycandidate")
"""Derivatives of a cell by what stands in its equation, everything else held fixed."""


def _sample(rng: np.random.Generator) -> Values:
    parameters = lstm.Parameters(
        *(rng.normal(size=(1, 1) if name.startswith("W") else (1,)) for name in lstm.Parameters._fields)
    )
    inputs, pushed = rng.normal(size=(2, _STEPS, 1))
    made = run(parameters, [*inputs], rng.normal(size=1), rng.normal(size=1), pushed)
    squashed = np.tanh(made.cell_state[1:])
    families = {
        "i": Family(made.input_gate[:, 0]),
        "f": Family(made.forget_gate[:, 0]),
        "o": Family(made.output_gate[:, 0]),
        **dict.fromkeys(_CANDIDATES, Family(made.candidate[:, 0])),
        **dict.fromkeys(("C", "c"), Family(made.cell_state[:, 0], 0)),
        "h": Family(made.hidden_state[:, 0], 0),
        "inputgradient": Family(made.input_gradient[:, 0]),
        "forgetgradient": Family(made.forget_gradient[:, 0]),
        "outputgradient": Family(made.output_gradient[:, 0]),
        "candidategradient": Family(made.candidate_gradient[:, 0]),
        "cellgradient": Family(made.cell_gradient[:, 0]),
        "hiddengradient": Family(made.hidden_gradient[:, 0]),
        "hiddenbycell": Family((made.output_gate * (1.0 - squashed**2))[:, 0]),
        "hiddenbyoutput": Family(squashed[:, 0]),
        "cellbycell": Family(made.forget_gate[:, 0]),
        "cellbyforget": Family(made.cell_state[:-1, 0]),
        "cellbyinput": Family(made.candidate[:, 0]),
        "cellbycandidate": Family(made.input_gate[:, 0]),
    }
    return {**families, "t": int(rng.integers(2, _STEPS))}


def _notation() -> tuple[str, ...]:
    rules = [
        rf"\frac{{\partial {loss}}}{{\partial {symbol}_t}} = {quantity}gradient_t"
        for loss in _LOSSES
        for quantity, symbols in _SPELLINGS.items()
        for symbol in symbols
    ]
    for cell in ("C", "c"):
        rules += [
            rf"\frac{{\partial h_t}}{{\partial {cell}_t}} = hiddenbycell_t",
            r"\frac{\partial h_t}{\partial o_t} = hiddenbyoutput_t",
            rf"\frac{{\partial {cell}_t}}{{\partial {cell}_{{t-1}}}} = cellbycell_t",
            rf"\frac{{\partial {cell}_t}}{{\partial f_t}} = cellbyforget_t",
            rf"\frac{{\partial {cell}_t}}{{\partial i_t}} = cellbyinput_t",
            *(rf"\frac{{\partial {cell}_t}}{{\partial {symbol}_t}} = cellbycandidate_t" for symbol in _CANDIDATES),
        ]
    return tuple(dict.fromkeys(rules))


LAWS = (
    Law(
        name="lstm_backward",
        reference=run,
        symbols={
            **given("t"),
            **named("input_gate", "i"),
            **named("forget_gate", "f"),
            **named("output_gate", "o"),
            **named("candidate", *_CANDIDATES),
            **named("cell_state", "C", "c"),
            **named("hidden_state", "h"),
            **named("input_gradient", "inputgradient"),
            **named("forget_gradient", "forgetgradient"),
            **named("output_gradient", "outputgradient"),
            **named("candidate_gradient", "candidategradient"),
            **named("cell_gradient", "cellgradient", "hiddenbycell", *_OF_CELLS),
            **named("hidden_gradient", "hiddengradient", "hiddenbyoutput"),
        },
        sample=_sample,
        title="LSTM 反向传播",
        words=(r"lstm[^.。]{0,60}(?:反向|backprop|gradient|梯度)", r"(?:反向|backprop|gradient|梯度)[^.。]{0,60}lstm"),
        needs=(
            frozenset({"cellgradient", "hiddengradient"}),
            frozenset({"hiddenbycell"}),
            frozenset({"hiddenbyoutput"}),
            frozenset(_OF_CELLS),
        ),
        notation=_notation(),
        sabotage=LawSabotage(
            r"\frac{\partial L}{\partial o_t} = \frac{\partial L}{\partial h_t} \odot \tanh(C_t)",
            r"\frac{\partial L}{\partial o_t} = \frac{\partial L}{\partial h_t} \odot \tanh(C_{t-1})",
        ),
    ),
)
