"""Mean squared error, binary cross-entropy, cross-entropy, with their gradients."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Values
from notecompiler.references.losses import Loss, binary_cross_entropy, cross_entropy, mean_squared_error

_COUNT = 4
_GRADIENTS = tuple(
    rf"\frac{{{d} {loss}}}{{{d} {symbol}_i}} = {value}_i"
    for loss in ("L", "J", "E")
    for symbol, value in ((r"\hat y", "gradient"), ("z", "logitgradient"), ("a", "gradient"), ("p", "gradient"))
    for d in (r"\partial", "d")
)


def _sampler(judge: Callable[[np.ndarray, np.ndarray], Loss]) -> Callable[[np.random.Generator], Values]:
    def sample(rng: np.random.Generator) -> Values:
        z = rng.normal(size=_COUNT)
        y = rng.dirichlet(np.ones(_COUNT)) if judge is cross_entropy else rng.uniform(0.05, 0.95, size=_COUNT)
        made = judge(z, y)
        judged = dict.fromkeys(("\\hat{y}", "a", "p", "q"), made.prediction)
        losses = dict.fromkeys(("L", "J", "E", "MSE", "BCE", "CE", "H", "\\mathcal{L}"), made.loss)
        counts = dict.fromkeys(("n", "m", "N", "C", "K"), _COUNT)
        index = {"i": int(rng.integers(1, _COUNT + 1))}
        return {
            **judged,
            **losses,
            **counts,
            **index,
            "y": y,
            "z": z,
            "gradient": made.gradient,
            "logitgradient": made.logit_gradient,
        }

    return sample


_SYMBOLS = {
    **dict.fromkeys(("\\hat{y}", "a", "p", "q"), "prediction"),
    **dict.fromkeys(("L", "J", "E", "MSE", "BCE", "CE", "\\mathcal{L}"), "loss"),
    **dict.fromkeys(("n", "m", "N", "C", "K", "y", "z", "i"), ""),
    "gradient": "gradient",
    "logitgradient": "logit_gradient",
}


def _law(name: str, judge: Callable[..., Loss], words: tuple[str, ...], sabotage: LawSabotage) -> Law:
    return Law(name, judge, _SYMBOLS, _sampler(judge), words, prelude=_GRADIENTS, scale_free=True, sabotage=sabotage)


LAWS = (
    _law(
        "mean_squared_error",
        mean_squared_error,
        ("均方误差", "mean squared error", r"\bMSE\b"),
        LawSabotage(
            r"L = \frac{1}{n}\sum_{i=1}^n (y_i - \hat y_i)^2", r"L = \frac{1}{n}\sum_{i=1}^n (y_i + \hat y_i)^2"
        ),
    ),
    _law(
        "binary_cross_entropy",
        binary_cross_entropy,
        ("二元交叉熵", "二分类交叉熵", "binary cross.?entropy", r"\bBCE", "logistic", "逻辑回归"),
        LawSabotage(
            r"L = -\frac1n\sum_{i=1}^n [y_i\log\hat y_i + (1-y_i)\log(1-\hat y_i)]",
            r"L = \frac1n\sum_{i=1}^n [y_i\log\hat y_i + (1-y_i)\log(1-\hat y_i)]",
        ),
    ),
    _law(
        "cross_entropy",
        cross_entropy,
        ("交叉熵", "cross.?entropy", "softmax"),
        LawSabotage(r"L = -\sum_{i=1}^{C} y_i\log\hat y_i", r"L = \sum_{i=1}^{C} y_i\log\hat y_i"),
    ),
)
