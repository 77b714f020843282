"""Linear regression and the sigmoid unit: costs and gradients with sums over samples."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Values
from notecompiler.references.linear_regression import fit
from notecompiler.references.sigmoid_unit import backward

_M, _N = 4, 2


def _regression(rng: np.random.Generator) -> Values:
    # Samples 0 to m and features 0 to n: notes start either sum at 0 or at 1, and entry 0 of a 1-based note is unused
    # only when it is zero, so the two ways of counting are worlds of their own.
    theta, x, y = rng.normal(size=_N + 1), rng.normal(size=(_M + 1, _N + 1)), rng.normal(size=_M + 1)
    made = fit(theta, x, y, _M)
    values = {"\\theta": theta, "x": x, "y": y, "m": _M, "n": _N, "j": int(rng.integers(0, _N + 1))}
    return {**values, "J": made.cost, "gradient": made.gradient}


def _unit(rng: np.random.Generator) -> Values:
    w, x, y = rng.normal(size=_N + 1), rng.normal(size=(_M + 1, _N + 1)), rng.uniform(0.1, 0.9, size=_M + 1)
    made = backward(w, x, y)
    values = {"w": w, "x": x, "y": y, "\\hat{y}": made.prediction, "n": _M, "m": _M, "j": int(rng.integers(0, _N + 1))}
    return {**values, "L": made.loss, "E": made.loss, "gradient": made.gradient}


LAWS = (
    Law(
        name="linear_regression",
        reference=fit,
        symbols={"\\theta": "", "x": "", "y": "", "m": "", "n": "", "j": "", "J": "cost", "gradient": "gradient"},
        sample=_regression,
        title="Linear regression",
        words=("线性回归", "最小二乘", "机器学习", "linear regression", "least squares"),
        needs=(frozenset({"J", "\\theta"}),),
        first=0,
        notation=(
            r"h_\theta(x_i) = \sum_{k=0}^{n} \theta_k x_{i,k}",
            r"J(\theta) = J",
            r"\frac{\partial J}{\partial \theta_j} = gradient_j",
        ),
        superscripts=frozenset({"x", "y"}),
        scale_free=True,
        sabotage=LawSabotage(
            r"\frac{\partial J(\theta)}{\partial\theta_j} = -\frac{1}{m}\sum_{i=0}^{m}(y^i - h_\theta(x^i))x_j^i",
            r"\frac{\partial J(\theta)}{\partial\theta_j} = \frac{1}{m}\sum_{i=0}^{m}(y^i - h_\theta(x^i))x_j^i",
        ),
    ),
    Law(
        name="sigmoid_unit",
        reference=backward,
        symbols={
            **dict.fromkeys(("w", "x", "y", "n", "m", "j"), ""),
            "\\hat{y}": "prediction",
            "L": "loss",
            "E": "loss",
            "gradient": "gradient",
        },
        sample=_unit,
        title="反向传播",
        words=("反向传播", "back-?propagation", "sigmoid unit"),
        needs=(),
        first=0,
        notation=(r"\frac{dL}{dw_j} = gradient_j", r"\frac{\partial L}{\partial w_j} = gradient_j"),
        superscripts=frozenset({"x", "y"}),
        scale_free=True,
        sabotage=LawSabotage(
            r"\frac{\partial L}{\partial w_j} = -\sum_i (y_i - \hat y_i)\hat y_i(1 - \hat y_i)x_{ij}",
            r"\frac{\partial L}{\partial w_j} = \sum_i (y_i - \hat y_i)\hat y_i(1 - \hat y_i)x_{ij}",
        ),
    ),
)
