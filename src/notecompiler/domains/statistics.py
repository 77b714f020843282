"""Means, variance and standard deviation of a sample."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Values
from notecompiler.references.statistics import summary

_COUNT = 5


def _values(x: np.ndarray) -> Values:
    counts = dict.fromkeys(("n", "N"), _COUNT)
    return {**counts, "x": x, "a": x}


def _means(rng: np.random.Generator) -> Values:
    x = rng.uniform(0.3, 3.0, size=_COUNT)
    made = summary(x)
    return {
        **_values(x),
        **dict.fromkeys(("AM", "A", "\\bar{x}", "\\mu"), made.arithmetic_mean),
        **dict.fromkeys(("GM", "G"), made.geometric_mean),
        **dict.fromkeys(("HM", "H"), made.harmonic_mean),
        **dict.fromkeys(("QM", "RMS", "Q"), made.quadratic_mean),
    }


def _spread(sample: bool) -> Callable[[np.random.Generator], Values]:
    def draw(rng: np.random.Generator) -> Values:
        x = rng.uniform(0.3, 3.0, size=_COUNT)
        made = summary(x)
        deviation = made.sample_deviation if sample else made.deviation
        return {
            **_values(x),
            **dict.fromkeys(("\\bar{x}", "\\mu", "r", "m"), made.arithmetic_mean),
            **dict.fromkeys(("\\sigma", "s", "S"), deviation),
        }

    return draw


_MEANS = {
    **dict.fromkeys(("AM", "A", "\\bar{x}", "\\mu"), "arithmetic_mean"),
    **dict.fromkeys(("GM", "G"), "geometric_mean"),
    **dict.fromkeys(("HM", "H"), "harmonic_mean"),
    **dict.fromkeys(("QM", "RMS", "Q"), "quadratic_mean"),
    **dict.fromkeys(("x", "a", "n", "N"), ""),
}
_INPUTS = dict.fromkeys(("x", "a", "n", "N"), "")
_CENTRE = dict.fromkeys(("\\bar{x}", "\\mu", "r", "m"), "arithmetic_mean")
_WORDS = ("标准差", "方差", "均方差", "standard deviation", "variance")

LAWS = (
    Law(
        name="means",
        reference=summary,
        symbols=_MEANS,
        sample=_means,
        title="平均数",
        words=("平均", "均值", r"\bmeans?\b", "average"),
        sabotage=LawSabotage(
            r"HM = \frac{n}{\sum_{i=1}^n \frac{1}{x_i}}", r"HM = \frac{n}{\sum_{i=1}^n \frac{1}{x_i^2}}"
        ),
    ),
    Law(
        name="standard_deviation",
        reference=summary,
        symbols={**_INPUTS, **_CENTRE, **dict.fromkeys(("\\sigma", "s", "S"), "deviation")},
        sample=_spread(False),
        title="标准差",
        words=_WORDS,
        sabotage=LawSabotage(
            r"\sigma = \sqrt{\frac1N\sum_{i=1}^N (x_i - \mu)^2}", r"\sigma = \sqrt{\frac1N\sum_{i=1}^N (x_i + \mu)^2}"
        ),
    ),
    Law(
        name="sample_standard_deviation",
        reference=summary,
        symbols={**_INPUTS, **_CENTRE, **dict.fromkeys(("\\sigma", "s", "S"), "sample_deviation")},
        sample=_spread(True),
        title="Sample variance",
        words=_WORDS,
        sabotage=LawSabotage(
            r"s^2 = \frac{1}{n-1}\sum_{i=1}^n (x_i - \bar x)^2", r"s^2 = \frac{1}{n+1}\sum_{i=1}^n (x_i - \bar x)^2"
        ),
    ),
)
