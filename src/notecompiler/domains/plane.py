"""Lines, distances and circles in the plane."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values
from notecompiler.references.plane import circle, line


def _line(rng: np.random.Generator) -> Values:
    points = rng.normal(size=(3, 2))
    p, q, other = points
    made = line(p, q, other)
    # (x_0, y_0) is the point off the line, 1 and 2 are on it; (x, y) is a third point of the line.
    on = p + float(rng.uniform(0.2, 0.8)) * (q - p)
    xs, ys = Family(np.array([other[0], p[0], q[0]]), 0), Family(np.array([other[1], p[1], q[1]]), 0)
    scale = {"A": made.A, "B": made.B, "C": made.C, "a": made.A, "b": made.B, "c": made.C}
    return {
        "x": xs,
        "y": ys,
        **scale,
        "k": made.slope,
        "d": made.distance,
        "distance": made.distance,
        "X": float(on[0]),
        "Y": float(on[1]),
    }


def _circle(rng: np.random.Generator) -> Values:
    h, k, r, t = rng.normal(), rng.normal(), rng.uniform(0.5, 2.0), rng.uniform(0, 6.0)
    made = circle(float(h), float(k), float(r), float(t))
    centre = {"h": float(h), "k": float(k), "a": float(h), "b": float(k)}
    return {**centre, "r": float(r), "R": float(r), "t": float(t), "\\theta": float(t), "x": made.x, "y": made.y}


LAWS = (
    Law(
        name="line",
        reference=line,
        symbols={
            **dict.fromkeys(("x", "y", "X", "Y"), ""),
            **dict(zip("ABCabc", "ABCABC", strict=True)),
            "k": "slope",
            "d": "distance",
            "distance": "distance",
        },
        sample=_line,
        title="点到直线的距离",
        words=("点到直线", "直线", "距离", "distance", r"\blines?\b", "slope"),
        sabotage=LawSabotage(
            r"d = \frac{|Ax_0 + By_0 + C|}{\sqrt{A^2 + B^2}}", r"d = \frac{|Ax_0 + By_0 - C|}{\sqrt{A^2 + B^2}}"
        ),
    ),
    Law(
        name="circle",
        reference=circle,
        symbols={**dict.fromkeys(("h", "k", "a", "b", "r", "R", "t", "\\theta"), ""), "x": "x", "y": "y"},
        sample=_circle,
        title="圆",
        words=("圆", "circle"),
        needs=(),
        sabotage=LawSabotage(r"(x - h)^2 + (y - k)^2 = r^2", r"(x - h)^2 - (y - k)^2 = r^2"),
    ),
)
