r"""The Laplace transform: ``\mathcal{L}\{\Box\}`` is the integral that defines it, and a pair f, F."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Curve, Law, LawSabotage, Operation, Values, given, named
from notecompiler.references.laplace import original, transform


def _sample(rng: np.random.Generator) -> Values:
    rate = float(rng.uniform(-0.8, -0.2))
    function = Curve(tuple((lambda t, order=order: original(float(t), rate, order)) for order in range(4)))  # type: ignore[misc]
    small = {letter: float(rng.uniform(-0.7, -0.2)) for letter in ("a", "b", "k")}
    return {
        **small,
        **dict.fromkeys(("\\omega", "\\beta"), float(rng.uniform(0.5, 1.5))),
        **dict.fromkeys("sp", float(rng.uniform(1.5, 2.5))),
        "n": int(rng.integers(1, 4)),
        "t": float(rng.uniform(0.2, 1.0)),
        **dict.fromkeys(("f", "y", "x"), function),
        **dict.fromkeys("FYX", Operation(lambda s: transform(float(s), rate))),
    }


_NOTATION = tuple(
    rf"{name}{brackets[0]}\Box{brackets[1]} = \int_0^\infty (\Box) e^{{-st}} dt"
    for name in (r"\mathcal{L}", r"\mathscr{L}", "L")
    for brackets in ((r"\{", r"\}"), ("(", ")"))
)

LAWS = (
    Law(
        name="laplace",
        reference=transform,
        symbols={
            **given("a", "b", "k", "\\omega", "\\beta", "s", "p", "n", "t", "f", "y", "x"),
            **named("transform", "F", "Y", "X"),
        },
        sample=_sample,
        title="拉普拉斯变换",
        words=("拉普拉斯变换", "拉氏变换", "laplace transform"),
        needs=(frozenset({"s"}),),
        notation=_NOTATION,
        sabotage=LawSabotage(r"\mathcal{L}\{f'(t)\} = sF(s) - f(0)", r"\mathcal{L}\{f'(t)\} = sF(s) + f(0)"),
    ),
)
