"""Arithmetic and geometric sequences."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Values
from notecompiler.references.sequences import Sequence, arithmetic, geometric

_COUNT = 24


def _sampler(make: Callable[[float, float, int], Sequence], letter: str) -> Callable[[np.random.Generator], Values]:
    def sample(rng: np.random.Generator) -> Values:
        step = rng.uniform(0.5, 1.5) * rng.choice((-1.0, 1.0)) if letter == "d" else rng.uniform(0.6, 1.4)
        made = make(rng.uniform(0.5, 2.0), step, _COUNT)
        n, m, k = rng.choice(np.arange(3, 11), 3, replace=False)
        return {"a": made.term, "S": made.partial_sum, letter: step, "n": int(n), "m": int(m), "k": int(k)}

    return sample


_SYMBOLS = {"a": "term", "S": "partial_sum", "n": "", "m": "", "k": ""}

LAWS = (
    Law(
        name="arithmetic_sequence",
        reference=arithmetic,
        symbols={**_SYMBOLS, "d": ""},
        sample=_sampler(arithmetic, "d"),
        title="等差数列",
        words=("等差", "arithmetic (?:sequence|progression|series)"),
        needs=(frozenset("ad"), frozenset("aS")),
        sabotage=LawSabotage(r"a_n = a_1 + (n-1)d", r"a_n = a_1 + nd"),
    ),
    Law(
        name="geometric_sequence",
        reference=geometric,
        symbols={**_SYMBOLS, "q": "", "r": ""},
        sample=lambda rng: (lambda values: {**values, "r": values["q"]})(_sampler(geometric, "q")(rng)),
        title="等比数列",
        words=("等比", "geometric (?:sequence|progression|series)"),
        needs=(frozenset("aq"), frozenset("ar")),
        sabotage=LawSabotage(r"a_n = a_1 q^{n-1}", r"a_n = a_1 q^{n}"),
    ),
)
