"""Variational autoencoders: reparametrisation and the Gaussian divergence."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Values
from notecompiler.references.variational import gaussian

_SIZE = 3


def _sample(rng: np.random.Generator) -> Values:
    mean, deviation, noise = rng.normal(size=_SIZE), rng.uniform(0.4, 2.0, size=_SIZE), rng.normal(size=_SIZE)
    made = gaussian(mean, deviation, noise)
    letters = {"\\mu": mean, "\\sigma": deviation, "\\epsilon": noise, "\\varepsilon": noise, "z": made.latent}
    counts = dict.fromkeys(("J", "d", "n", "D", "k"), _SIZE)
    return {
        **counts,
        **letters,
        "i": int(rng.integers(1, 4)),
        "j": int(rng.integers(1, 4)),
        "KL": made.divergence,
        "L": made.divergence,
    }


LAWS = (
    Law(
        name="variational",
        reference=gaussian,
        symbols={
            **dict.fromkeys(("\\mu", "\\sigma", "\\epsilon", "\\varepsilon", "J", "d", "n", "D", "k", "i", "j"), ""),
            "z": "latent",
            "KL": "divergence",
            "L": "divergence",
        },
        sample=_sample,
        words=("变分", r"\bVAE\b", "variational", "reparametri", "重参数"),
        prelude=(r"D_{KL} = KL", r"L_{KL} = KL"),
        sabotage=LawSabotage(
            r"D_{KL} = -\frac12\sum_{j=1}^{J}(1 + \log\sigma_j^2 - \mu_j^2 - \sigma_j^2)",
            r"D_{KL} = -\frac12\sum_{j=1}^{J}(1 + \log\sigma_j^2 + \mu_j^2 - \sigma_j^2)",
        ),
    ),
)
