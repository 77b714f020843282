r"""Binomial, geometric, Poisson, normal, exponential and uniform distributions: probabilities, densities, moments."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Operation, Values, given, named
from notecompiler.references import distributions as ref

_MEANS = (
    "EX = mean",
    *(f"{e}(X) = mean" for e in ("E", r"\mathbb{E}", r"\mathrm{E}")),
)
_VARIANCES = (
    "DX = variance",
    *(
        f"{v}(X) = variance"
        for v in (
            r"\mathrm{Var}",
            r"\text{Var}",
            r"\operatorname{Var}",
            "D",
            r"\mathrm{D}",
            r"\mathbb{D}",
            "V",
            r"\mathbb{V}",
        )
    ),
)
_MASSES = tuple(
    f"{p}{opener}X = \\Box{closer} = mass(\\Box)"
    for p in ("P", r"\mathbb{P}", r"\Pr", r"\mathrm{P}")
    for opener, closer in (("(", ")"), (r"\{", r"\}"))
)


def _law(
    name: str,
    reference: Callable[..., object],
    letters: tuple[str, ...],
    sample: Callable[[np.random.Generator], Values],
    title: str,
    words: tuple[str, ...],
    sabotage: tuple[str, str],
    functions: tuple[str, ...] = (),
    notation: tuple[str, ...] = (),
) -> Law:
    return Law(
        name=name,
        reference=reference,
        symbols={
            **given(*letters, "X"),
            **named("mean", "mean"),
            **named("variance", "variance"),
            **named(reference.__name__, "mass", *functions),
        },
        sample=sample,
        title=title,
        words=words,
        notation=(*_MEANS, *_VARIANCES, *_MASSES, *notation),
        sabotage=LawSabotage(*sabotage),
    )


def _moments(made: ref.Moments) -> Values:
    return {"mean": made.mean, "variance": made.variance}


def _whole(place: float) -> int:
    if abs(place - round(place)) > 1e-9 or place < 0:
        raise IndexError
    return round(place)


def _binomial(rng: np.random.Generator) -> Values:
    n, p = int(rng.integers(3, 8)), float(rng.uniform(0.2, 0.8))
    mass = Operation(lambda k: ref.binomial(_whole(k), n, p))
    return {
        "n": n,
        "p": p,
        "q": 1 - p,
        "k": int(rng.integers(0, n + 1)),
        "mass": mass,
        **_moments(ref.binomial_moments(n, p)),
    }


def _geometric(rng: np.random.Generator, failures: int = 0) -> Values:
    """The number of trials up to the first success, or of failures before it."""
    p = float(rng.uniform(0.2, 0.8))
    mass = Operation(lambda k: ref.geometric(_whole(k) + failures, p))
    made = ref.geometric_moments(p)
    moments = _moments(ref.Moments(made.mean - failures, made.variance))
    return {"p": p, "q": 1 - p, "k": int(rng.integers(1, 6)), "mass": mass, **moments}


def _poisson(rng: np.random.Generator) -> Values:
    rate = float(rng.uniform(0.5, 4.0))
    mass = Operation(lambda k: ref.poisson(_whole(k), rate))
    return {"\\lambda": rate, "k": int(rng.integers(0, 6)), "mass": mass, **_moments(ref.poisson_moments(rate))}


def _normal(rng: np.random.Generator) -> Values:
    mean, deviation = float(rng.normal()), float(rng.uniform(0.5, 2.0))
    density = Operation(lambda x: ref.normal(float(x), mean, deviation))
    return {
        "\\mu": mean,
        "\\sigma": deviation,
        **dict.fromkeys(("x", "t"), float(rng.normal())),
        **dict.fromkeys(("f", "p", "\\varphi", "\\phi", "mass"), density),
        "mean": mean,
        "variance": deviation**2,
    }


def _exponential(rng: np.random.Generator, scale: bool = False) -> Values:
    """The symbol is the rate, or the mean that some give it for."""
    rate = float(rng.uniform(0.5, 2.0))
    density = Operation(lambda x: ref.exponential(float(x), rate))
    return {
        **dict.fromkeys(("\\lambda", "\\theta", "\\beta"), 1 / rate if scale else rate),
        **dict.fromkeys(("x", "t"), float(rng.uniform(0.1, 2.0))),
        **dict.fromkeys(("f", "p", "mass"), density),
        "F": Operation(lambda x: ref.exponential_cumulative(float(x), rate)),
        "mean": 1 / rate,
        "variance": 1 / rate**2,
    }


def _uniform(rng: np.random.Generator) -> Values:
    low = float(rng.normal())
    high = low + float(rng.uniform(0.5, 3.0))
    return {"a": low, "b": high, "mass": 1, **_moments(ref.uniform_moments(low, high))}


_CHOICES = (r"C_n^k = \binom{n}{k}", r"C(n, k) = \binom{n}{k}", r"{}_nC_k = \binom{n}{k}")

LAWS = (
    _law(
        "binomial",
        ref.binomial,
        ("n", "p", "q", "k", "C"),
        _binomial,
        "二项分布",
        ("二项分布", "binomial distribution", "伯努利试验"),
        (r"P(X = k) = \binom{n}{k}p^k(1-p)^{n-k}", r"P(X = k) = \binom{n}{k}p^k(1+p)^{n-k}"),
        notation=_CHOICES[:2],
    ),
    _law(
        "geometric_distribution",
        ref.geometric,
        ("p", "q", "k"),
        _geometric,
        "几何分布",
        ("几何分布", "geometric distribution"),
        (r"E[X] = \frac{1}{p}", r"E[X] = -\frac{1}{p}"),
    ),
    _law(
        "geometric_failures",
        ref.geometric,
        ("p", "q", "k"),
        lambda rng: _geometric(rng, 1),
        "几何分布",
        ("几何分布", "geometric distribution"),
        (r"E[X] = \frac{1-p}{p}", r"E[X] = -\frac{1-p}{p}"),
    ),
    _law(
        "exponential_scale",
        ref.exponential,
        ("x", "t", "\\lambda", "\\theta", "\\beta", "F"),
        lambda rng: _exponential(rng, True),
        "指数分布",
        ("指数分布", "exponential distribution"),
        (r"f(x) = \frac{1}{\theta} e^{-\frac{x}{\theta}}", r"f(x) = -\frac{1}{\theta} e^{-\frac{x}{\theta}}"),
        functions=("f", "p"),
    ),
    _law(
        "poisson",
        ref.poisson,
        ("\\lambda", "k"),
        _poisson,
        "泊松分布",
        ("泊松", "poisson"),
        (r"P(X = k) = \frac{\lambda^k e^{-\lambda}}{k!}", r"P(X = k) = \frac{\lambda^k e^{\lambda}}{k!}"),
    ),
    _law(
        "normal",
        ref.normal,
        ("x", "t", "\\mu", "\\sigma"),
        _normal,
        "正态分布",
        ("正态分布", "高斯分布", "normal distribution", "gaussian distribution"),
        (
            r"f(x) = \frac{1}{\sigma\sqrt{2\pi}}e^{-\frac{(x-\mu)^2}{2\sigma^2}}",
            r"f(x) = \frac{1}{\sigma\sqrt{2\pi}}e^{\frac{(x-\mu)^2}{2\sigma^2}}",
        ),
        functions=("f", "p", "\\varphi", "\\phi"),
    ),
    _law(
        "exponential",
        ref.exponential,
        ("x", "t", "\\lambda", "\\theta", "\\beta", "F"),
        _exponential,
        "指数分布",
        ("指数分布", "exponential distribution"),
        (r"f(x) = \lambda e^{-\lambda x}", r"f(x) = \lambda e^{\lambda x}"),
        functions=("f", "p"),
    ),
    _law(
        "uniform",
        ref.uniform_moments,
        ("a", "b"),
        _uniform,
        "均匀分布",
        ("均匀分布", "uniform distribution"),
        (r"\mathrm{Var}(X) = \frac{(b-a)^2}{12}", r"\mathrm{Var}(X) = \frac{(b+a)^2}{12}"),
    ),
)
