"""The Adam optimiser, step by step."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values
from notecompiler.references.adam import adam


def _sample(rng: np.random.Generator) -> Values:
    gradients = rng.normal(size=7)
    alpha, epsilon = float(rng.uniform(0.05, 0.3)), float(rng.uniform(0.01, 0.1))
    beta = (float(rng.uniform(0.5, 0.9)), float(rng.uniform(0.6, 0.95)))
    made = adam(gradients, float(rng.normal()), alpha, beta, epsilon)
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


_MOMENTS = {
    "m": "first_moment",
    "v": "second_moment",
    "\\hat{m}": "corrected_first",
    "\\hat{v}": "corrected_second",
    **dict.fromkeys(("g", "\\beta", "t"), ""),
}
_RATES = ("\\alpha", "\\eta", "\\gamma")
_EPSILONS = ("\\epsilon", "\\varepsilon")
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
