r"""Fourier series (period :math:`2\pi`, 2l, T), as sines and cosines or as exponentials, and the discrete Fourier transform.

The function is a trigonometric polynomial, so an infinite sum may stop after its last coefficient.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Operation, Values, given, named
from notecompiler.references.fourier_series import dft, series

_LAST, _COUNT = 3, 5


def _sampler(period: float | None) -> Callable[[np.random.Generator], Values]:
    """Worlds with the given half period, or a drawn one."""

    def sample(rng: np.random.Generator) -> Values:
        half = period or float(rng.uniform(0.5, 1.5))
        a, b = rng.normal(size=_LAST + 1), np.append(0.0, rng.normal(size=_LAST))
        both = np.append(np.append((a + 1j * b)[:0:-1] / 2, a[0] / 2), (a - 1j * b)[1:] / 2)
        function = Operation(lambda x: series(float(x), a, b, half))
        point = float(rng.uniform(-half, half))
        return {
            "f": function,
            **dict.fromkeys(("x", "t"), point),
            "a": Family(a, 0),
            "b": Family(b, 0),
            "c": Family(both, -_LAST),
            **dict.fromkeys(("l", "L"), half),
            "T": 2 * half,
            **dict.fromkeys(("\\omega", "\\omega_{0}"), np.pi / half),
            **dict.fromkeys("nk", int(rng.integers(1, _LAST + 1))),
        }

    return sample


_FINITE = tuple(
    rule
    for n in "nk"
    for rule in (
        rf"\sum_{{{n}=1}}^{{\infty}} \Box = \sum_{{{n}=1}}^{{{_LAST}}} \Box",
        rf"\sum_{{{n}=-\infty}}^{{\infty}} \Box = \sum_{{{n}=-{_LAST}}}^{{{_LAST}}} \Box",
        rf"\sum_{{{n}=-\infty}}^{{+\infty}} \Box = \sum_{{{n}=-{_LAST}}}^{{{_LAST}}} \Box",
    )
)


def _series(name: str, period: float | None, right: str, wrong: str) -> Law:
    letters = ("x", "t", "n", "k", "a", "b", "c", *(() if period else ("l", "L", "T", "\\omega", "\\omega_{0}")))
    return Law(
        name=name,
        reference=series,
        symbols={**named("series", "f"), **given(*letters)},
        sample=_sampler(period),
        title="傅里叶级数",
        words=("傅里叶级数", "傅立叶级数", "fourier series"),
        notation=_FINITE,
        complex_numbers=True,
        sabotage=LawSabotage(right, wrong),
    )


def _signal(rng: np.random.Generator) -> Values:
    signal = rng.normal(size=_COUNT) + 1j * rng.normal(size=_COUNT)
    made = dft(signal)
    return {
        "x": Family(signal, 0),
        "X": Family(made.spectrum, 0),
        "N": _COUNT,
        **dict.fromkeys("nkm", int(rng.integers(0, _COUNT))),
        "W_{N}": complex(np.exp(-2j * np.pi / _COUNT)),
        "W": complex(np.exp(-2j * np.pi / _COUNT)),
        "j": 1j,
    }


LAWS = (
    _series(
        "fourier_series",
        np.pi,
        r"b_n = \frac{1}{\pi}\int_{-\pi}^{\pi} f(x)\sin(nx)\,dx",
        r"b_n = -\frac{1}{\pi}\int_{-\pi}^{\pi} f(x)\sin(nx)\,dx",
    ),
    _series(
        "fourier_series_scaled",
        None,
        r"a_n = \frac{1}{l}\int_{-l}^{l} f(x)\cos\frac{n\pi x}{l}\,dx",
        r"a_n = -\frac{1}{l}\int_{-l}^{l} f(x)\cos\frac{n\pi x}{l}\,dx",
    ),
    Law(
        name="dft",
        reference=dft,
        symbols={**given("x", "N", "n", "k", "m", "W", "W_{N}", "j"), **named("spectrum", "X")},
        sample=_signal,
        title="离散傅里叶变换",
        words=("离散傅里叶", "离散傅立叶", "discrete fourier", r"\bI?DFT\b", r"\bFFT\b"),
        notation=tuple(f"{f}({n}) = {f}_{n}" for f in "xX" for n in "nk"),
        complex_numbers=True,
        sabotage=LawSabotage(
            r"X_k = \sum_{n=0}^{N-1} x_n e^{-2\pi i kn/N}", r"X_k = \sum_{n=0}^{N-1} x_n e^{2\pi i kn/N}"
        ),
    ),
)
