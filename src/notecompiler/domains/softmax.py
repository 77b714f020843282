r"""The softmax with its Jacobian, written with a Kronecker delta, in cases or as a matrix."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Values, given, named, whole
from notecompiler.references.softmax import softmax

_SIZE = 4
_OUTPUTS = ("p", "s", "a", "y", "q", "\\hat{y}")
_INPUTS = ("z", "x", "o")


def _sample(rng: np.random.Generator) -> Values:
    z = rng.normal(size=_SIZE)
    made = softmax(z)
    i = int(rng.integers(1, _SIZE + 1))
    j = i if rng.random() < 0.5 else int(rng.integers(1, _SIZE + 1))
    return {
        **dict.fromkeys(_OUTPUTS, whole(made.probability)),
        **dict.fromkeys(_INPUTS, whole(z)),
        **dict.fromkeys(("n", "m", "N", "C", "K"), _SIZE),
        **dict.fromkeys(("J", "jacobian"), whole(made.jacobian)),
        "logjacobian": whole(made.log_jacobian),
        "\\delta": whole(np.eye(_SIZE)),
        "I": whole(np.eye(_SIZE)),
        "i": i,
        "j": j,
    }


def _notation() -> list[str]:
    rules = [rf"\text{{softmax}}({x}_i) = \text{{softmax}}({x})_i" for x in _INPUTS]
    rules += [r"\sigma(\Box)_i = \text{softmax}(\Box)_i"]
    for p in (r"\hat y", *(p for p in _OUTPUTS if len(p) == 1)):
        for x in _INPUTS:
            if p != x:
                rules += [rf"\frac{{\partial {p}_i}}{{\partial {x}_j}} = jacobian_{{ij}}"]
                rules += [rf"\frac{{\partial {p}}}{{\partial {x}}} = jacobian"]
                rules += [
                    rf"\frac{{\partial \{log} {p}_i}}{{\partial {x}_j}} = logjacobian_{{ij}}" for log in ("log", "ln")
                ]
    return rules


LAWS = (
    Law(
        name="softmax",
        reference=softmax,
        symbols={
            **named("probability", *_OUTPUTS),
            **named("jacobian", "J", "jacobian"),
            **named("log_jacobian", "logjacobian"),
            **given(*_INPUTS, "n", "m", "N", "C", "K", "i", "j", "\\delta", "I"),
        },
        sample=_sample,
        title="Softmax",
        words=("softmax",),
        notation=tuple(_notation()),
        sabotage=LawSabotage(
            r"\frac{\partial p_i}{\partial z_j} = p_i(\delta_{ij} - p_j)",
            r"\frac{\partial p_i}{\partial z_j} = p_i(\delta_{ij} + p_j)",
        ),
    ),
)
