r"""The Adadelta optimiser, step by step: ``E[g^2]_t``, ``E[\Delta\theta^2]_t``, ``RMS[g]_t`` and the steps."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values, given, named
from notecompiler.references.adadelta import adadelta

_DECAYS = ("\\rho", "\\gamma", "\\beta")
_EPSILONS = ("\\epsilon", "\\varepsilon")
_PARAMETERS = ("\\theta", "x", "w")


def _sample(rng: np.random.Generator, ahead: bool) -> Values:
    gradients = rng.normal(size=8)
    decay, epsilon = float(rng.uniform(0.5, 0.9)), float(rng.uniform(0.01, 0.1))
    made = adadelta(gradients, float(rng.normal()), decay, epsilon)
    first = -1 if ahead else 0  # in a step from t to t + 1 all but the parameter belong to t
    return {
        **dict.fromkeys(_DECAYS, decay),
        **dict.fromkeys(_EPSILONS, epsilon),
        **dict.fromkeys(_PARAMETERS, Family(made.parameter, 0)),
        "g": Family(gradients, first),
        "squares": Family(made.squares, first),
        "squaredsteps": Family(made.squared_steps, first),
        "step": Family(made.step, first),
        "t": int(rng.integers(2, 6)),
    }


_NOTATION = (
    "E[g^2]_n = squares_n",
    r"RMS[g]_n = \sqrt{squares_n + \epsilon}",
    *(
        rule
        for p in _PARAMETERS
        for rule in (
            rf"E[\Delta {p}^2]_n = squaredsteps_n",
            rf"RMS[\Delta {p}]_n = \sqrt{{squaredsteps_n + \epsilon}}",
            rf"\Delta {p}_n = step_n",
            rf"\Delta {p}_n^2 = step_n^2",
        )
    ),
)

LAWS = tuple(
    Law(
        name=f"adadelta{'_ahead' if ahead else ''}",
        reference=adadelta,
        symbols={
            **given(*_DECAYS, *_EPSILONS, "g", "t"),
            **named("parameter", *_PARAMETERS),
            **named("squares", "squares"),
            **named("squared_steps", "squaredsteps"),
            **named("step", "step"),
        },
        sample=lambda rng, ahead=ahead: _sample(rng, ahead),  # type: ignore[misc]
        title="Adadelta",
        words=("ada.?delta",),
        notation=_NOTATION,
        steps=True,
        sabotage=LawSabotage(
            r"E[g^2]_t = \rho E[g^2]_{t-1} + (1-\rho) g_t^2",
            r"E[g^2]_t = \rho E[g^2]_{t-1} - (1-\rho) g_t^2",
        ),
    )
    for ahead in (False, True)
)
