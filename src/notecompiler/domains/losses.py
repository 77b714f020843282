"""Mean squared error, binary cross-entropy, cross-entropy, with their gradients."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from notecompiler.domains.law import Curve, Family, Law, LawSabotage, Values
from notecompiler.references.losses import Loss, binary_cross_entropy, cross_entropy, mean_squared_error

_COUNT = 4
_GRADIENTS = tuple(
    rf"\frac{{{d} {loss}}}{{{d} {symbol}{index}}} = {value}{index}"
    for index in ("_i", "")
    for loss in ("L", "J", "E")
    for symbol, value in ((r"\hat y", "gradient"), ("z", "logitgradient"), ("a", "gradient"), ("p", "gradient"))
    for d in (r"\partial", "d")
)


def _sampler(judge: Callable[[np.ndarray, np.ndarray], Loss], count: int) -> Callable[[np.random.Generator], Values]:
    """Worlds with `count` components; a symbol without an index is all of them, or the only one."""

    def several(array: np.ndarray) -> Family:
        return Family(array, 1, float(array[0]) if count == 1 else array)

    def sample(rng: np.random.Generator) -> Values:
        z = rng.normal(size=count)
        y = rng.dirichlet(np.ones(count)) if judge is cross_entropy else rng.uniform(0.05, 0.95, size=count)
        made = judge(z, y)
        judged = dict.fromkeys(("\\hat{y}", "\\hat{x}", "a", "p", "q"), several(made.prediction))
        losses = dict.fromkeys(("L", "J", "E", "MSE", "BCE", "CE", "H", "\\mathcal{L}"), made.loss)
        counts = dict.fromkeys(("n", "m", "N", "C", "K"), count)
        index = dict.fromkeys("ick", int(rng.integers(1, count + 1)))
        return {
            **judged,
            **losses,
            **counts,
            **index,
            "y": several(y),
            "x": several(y),
            "z": several(z),
            "\\sigma": Curve((lambda x: 1 / (1 + np.exp(-float(x))),)),
            "gradient": several(made.gradient),
            "logitgradient": several(made.logit_gradient),
        }

    return sample


_SYMBOLS = {
    **dict.fromkeys(("\\hat{y}", "\\hat{x}", "a", "p", "q"), "prediction"),
    **dict.fromkeys(("L", "J", "E", "MSE", "BCE", "CE", "\\mathcal{L}"), "loss"),
    **dict.fromkeys(("n", "m", "N", "C", "K", "y", "x", "z", "i", "c", "k", "\\sigma"), ""),
    "gradient": "gradient",
    "logitgradient": "logit_gradient",
}


def _law(
    name: str,
    judge: Callable[..., Loss],
    title: str,
    words: tuple[str, ...],
    sabotage: LawSabotage,
    count: int = _COUNT,
) -> Law:
    return Law(
        name=name,
        reference=judge,
        symbols=_SYMBOLS,
        sample=_sampler(judge, count),
        title=title,
        words=words,
        notation=_GRADIENTS,
        scale_free=True,
        sabotage=sabotage,
    )


_BINARY = ("二元交叉熵", "二分类交叉熵", "binary cross.?entropy", r"\bBCE", "logistic", "逻辑回归")

LAWS = (
    _law(
        "mean_squared_error",
        mean_squared_error,
        "均方误差",
        ("均方误差", "mean squared error", r"\bMSE\b", "autoencoder", "自编码"),
        LawSabotage(
            r"L = \frac{1}{n}\sum_{i=1}^n (y_i - \hat y_i)^2", r"L = \frac{1}{n}\sum_{i=1}^n (y_i + \hat y_i)^2"
        ),
    ),
    _law(
        "binary_cross_entropy",
        binary_cross_entropy,
        "Binary cross-entropy",
        _BINARY,
        LawSabotage(
            r"L = -\frac1n\sum_{i=1}^n [y_i\log\hat y_i + (1-y_i)\log(1-\hat y_i)]",
            r"L = \frac1n\sum_{i=1}^n [y_i\log\hat y_i + (1-y_i)\log(1-\hat y_i)]",
        ),
    ),
    _law(
        "binary_cross_entropy_of_one",
        binary_cross_entropy,
        "Binary cross-entropy",
        _BINARY,
        LawSabotage(
            r"L = -[y\log\hat y + (1-y)\log(1-\hat y)]",
            r"L = -[y\log\hat y - (1-y)\log(1-\hat y)]",
        ),
        count=1,
    ),
    _law(
        "cross_entropy",
        cross_entropy,
        "交叉熵",
        ("交叉熵", "cross.?entropy", "softmax"),
        LawSabotage(r"L = -\sum_{i=1}^{C} y_i\log\hat y_i", r"L = \sum_{i=1}^{C} y_i\log\hat y_i"),
    ),
)
