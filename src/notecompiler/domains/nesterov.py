r"""Nesterov's momentum, step by step: ``v_t = \mu v_{t-1} - \eta\nabla L(\theta_{t-1} + \mu v_{t-1})``, or with the other sign."""

from __future__ import annotations

from itertools import product

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Operation, Values, given, named
from notecompiler.references.nesterov import nesterov, slope

_STEPS = 7
_DECAYS = ("\\mu", "\\gamma", "\\beta", "\\alpha", "\\rho")
_RATES = ("\\eta", "\\epsilon", "lr")
_PARAMETERS = ("\\theta", "w", "x")


def _sample(rng: np.random.Generator, sign: float) -> Values:
    decay, rate = float(rng.uniform(0.5, 0.9)), float(rng.uniform(0.05, 0.3))
    made = nesterov(float(rng.uniform(1.0, 3.0)), rate, decay, _STEPS, sign)
    t = int(rng.integers(2, _STEPS - 1))
    return {
        **dict.fromkeys(_DECAYS, decay),
        **dict.fromkeys(_RATES, rate),
        **dict.fromkeys(("v", "m", "u"), Family(made.velocity, 0)),
        **dict.fromkeys(_PARAMETERS, Family(made.parameter, 0, float(made.parameter[t - 1]))),
        "slope": Operation(lambda place: slope(float(place))),
        "t": t,
    }


_NOTATION = tuple(
    rf"{nabla} {cost}(\Box) = slope(\Box)"
    for cost, nabla in product(
        ("J", "L", "f", r"\mathcal{L}"), (r"\nabla", r"\nabla_\theta", r"\nabla_{\theta}", r"\nabla_w", r"\nabla_x")
    )
)

LAWS = tuple(
    Law(
        name=f"nesterov{'_added' if sign > 0 else ''}",
        reference=nesterov,
        symbols={
            **given(*_DECAYS, *_RATES, "slope", "t"),
            **named("velocity", "v", "m", "u"),
            **named("parameter", *_PARAMETERS),
        },
        sample=lambda rng, sign=sign: _sample(rng, sign),  # type: ignore[misc]
        title="Nesterov momentum",
        words=("nesterov", r"\bnag\b"),
        notation=_NOTATION,
        steps=True,
        sabotage=LawSabotage(
            rf"v_t = \mu v_{{t-1}} {'-' if sign > 0 else '+'} \eta\nabla L(\theta_{{t-1}} {'+' if sign > 0 else '-'} \mu v_{{t-1}})",
            rf"v_t = \mu v_{{t-1}} {'+' if sign > 0 else '-'} \eta\nabla L(\theta_{{t-1}} {'+' if sign > 0 else '-'} \mu v_{{t-1}})",
        ),
    )
    for sign in (1.0, -1.0)
)
