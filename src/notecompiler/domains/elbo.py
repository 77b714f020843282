r"""The evidence lower bound, over finitely many latent values: maximised as a bound, or minimised as a loss."""

from __future__ import annotations

from itertools import product

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Values, at_points, given, named
from notecompiler.references.elbo import bound

_VALUES = 4


def _values(rng: np.random.Generator, sign: int) -> Values:
    prior, approximation = rng.dirichlet(np.full(_VALUES, 2.0)), rng.dirichlet(np.full(_VALUES, 2.0))
    likelihood = rng.uniform(0.1, 0.9, size=_VALUES)
    made = bound(prior, likelihood, approximation)
    return {
        "prior": at_points(prior),
        "likelihood": at_points(likelihood),
        "joint": at_points(made.joint),
        "posterior": at_points(made.posterior),
        "approximation": at_points(approximation),
        "evidence": made.evidence,
        "ELBO": made.elbo,
        **dict.fromkeys(("L", "\\mathcal{L}", "J"), sign * made.elbo),
        "z": int(rng.integers(1, _VALUES + 1)),
        "x": 1,
    }


def _notation() -> tuple[str, ...]:
    rules: list[str] = []
    for p in ("p", r"p_\theta", "P"):
        rules += [f"{p}(x | z) = likelihood(z)", f"{p}(x, z) = joint(z)", f"{p}(z, x) = joint(z)"]
        rules += [f"{p}(z | x) = posterior(z)", f"{p}(z) = prior(z)", f"{p}(x) = evidence"]
    total = rf"\sum_{{z=1}}^{{{_VALUES}}} approximation(z) \Box"
    for q in ("q", r"q_\phi", "Q"):
        rules += [f"{q}(z | x) = approximation(z)", f"{q}(z) = approximation(z)"]
    for e, under in product(
        (r"\mathbb{E}", "E"),
        ("q(z|x)", r"q_\phi(z|x)", "q", "q(z)", r"z\sim q", r"z\sim q(z|x)", r"z\sim q_\phi(z|x)"),
    ):
        rules += [rf"{e}_{{{under}}}(\Box) = {total}"]
    for name in ("D_{KL}", r"D_{\mathrm{KL}}", "KL"):
        rules += [rf"{name}(\Box \| \Box_1) = \sum_{{z=1}}^{{{_VALUES}}} \Box \log\frac{{\Box}}{{\Box_1}}"]
    rules += [rf"\{loss}(\theta, \phi; x) = \mathcal{{L}}" for loss in ("mathcal{L}",)]
    rules += [r"\text{ELBO}(\Box) = ELBO", r"\text{ELBO}(\Box, \Box_1) = ELBO", r"\mathcal{L}(\Box) = \mathcal{L}"]
    return tuple(rules)


def _law(name: str, sign: int, right: str, wrong: str) -> Law:
    return Law(
        name=name,
        reference=bound,
        symbols={
            **named("likelihood", "likelihood"),
            **given("prior", "approximation", "x", "z", "KL", "L", "J"),
            **named("joint", "joint"),
            **named("posterior", "posterior"),
            **named("evidence", "evidence"),
            **named("elbo", "ELBO", "\\mathcal{L}"),
        },
        sample=lambda rng: _values(rng, sign),
        title="VAE",
        words=("变分", r"\bVAE\b", "variational", r"\bELBO\b", "证据下界"),
        notation=_notation(),
        sabotage=LawSabotage(right, wrong),
    )


LAWS = (
    _law(
        "elbo",
        1,
        r"\mathcal{L} = \mathbb{E}_{q(z|x)}[\log p(x|z)] - D_{KL}(q(z|x)\|p(z))",
        r"\mathcal{L} = \mathbb{E}_{q(z|x)}[\log p(x|z)] + D_{KL}(q(z|x)\|p(z))",
    ),
    _law(
        "elbo_loss",
        -1,
        r"\mathcal{L} = -\mathbb{E}_{q(z|x)}[\log p(x|z)] + D_{KL}(q(z|x)\|p(z))",
        r"\mathcal{L} = -\mathbb{E}_{q(z|x)}[\log p(x|z)] - D_{KL}(q(z|x)\|p(z))",
    ),
)
