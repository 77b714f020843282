r"""Newton's method, for a function f and for square roots."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Curve, Family, Law, LawSabotage, Values, given, named
from notecompiler.references.newton import newton

_STEPS = 4
_WORDS = ("牛顿法", "牛顿迭代", "切线法", "newton'?’?s method", "newton.?raphson")


def _function(rng: np.random.Generator) -> Values:
    a, b, c = (float(rng.uniform(0.5, 1.5)) for _ in range(3))
    iterates = newton(lambda x: a * x**3 + b * x - c, lambda x: 3 * a * x**2 + b, float(rng.uniform(0.8, 1.6)), _STEPS)
    curve = Curve((lambda x: a * x**3 + b * x - c, lambda x: 3 * a * x**2 + b, lambda x: 6 * a * x))
    return {"x": Family(iterates, 0), "f": curve, **{letter: int(rng.integers(0, _STEPS)) for letter in "nki"}}


def _root(rng: np.random.Generator) -> Values:
    a = float(rng.uniform(1.5, 5.0))
    iterates = newton(lambda x: x**2 - a, lambda x: 2 * x, a, _STEPS)
    return {
        "x": Family(iterates, 0),
        **dict.fromkeys("aASc", a),
        **{letter: int(rng.integers(0, _STEPS)) for letter in "nki"},
    }


LAWS = (
    Law(
        name="newton",
        reference=newton,
        symbols={**named("iterates", "x"), **given("f", "n", "k", "i")},
        sample=_function,
        title="牛顿迭代法",
        words=_WORDS,
        steps=True,
        sabotage=LawSabotage(r"x_{n+1} = x_n - \frac{f(x_n)}{f'(x_n)}", r"x_{n+1} = x_n + \frac{f(x_n)}{f'(x_n)}"),
    ),
    Law(
        name="newton_root",
        reference=newton,
        symbols={**named("iterates", "x"), **given("a", "A", "S", "c", "n", "k", "i")},
        sample=_root,
        title="牛顿迭代法",
        words=(*_WORDS, "开方", "square root"),
        steps=True,
        sabotage=LawSabotage(
            r"x_{n+1} = \frac12\left(x_n + \frac{a}{x_n}\right)", r"x_{n+1} = \frac12\left(x_n - \frac{a}{x_n}\right)"
        ),
    ),
)
