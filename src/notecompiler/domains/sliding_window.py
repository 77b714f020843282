r"""Cross-correlation of a plane with a kernel, with indices from 0."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values, given, named
from notecompiler.references.sliding_window import correlate

_SIZE, _KERNEL = 6, 3


def _correlated(rng: np.random.Generator) -> Values:
    x, kernel, bias = rng.normal(size=(_SIZE, _SIZE)), rng.normal(size=(_KERNEL, _KERNEL)), float(rng.normal())
    made = correlate(x, kernel, bias)
    return {
        **dict.fromkeys("xIX", Family(x, 0)),
        **dict.fromkeys("wKWF", Family(kernel, 0)),
        **dict.fromkeys("yzOY", Family(made, 0)),
        **dict.fromkeys("SC", Family(made - bias, 0)),
        "b": bias,
        **dict.fromkeys("kHN", _KERNEL),
        **{letter: int(rng.integers(0, _SIZE - _KERNEL + 1)) for letter in "ij"},
    }


LAWS = (
    Law(
        name="cross_correlation",
        reference=correlate,
        symbols={
            **given("x", "I", "X", "w", "K", "W", "F", "b", "k", "H", "N", "i", "j"),
            **named("output", "y", "z", "O", "Y", "S", "C"),
        },
        sample=_correlated,
        title="Cross-correlation",
        words=("互相关", "卷积", "cross-?correlation", "convolution"),
        sabotage=LawSabotage(
            r"y_{i,j} = \sum_{m=0}^{k-1}\sum_{n=0}^{k-1} x_{i+m,j+n} w_{m,n} + b",
            r"y_{i,j} = \sum_{m=0}^{k-1}\sum_{n=0}^{k-1} x_{i+m,j+n} w_{m,n} - b",
        ),
    ),
)
