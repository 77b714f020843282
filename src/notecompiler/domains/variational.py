r"""Variational autoencoders: reparametrisation and the Gaussian divergence; the divergence of two Gaussians.

A symbol without an index is one component of the diagonal Gaussian, or all of it where the Gaussian has one dimension.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values, given, named
from notecompiler.references.variational import divergence, gaussian

_SIZE = 3
_COUNTS = ("J", "d", "n", "D", "k", "K")
_RESULTS = ("KL", "L")


def _sampler(size: int) -> Callable[[np.random.Generator], Values]:
    def sample(rng: np.random.Generator) -> Values:
        mean, deviation, noise = rng.normal(size=size), rng.uniform(0.4, 2.0, size=size), rng.normal(size=size)
        made = gaussian(mean, deviation, noise)
        vectors = {"\\mu": mean, "\\sigma": deviation, "\\epsilon": noise, "\\varepsilon": noise, "z": made.latent}
        one = int(rng.integers(size))
        return {
            **{symbol: Family(array, 1, float(array[one])) for symbol, array in vectors.items()},
            **dict.fromkeys(_COUNTS, size),
            **dict.fromkeys(_RESULTS, made.divergence),
            **{letter: int(rng.integers(1, size + 1)) for letter in "ij"},
        }

    return sample


def _two(rng: np.random.Generator) -> Values:
    mean, deviation = rng.normal(size=2), rng.uniform(0.4, 2.0, size=2)
    first, second = mean
    found = divergence((float(first), float(second)), (float(deviation[0]), float(deviation[1])))
    return {"\\mu": Family(mean), "\\sigma": Family(deviation), **dict.fromkeys(_RESULTS, found)}


_DIVERGENCES = tuple(
    rule
    for name in ("D_{KL}", r"D_{\mathrm{KL}}", "KL", r"\text{KL}")
    for rule in (rf"{name}(\Box \| \Box_1) = KL", rf"{name}(\Box | \Box_1) = KL", rf"{name}(\Box, \Box_1) = KL")
)
_WORDS = ("变分", r"\bVAE\b", "variational", "reparametri", "重参数")
_SIMPLE = (
    r"D_{KL} = -\frac12\sum_{j=1}^{J}(1 + \log\sigma_j^2 - \mu_j^2 - \sigma_j^2)",
    r"D_{KL} = -\frac12\sum_{j=1}^{J}(1 + \log\sigma_j^2 + \mu_j^2 - \sigma_j^2)",
)


def _law(name: str, size: int) -> Law:
    return Law(
        name=name,
        reference=gaussian,
        symbols={
            **given("\\mu", "\\sigma", "\\epsilon", "\\varepsilon", "i", "j", *_COUNTS),
            **named("latent", "z"),
            **named("divergence", *_RESULTS),
        },
        sample=_sampler(size),
        title="VAE",
        words=_WORDS,
        notation=(r"D_{KL} = KL", r"L_{KL} = KL", *_DIVERGENCES),
        sabotage=LawSabotage(*_SIMPLE),
    )


LAWS = (
    _law("variational", _SIZE),
    _law("variational_of_one", 1),
    Law(
        name="gaussian_divergence",
        reference=divergence,
        symbols={**given("\\mu", "\\sigma"), **named("divergence", *_RESULTS)},
        sample=_two,
        title="高斯分布的 KL 散度",
        words=(
            r"gauss\w* .*(?:kl|divergence)",
            r"(?:kl|divergence).* gauss",
            "高斯.*散度",
            "正态.*散度",
            "散度.*(?:高斯|正态)",
        ),
        notation=(r"D_{KL} = KL", *_DIVERGENCES),
        sabotage=LawSabotage(
            r"D_{KL}(p\|q) = \ln\frac{\sigma_2}{\sigma_1} + \frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2} - \frac12",
            r"D_{KL}(p\|q) = \ln\frac{\sigma_1}{\sigma_2} + \frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2} - \frac12",
        ),
    ),
)
