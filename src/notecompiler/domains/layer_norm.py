"""Layer normalisation."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values
from notecompiler.references.layer_norm import layer_norm

_UNITS = 5


def _sample(rng: np.random.Generator) -> Values:
    x, gain, bias = (rng.normal(size=_UNITS) for _ in range(3))
    epsilon = float(rng.uniform(0.01, 0.1))
    made = layer_norm(x, gain, bias, epsilon)
    counts = dict.fromkeys(("H", "d", "n", "N", "m"), _UNITS)
    letters = {"\\epsilon": epsilon, "\\varepsilon": epsilon, "i": int(rng.integers(1, _UNITS + 1))}
    made_of = {
        "\\mu": made.mean,
        "\\sigma": float(np.sqrt(made.variance)),
    }
    several = {"x": x, "\\hat{x}": made.normalised, "y": made.output}
    several |= {"\\gamma": gain, "g": gain, "\\beta": bias, "b": bias}
    one = int(rng.integers(_UNITS))  # what has no index is one component
    components = {symbol: Family(array, 1, float(array[one])) for symbol, array in several.items()}
    return {**counts, **letters, **made_of, **components}


LAWS = (
    Law(
        name="layer_norm",
        reference=layer_norm,
        symbols={
            **dict.fromkeys(
                ("x", "H", "d", "n", "N", "m", "i", "\\gamma", "g", "\\beta", "b", "\\epsilon", "\\varepsilon"), ""
            ),
            "\\mu": "mean",
            "\\sigma": "variance",
            "\\hat{x}": "normalised",
            "y": "output",
        },
        sample=_sample,
        title="Layer normalization",
        words=("层归一化", "层标准化", "layer.?norm"),
        notation=(r"\text{LayerNorm}(x) = y", r"\text{LN}(x) = y", r"LN(x) = y"),
        sabotage=LawSabotage(
            r"y_i = \gamma_i \frac{x_i - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta_i",
            r"y_i = \gamma_i \frac{x_i + \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta_i",
        ),
    ),
)
