"""Triangles: laws of sines and cosines, area, radii."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Values
from notecompiler.references.triangle import triangle

_ANGLES = ("A", "B", "C", "\\alpha", "\\beta", "\\gamma")
_OPPOSITE = tuple(zip("abcabc", _ANGLES, strict=True))
"""Sides and the angles opposite to them."""


def _sample(rng: np.random.Generator) -> Values:
    found = triangle(rng.uniform(1, 3), rng.uniform(1, 3), rng.uniform(0.4, 2.4))
    values = {name: getattr(found, name) for name in ("a", "b", "c", "A", "B", "C")}
    values |= {"\\alpha": found.A, "\\beta": found.B, "\\gamma": found.C}
    return values | {
        "S": found.area,
        "p": found.semiperimeter,
        "s": found.semiperimeter,
        "r": found.inradius,
        "R": found.circumradius,
    }


LAWS = (
    Law(
        name="triangle",
        reference=triangle,
        symbols={
            **dict.fromkeys(("b", "c", "A", "\\alpha"), ""),
            "a": "a",
            "B": "B",
            "C": "C",
            "\\beta": "B",
            "\\gamma": "C",
            "S": "area",
            "p": "semiperimeter",
            "s": "semiperimeter",
            "r": "inradius",
            "R": "circumradius",
        },
        sample=_sample,
        title="三角形",
        words=("三角形", "正弦定理", "余弦定理", "海伦", "triangle", "law of (?:co)?sines?", "heron"),
        needs=(
            *(frozenset({*"abc", angle}) for angle in _ANGLES),
            *(frozenset({*a, *b}) for a, b in combinations(_OPPOSITE, 2)),
            *(frozenset({*pair, "R"}) for pair in _OPPOSITE),
        ),
        sabotage=LawSabotage(r"a^2 = b^2 + c^2 - 2bc\cos A", r"a^2 = b^2 + c^2 + 2bc\cos A"),
    ),
)
