r"""Momentum, RMSProp and AdaGrad, step by step, in the conventions that books use side by side.

A step from t - 1 to t, or from t to t + 1 with the gradient at t: each convention is a law, and an equation is right when one of them has it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values, given, named
from notecompiler.references.optimisers import Run, adagrad, momentum, rmsprop

_STEPS = 9
_PARAMETERS = ("\\theta", "w", "x", "W")
_RATES = ("\\eta", "\\alpha", "\\epsilon_{0}", "lr")
_DECAYS = ("\\gamma", "\\beta", "\\mu", "\\rho", "\\beta_{1}", "\\beta_{2}", "\\alpha")
_LIBRARY_RATES = ("\\gamma", "\\eta", "lr")
_LIBRARY_DECAYS = ("\\alpha", "\\beta", "\\mu", "\\rho")
"""The letters of torch.optim: γ is the rate, α and μ are decays."""
_EPSILONS = ("\\epsilon", "\\varepsilon", "\\delta")
_GRADIENTS = tuple(
    rule
    for loss, p in product(("J", "L", "f", "\\mathcal{L}"), ("\\theta", "w"))
    for rule in (
        rf"\nabla_{{{p}}} {loss}({p}_n) = g_n",
        rf"\nabla {loss}({p}_n) = g_n",
        rf"\nabla_{{{p}}} {loss}({p}) = g_t",
        rf"\nabla {loss}({p}) = g_t",
        rf"\nabla_{{{p}}} {loss} = g_t",
    )
)


def _values(
    rng: np.random.Generator,
    memories: tuple[str, ...],
    run: Callable[[np.ndarray, float, float, float, float], Run],
    counting: str,
    library: bool,
) -> Values:
    gradients = rng.normal(size=_STEPS)
    rate, decay, epsilon = (float(rng.uniform(low, high)) for low, high in ((0.05, 0.3), (0.5, 0.9), (0.01, 0.1)))
    made = run(gradients, float(rng.normal()), rate, decay, epsilon)
    # Some count the gradient of the step from t to t + 1 as g_t, some the memory too.
    ahead, late = counting != "plain", counting == "late"
    decays, rates = (_LIBRARY_DECAYS, _LIBRARY_RATES) if library else (_DECAYS, _RATES)
    return {
        **dict.fromkeys(decays, decay),
        **dict.fromkeys(rates, rate),
        **dict.fromkeys(_EPSILONS, epsilon),
        **dict.fromkeys(memories, Family(made.memory, -1 if late else 0)),
        **dict.fromkeys(_PARAMETERS, Family(made.parameter, 0)),
        "g": Family(gradients, -1 if ahead else 0),
        "t": int(rng.integers(2, _STEPS - 2)),
    }


def _law(
    name: str,
    reference: Callable[..., Run],
    run: Callable[[np.ndarray, float, float, float, float], Run],
    memories: tuple[str, ...],
    words: tuple[str, ...],
    notation: tuple[str, ...],
    sabotage: LawSabotage,
    counting: str = "plain",
    library: bool = False,
) -> Law:
    symbols = {
        **given(*(_LIBRARY_DECAYS if library else _DECAYS), *(_LIBRARY_RATES if library else _RATES)),
        **given(*_EPSILONS, "g", "t"),
        **named("memory", *memories),
        **named("parameter", *_PARAMETERS),
    }
    return Law(
        name=name,
        reference=reference,
        symbols=symbols,
        sample=lambda rng: _values(rng, memories, run, counting, library),
        title={"momentum": "SGD with momentum", "rmsprop": "RMSProp", "adagrad": "AdaGrad"}[reference.__name__],
        words=words,
        notation=(*_GRADIENTS, *notation),
        steps=True,
        sabotage=sabotage,
    )


def _momentum(scaled: str, sign: int) -> Callable[[np.ndarray, float, float, float, float], Run]:
    def run(gradients: np.ndarray, start: float, rate: float, decay: float, _epsilon: float) -> Run:
        kept = {"rate": rate, "one": 1.0, "rest": 1 - decay}[scaled]
        return momentum(gradients, start, 1.0 if scaled == "rate" else rate, decay, -sign * kept, sign)

    return run


_MOMENTUM = LawSabotage(r"v_t = \gamma v_{t-1} + \eta g_t", r"v_t = \gamma v_{t-1} + \eta g_t^2")
_RMS = LawSabotage(r"v_t = \beta v_{t-1} + (1-\beta) g_t^2", r"v_t = \beta v_{t-1} - (1-\beta) g_t^2")
_ADA = LawSabotage(r"G_t = G_{t-1} + g_t^2", r"G_t = G_{t-1} - g_t^2")
_MEAN_SQUARE = ("E[g^2]_n = r_n",)
_COUNTINGS = {"plain": "", "ahead": "_ahead", "late": "_late"}

LAWS = (
    *(
        _law(
            f"momentum{'' if scaled == 'rate' else '_' + scaled}{'_added' if sign > 0 else ''}{_COUNTINGS[counting]}",
            momentum,
            _momentum(scaled, sign),
            ("v", "m", "u", "V"),
            ("momentum", "动量"),
            (),
            _MOMENTUM,
            counting,
        )
        for counting, sign, scaled in product(_COUNTINGS, (-1, 1), ("rate", "one", "rest"))
    ),
    *(
        _law(
            f"momentum_{scaled}_library",
            momentum,
            _momentum(scaled, -1),
            ("b", "v", "m"),
            ("momentum", "动量", r"\bsgd\b"),
            (),
            LawSabotage(r"b_t = \mu b_{t-1} + g_t", r"b_t = \mu b_{t-1} + g_t^2"),
            library=True,
        )
        for scaled in ("one", "rest")
    ),
    _law(
        "rmsprop_library",
        rmsprop,
        lambda g, start, rate, decay, epsilon: rmsprop(g, start, rate, decay, epsilon, False),
        ("v", "s"),
        ("rms.?prop",),
        (),
        LawSabotage(r"v_t = \alpha v_{t-1} + (1-\alpha) g_t^2", r"v_t = \alpha v_{t-1} - (1-\alpha) g_t^2"),
        library=True,
    ),
    *(
        _law(
            f"rmsprop{'_inside' if inside else ''}{_COUNTINGS[counting]}",
            rmsprop,
            lambda g, start, rate, decay, epsilon, inside=inside: rmsprop(g, start, rate, decay, epsilon, inside),  # type: ignore[misc]
            ("v", "s", "r", "S"),
            ("rms.?prop", "momentum", "动量", r"\bn?adam", r"\bradam"),
            _MEAN_SQUARE,
            _RMS,
            counting,
        )
        for inside, counting in product((False, True), _COUNTINGS)
    ),
    *(
        _law(
            f"adagrad{'_inside' if inside else ''}{_COUNTINGS[counting]}",
            adagrad,
            lambda g, start, rate, _decay, epsilon, inside=inside: adagrad(g, start, rate, epsilon, inside),  # type: ignore[misc]
            ("G", "s", "r", "v"),
            ("ada.?grad",),
            (),
            _ADA,
            counting,
        )
        for inside, counting in product((False, True), _COUNTINGS)
    ),
)
