"""Lines, distances and circles in the plane."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values, given
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


def _slope_intercept(slope: str, points: tuple[tuple[str, str], ...]) -> Law:
    """y = slope · x + b with (x, y) on the line, and the distance of a point from it by each pair of `points`."""

    def sample(rng: np.random.Generator) -> Values:
        p, q, other = rng.normal(size=(3, 2))
        made = line(p, q, other)
        on = p + float(rng.uniform(0.2, 0.8)) * (q - p)
        values: dict[str, object] = {
            slope: made.slope,
            "b": made.intercept,
            "d": made.distance,
            "distance": made.distance,
        }
        values |= {
            "x": Family(np.array([other[0]]), 0, float(on[0])),
            "y": Family(np.array([other[1]]), 0, float(on[1])),
        }
        return values | {letter: float(other[k]) for pair in points for k, letter in enumerate(pair)}

    letters = tuple(letter for pair in points for letter in pair)
    right = rf"d = \frac{{|{slope} x_0 + b - y_0|}}{{\sqrt{{1 + {slope}^2}}}}"
    return Law(
        name=f"slope_intercept_{slope}",
        reference=line,
        symbols={
            **given("x", "y", *letters),
            slope: "slope",
            "b": "intercept",
            "d": "distance",
            "distance": "distance",
        },
        sample=sample,
        title="斜截式",
        words=("斜截式", "slope[- ]intercept"),
        sabotage=LawSabotage(right, right.replace("+ b", "- b")),
    )


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
    _slope_intercept("k", (("m", "n"), ("p", "q"))),
    _slope_intercept("m", (("p", "q"),)),
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
