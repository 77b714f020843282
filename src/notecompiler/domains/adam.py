"""The Adam optimiser and AdamW, step by step."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values
from notecompiler.references.adam import adam


def _sample(rng: np.random.Generator, decay: float = 0.0) -> Values:
    gradients = rng.normal(size=7)
    alpha, epsilon = float(rng.uniform(0.05, 0.3)), float(rng.uniform(0.01, 0.1))
    beta = (float(rng.uniform(0.5, 0.9)), float(rng.uniform(0.6, 0.95)))
    made = adam(gradients, float(rng.normal()), alpha, beta, epsilon, decay)
    series = {
        "m": made.first_moment,
        "v": made.second_moment,
        "\\hat{m}": made.corrected_first,
        "\\hat{v}": made.corrected_second,
        "\\theta": made.parameter,
        "w": made.parameter,
        "g": gradients,
    }
    rates = dict.fromkeys(_RATES, alpha) | dict.fromkeys(_EPSILONS, epsilon)
    families = {symbol: Family(values, 0) for symbol, values in series.items()}
    return {**families, **rates, "\\beta": np.array(beta), "t": int(rng.integers(2, 7))}


def _with_decay(rng: np.random.Generator) -> Values:
    decay = float(rng.uniform(0.1, 0.5))
    return {**_sample(rng, decay), **dict.fromkeys(_DECAYS, decay)}


_MOMENTS = {
    "m": "first_moment",
    "v": "second_moment",
    "\\hat{m}": "corrected_first",
    "\\hat{v}": "corrected_second",
    **dict.fromkeys(("g", "\\beta", "t"), ""),
}
_RATES = ("\\alpha", "\\eta", "\\gamma")
_EPSILONS = ("\\epsilon", "\\varepsilon")
_DECAYS = ("\\lambda", "wd")
_SABOTAGE = LawSabotage(
    r"m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t",
    r"m_t = \beta_1 m_{t-1} - (1-\beta_1) g_t",
)

LAWS = (
    Law(
        name="adam",
        reference=adam,
        symbols={
            **_MOMENTS,
            **dict.fromkeys(("\\theta", "w"), "parameter"),
            **dict.fromkeys((*_RATES, *_EPSILONS), ""),
        },
        sample=_sample,
        title="Adam",
        words=(r"\badam\b",),
        steps=True,
        sabotage=_SABOTAGE,
    ),
    Law(
        name="adamw",
        reference=adam,
        symbols={
            **_MOMENTS,
            **dict.fromkeys(("\\theta", "w"), "parameter"),
            **dict.fromkeys((*_RATES, *_EPSILONS, *_DECAYS), ""),
        },
        sample=_with_decay,
        title="AdamW",
        words=(r"\badamw\b", "weight decay", "权重衰减"),
        steps=True,
        sabotage=LawSabotage(
            r"\theta_t = \theta_{t-1} - \eta\left(\frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon} + \lambda\theta_{t-1}\right)",
            r"\theta_t = \theta_{t-1} - \eta\left(\frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon} - \lambda\theta_{t-1}\right)",
        ),
    ),
    Law(  # its relatives share the moments, not the step
        name="adam_moments",
        reference=adam,
        symbols=_MOMENTS,
        sample=_sample,
        title="AdamW",
        words=(r"\b(?:n|r)adam\b", r"\badamw\b", r"\badamax\b", r"\bamsgrad\b"),
        steps=True,
        sabotage=_SABOTAGE,
    ),
)
