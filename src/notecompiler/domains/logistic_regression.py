r"""Logistic regression over samples (``h_\theta(x^{(i)})``) and of one sample with weights and bias (``\hat y = \sigma(w^Tx + b)``)."""

from __future__ import annotations

from itertools import product

import numpy as np

from notecompiler.domains.law import Curve, Family, Law, LawSabotage, Values, given, named, whole
from notecompiler.references.logistic_regression import fit

_SAMPLES, _FEATURES = 4, 3
_LOSSES = ("L", "J", "E", "\\mathcal{L}")
_SIGMOID = Curve((lambda x: 1 / (1 + np.exp(-float(x))),))
_WORDS = ("逻辑回归", "逻辑斯[谛蒂]", "对数几率回归", "logistic regression")


def _samples(rng: np.random.Generator) -> Values:
    theta, x, y = rng.normal(size=_FEATURES), rng.normal(size=(_SAMPLES, _FEATURES)), rng.uniform(size=_SAMPLES)
    made = fit(theta, 0.0, x, y)
    values = {"\\theta": whole(theta), "w": whole(theta), "x": Family(x), "y": Family(y), "h": Family(made.prediction)}
    counts = dict.fromkeys(("m", "n", "N"), _SAMPLES)
    losses = dict.fromkeys(_LOSSES, made.cost)
    return {
        **values,
        **counts,
        **losses,
        "gradient": whole(made.gradient),
        "j": int(rng.integers(1, _FEATURES + 1)),
        "\\sigma": _SIGMOID,
        "g": _SIGMOID,
        "i": int(rng.integers(1, _SAMPLES + 1)),
    }


def _one(rng: np.random.Generator) -> Values:
    w, b, x, y = rng.normal(size=_FEATURES), float(rng.normal()), rng.normal(size=_FEATURES), float(rng.uniform())
    made = fit(w, b, x[None, :], np.array([y]))
    predicted = dict.fromkeys(("\\hat{y}", "a", "p"), float(made.prediction[0]))
    losses = dict.fromkeys(_LOSSES, made.cost)
    gradients = {"gradient": whole(made.gradient), "interceptgradient": made.intercept_gradient}
    z = float(w @ x + b)
    return {
        "w": whole(w),
        "\\theta": whole(w),
        "b": b,
        "x": whole(x),
        "y": y,
        "z": z,
        "\\sigma": _SIGMOID,
        **predicted,
        **losses,
        **gradients,
        "j": int(rng.integers(1, _FEATURES + 1)),
    }


def _gradients(loss: str, symbol: str) -> list[str]:
    shown = [loss, f"{loss}({symbol})", f"{loss}(w, b)"]
    rules = [f"{text} = {loss}" for text in shown[1:]]
    rules += [
        rf"\frac{{\partial {loss}}}{{\partial {symbol}_j}} = gradient_j",
        rf"\nabla_{{{symbol}}} {loss} = gradient",
    ]
    return [
        *rules,
        rf"\frac{{\partial {loss}}}{{\partial {symbol}}} = gradient",
        rf"\frac{{\partial {loss}}}{{\partial b}} = interceptgradient",
    ]


_NOTATION = tuple(rule for loss, symbol in product(_LOSSES, ("\\theta", "w")) for rule in _gradients(loss, symbol))

LAWS = (
    Law(
        name="logistic_regression",
        reference=fit,
        symbols={
            **given("\\theta", "w", "x", "y", "m", "n", "N", "i", "j", "\\sigma", "g"),
            **named("prediction", "h"),
            **named("cost", *_LOSSES),
            **named("gradient", "gradient"),
        },
        sample=_samples,
        title="逻辑回归",
        words=_WORDS,
        notation=(
            r"h_\theta(x_i) = h_i",
            r"h_\theta(x) = \sigma(\theta^T x_1)",
            r"h_w(x_i) = h_i",
            r"\theta^T x = \theta^T x_1",
            *_NOTATION,
        ),
        superscripts=frozenset({"x", "y"}),
        scale_free=True,
        sabotage=LawSabotage(
            r"\frac{\partial J(\theta)}{\partial\theta_j} = \frac1m\sum_{i=1}^m\left(h_\theta(x^{(i)})-y^{(i)}\right)x_j^{(i)}",
            r"\frac{\partial J(\theta)}{\partial\theta_j} = \frac1m\sum_{i=1}^m\left(y^{(i)}-h_\theta(x^{(i)})\right)x_j^{(i)}",
        ),
    ),
    Law(
        name="logistic_unit",
        reference=fit,
        symbols={
            **given("\\theta", "w", "b", "x", "y", "z", "j", "\\sigma"),
            **named("prediction", "\\hat{y}", "a", "p"),
            **named("cost", *_LOSSES),
            **named("gradient", "gradient"),
            **named("intercept_gradient", "interceptgradient"),
        },
        sample=_one,
        title="Logistic regression",
        words=_WORDS,
        notation=_NOTATION,
        scale_free=True,
        sabotage=LawSabotage(
            r"\frac{\partial L}{\partial w_j} = (\hat y - y)x_j", r"\frac{\partial L}{\partial w_j} = (y - \hat y)x_j"
        ),
    ),
)
