r"""The logistic sigmoid: :math:`\sigma(x)` with its derivatives and its relatives."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Curve, Law, LawSabotage, Values, given, named
from notecompiler.references.logistic_function import curvature, sigmoid, slope

_ARGUMENTS = ("x", "z", "t", "a", "s")


def _sample(rng: np.random.Generator) -> Values:
    function = Curve((lambda x: sigmoid(float(x)), lambda x: slope(float(x)), lambda x: curvature(float(x))))
    return {
        **{letter: float(rng.uniform(-2, 2)) for letter in _ARGUMENTS},
        **dict.fromkeys(("\\sigma", "g", "S"), function),
    }


LAWS = (
    Law(
        name="logistic_function",
        reference=sigmoid,
        symbols={**given(*_ARGUMENTS), **named("sigmoid", "\\sigma", "g", "S")},
        sample=_sample,
        title="激活函数",
        words=("sigmoid", "logistic", "激活函数", "activation function", "S 型函数"),
        sabotage=LawSabotage(r"\sigma(x) = \frac{1}{1 + e^{-x}}", r"\sigma(x) = \frac{1}{1 - e^{-x}}"),
    ),
)
