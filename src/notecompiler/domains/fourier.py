r"""The Fourier transform and its inverse: f and :math:`\hat f` (or F) with a kernel :math:`e^{\pm 2\pi i x\xi}`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Values
from notecompiler.references.fourier import by_angular_frequency, by_frequency, gaussian, unitary


def _sampler(transform: Callable[[complex, float, float], complex]) -> Callable[[np.random.Generator], Values]:
    def sample(rng: np.random.Generator) -> Values:
        width, centre = float(rng.uniform(0.7, 1.6)), float(rng.uniform(0.2, 0.6))
        letters = {name: float(rng.uniform(-0.8, 0.8)) for name in ("x", "t", "k", "s", "\\xi", "\\omega", "\\nu")}
        known = {"f": lambda x: gaussian(x, width, centre)}
        transformed = {name: lambda x: transform(x, width, centre) for name in ("\\hat{f}", "F")}
        return {**letters, **known, **transformed}

    return sample


_SYMBOLS = dict.fromkeys(("f", "x", "t", "k", "s", "\\xi", "\\omega", "\\nu"), "") | dict.fromkeys(
    ("\\hat{f}", "F"), ""
)

LAWS = tuple(
    Law(
        name=name,
        reference=transform,
        symbols=_SYMBOLS,
        sample=_sampler(transform),
        title="傅里叶变换",
        words=("傅里叶", "傅立叶", "fourier"),
        needs=(frozenset({"f", "\\hat{f}"}),),
        complex_numbers=True,
        sure=True,
        sabotage=LawSabotage(right, right.replace("f(x) =", "f(x) = 2")),
    )
    for name, transform, right in (
        (
            "fourier",
            by_frequency,
            r"f(x) = \int_{-\infty}^{\infty} \hat f(\xi) e^{2\pi i \xi x}\,d\xi",
        ),
        (
            "fourier_angular",
            by_angular_frequency,
            r"f(x) = \frac{1}{2\pi}\int_{-\infty}^{\infty} \hat f(\omega) e^{i\omega x}\,d\omega",
        ),
        (
            "fourier_unitary",
            unitary,
            r"f(x) = \frac{1}{\sqrt{2\pi}}\int_{-\infty}^{\infty} \hat f(\omega) e^{i\omega x}\,d\omega",
        ),
    )
)
