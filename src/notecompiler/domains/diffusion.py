r"""Denoising diffusion: ``x_t = \sqrt{\bar\alpha_t} x_0 + \sqrt{1-\bar\alpha_t} \epsilon``, its steps and its posterior.

The noise is that of one step in one law and that of the jump from the start in the other: notes use one letter for both.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values, given, named
from notecompiler.references.diffusion import run

_STEPS = 6
_NOISES = ("\\epsilon", "\\varepsilon")
_WORDS = (r"\bddpm\b", r"\bddim\b", r"diffusion", "扩散", "去噪")


def _sample(jump: bool, rng: np.random.Generator) -> Values:
    steps = rng.normal(size=_STEPS)
    made = run(rng.uniform(0.1, 0.4, size=_STEPS), float(rng.normal()), steps)
    t = int(rng.integers(2, _STEPS + 1))
    return {
        "\\beta": Family(made.rate, 0),
        "\\alpha": Family(made.kept, 0),
        "\\bar{\\alpha}": Family(made.kept_so_far, 0),
        "x": Family(made.sample, 0),
        **dict.fromkeys(_NOISES, float(made.noise[t] if jump else steps[t - 1])),
        "\\tilde{\\mu}": Family(made.posterior_mean, 0),
        "\\mu": Family(made.posterior_mean, 0),
        "\\tilde{\\beta}": Family(made.posterior_variance, 0),
        "t": t,
    }


def _notation() -> tuple[str, ...]:
    rules = [
        r"\tilde{\mu}_t(x_t, x_0) = \tilde{\mu}_t",
        r"\tilde{\mu}(x_t, x_0) = \tilde{\mu}_t",
        r"\mu_\theta(x_t, t) = \tilde{\mu}_t",
    ]
    for noise in _NOISES:
        rules += [rf"{noise}_\theta(x_t, t) = {noise}", rf"{noise}_\theta(x_t) = {noise}"]
    return tuple(rules)


_SYMBOLS = {
    **given("t", *_NOISES),
    **named("rate", "\\beta"),
    **named("kept", "\\alpha"),
    **named("kept_so_far", "\\bar{\\alpha}"),
    **named("sample", "x"),
    **named("posterior_mean", "\\tilde{\\mu}", "\\mu"),
    **named("posterior_variance", "\\tilde{\\beta}"),
}

LAWS = tuple(
    Law(
        name=name,
        reference=run,
        symbols=_SYMBOLS,
        sample=partial(_sample, name == "diffusion"),
        title="扩散模型",
        words=_WORDS,
        needs=(frozenset({"\\bar{\\alpha}"}),),
        notation=_notation(),
        sabotage=LawSabotage(right, wrong),
    )
    for name, right, wrong in (
        (
            "diffusion",
            r"x_t = \sqrt{\bar\alpha_t} x_0 + \sqrt{1-\bar\alpha_t} \epsilon",
            r"x_t = \sqrt{\bar\alpha_t} x_0 + \sqrt{1+\bar\alpha_t} \epsilon",
        ),
        (
            "diffusion_step",
            r"x_t = \sqrt{1-\beta_t} x_{t-1} + \sqrt{\beta_t} \epsilon",
            r"x_t = \sqrt{1-\beta_t} x_{t-1} - \sqrt{\beta_t} \epsilon",
        ),
    )
)
