r"""Least squares in matrices (``\theta = (X^TX)^{-1}X^Ty``), and the regression line and correlation of points."""

from __future__ import annotations

from itertools import product

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Values, given, named, whole
from notecompiler.references.least_squares import line, solve, squares

_SAMPLES, _FEATURES = 4, 4
_PARAMETERS = ("\\theta", "w", "\\beta", "W")
_BEST = ("\\hat{\\theta}", "\\hat{w}", "\\hat{\\beta}", "\\theta^{(*)}", "w^{(*)}")
_COSTS = ("J", "L", "E")
_WORDS = ("线性回归", "最小二乘", "正规方程", "linear regression", "least squares", "normal equation")


def _matrices(rng: np.random.Generator, solved: bool) -> Values:
    # As many samples as features would make the normal equation trivial, so some samples stand twice over.
    x, y = rng.normal(size=(_SAMPLES, _FEATURES - 1)), rng.normal(size=_SAMPLES)
    best = solve(x, y)
    theta = best if solved else rng.normal(size=_FEATURES - 1)
    made = squares(theta, x, y)
    known = {
        "X": whole(x),
        "y": whole(y),
        **dict.fromkeys(_PARAMETERS, whole(theta)),
        **dict.fromkeys(_BEST, whole(best)),
    }
    if solved:  # the gradient is zero there, which would make any multiple of it right
        return known
    return {
        **known,
        **dict.fromkeys(_COSTS, made.cost),
        "gradient": whole(made.gradient),
        "totalgradient": whole(made.total_gradient),
        **dict.fromkeys(("m", "n", "N"), _SAMPLES),
    }


def _points(rng: np.random.Generator) -> Values:
    x, y = rng.normal(size=_SAMPLES), rng.normal(size=_SAMPLES)
    made = line(x, y)
    return {
        "x": whole(x),
        "y": whole(y),
        "\\bar{x}": float(x.mean()),
        "\\bar{y}": float(y.mean()),
        **dict.fromkeys(("n", "N"), _SAMPLES),
        **dict.fromkeys(("b", "\\hat{b}", "\\beta_{1}", "w"), made.slope),
        **dict.fromkeys(("a", "\\hat{a}", "\\beta_{0}"), made.intercept),
        **dict.fromkeys(("r", "r_{xy}", "\\rho"), made.correlation),
    }


_GRADIENTS = tuple(
    rule
    for p, loss in product(("\\theta", "w", "\\beta"), _COSTS)
    for rule in (
        rf"\nabla_{p} {loss}({p}) = gradient",
        rf"\nabla {loss}({p}) = gradient",
        rf"\nabla_{p} {loss} = gradient",
        rf"\frac{{\partial {loss}}}{{\partial {p}}} = gradient",
        rf"{loss}({p}) = {loss}",
    )
) + tuple(
    rule
    for p in ("\\theta", "w", "\\beta")
    for rule in (rf"\nabla_{p} \|X{p} - y\|^2 = totalgradient", rf"\nabla_{p} \|y - X{p}\|^2 = totalgradient")
)


_OF_COSTS = {
    **given("m", "n", "N"),
    **named("cost", *_COSTS),
    **named("gradient", "gradient"),
    **named("total_gradient", "totalgradient"),
}


def _law(name: str, solved: bool, right: str, wrong: str) -> Law:
    return Law(
        name=name,
        reference=solve if solved else squares,
        symbols={
            **given("X", "y", *_PARAMETERS),
            **named("solution" if solved else "", *_BEST),
            **({} if solved else _OF_COSTS),
        },
        sample=lambda rng: _matrices(rng, solved),
        title="正规方程",
        words=_WORDS,
        notation=() if solved else _GRADIENTS,
        scale_free=not solved,
        sabotage=LawSabotage(right, wrong),
    )


LAWS = (
    _law(
        "least_squares",
        False,
        r"\nabla_\theta J(\theta) = \frac{1}{m}X^T(X\theta - y)",
        r"\nabla_\theta J(\theta) = \frac{1}{m}X^T(X\theta + y)",
    ),
    _law("normal_equation", True, r"\theta = (X^TX)^{-1}X^Ty", r"\theta = -(X^TX)^{-1}X^Ty"),
    Law(
        name="regression_line",
        reference=line,
        symbols={
            **given("x", "y", "\\bar{x}", "\\bar{y}", "n", "N"),
            **named("slope", "b", "\\hat{b}", "\\beta_{1}", "w"),
            **named("intercept", "a", "\\hat{a}", "\\beta_{0}"),
            **named("correlation", "r", "r_{xy}", "\\rho"),
        },
        sample=_points,
        title="回归直线",
        words=("回归直线", "回归方程", "最小二乘", "least squares", "regression", "相关系数", "correlation"),
        sabotage=LawSabotage(r"a = \bar y - b\bar x", r"a = \bar y + b\bar x"),
    ),
)
