r"""Circumference and area of circles, surface and volume of spheres, distances of points."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values, given, named
from notecompiler.references.measures import Round, distance, measure


def _round(rng: np.random.Generator) -> tuple[float, float, Round]:
    radius, angle = float(rng.uniform(0.5, 3.0)), float(rng.uniform(0.3, 3.0))
    return radius, angle, measure(radius, angle)


def _circle(rng: np.random.Generator) -> Values:
    radius, angle, made = _round(rng)
    return {
        **dict.fromkeys("rR", radius),
        **dict.fromkeys(("\\theta", "\\alpha"), angle),
        **dict.fromkeys("SA", made.area),
        **dict.fromkeys("CLP", made.circumference),
        **dict.fromkeys("dD", made.diameter),
        **dict.fromkeys("ls", made.arc),
    }


def _sector(rng: np.random.Generator) -> Values:
    radius, angle, made = _round(rng)
    return {
        **dict.fromkeys("rR", radius),
        **dict.fromkeys(("\\theta", "\\alpha"), angle),
        **dict.fromkeys("SA", made.sector),
        **dict.fromkeys("ls", made.arc),
    }


def _sphere(rng: np.random.Generator) -> Values:
    radius, _, made = _round(rng)
    return {
        **dict.fromkeys("rR", radius),
        **dict.fromkeys("SA", made.surface),
        "V": made.volume,
        **dict.fromkeys("dD", made.diameter),
    }


def _points(rng: np.random.Generator) -> Values:
    x, y = rng.normal(size=2), rng.normal(size=2)
    found = distance(float(x[0]), float(y[0]), float(x[1]), float(y[1]))
    return {"x": Family(x), "y": Family(y), **dict.fromkeys(("d", "distance"), found)}


_CIRCLE = ("圆(?![锥柱台])", r"\bcircles?\b")

LAWS = (
    Law(
        name="circle_measures",
        reference=measure,
        symbols={
            **given("r", "R", "\\theta", "\\alpha"),
            **named("area", "S", "A"),
            **named("circumference", "C", "L", "P"),
            **named("diameter", "d", "D"),
            **named("arc", "l", "s"),
        },
        sample=_circle,
        title="圆的周长与面积",
        words=_CIRCLE,
        sabotage=LawSabotage(r"C = 2\pi r", r"C = 2\pi r^2"),
    ),
    Law(
        name="sector",
        reference=measure,
        symbols={**given("r", "R", "\\theta", "\\alpha"), **named("sector", "S", "A"), **named("arc", "l", "s")},
        sample=_sector,
        title="扇形",
        words=("扇形", "sector", *_CIRCLE),
        sabotage=LawSabotage(r"S = \frac12 r^2\theta", r"S = \frac12 r\theta"),
    ),
    Law(
        name="sphere",
        reference=measure,
        symbols={
            **given("r", "R"),
            **named("surface", "S", "A"),
            **named("volume", "V"),
            **named("diameter", "d", "D"),
        },
        sample=_sphere,
        title="球的体积与表面积",
        words=("球", r"\bspheres?\b", r"\bballs?\b"),
        sabotage=LawSabotage(r"V = \frac43\pi r^3", r"V = \frac43\pi r^2"),
    ),
    Law(
        name="distance",
        reference=distance,
        symbols={**given("x", "y"), **named("distance", "d", "distance")},
        sample=_points,
        title="两点间的距离",
        words=("两点", "距离", "distance"),
        notation=("|AB| = distance", "|P_1P_2| = distance", "|PQ| = distance", "AB = distance"),
        sabotage=LawSabotage(r"d = \sqrt{(x_2-x_1)^2 + (y_2-y_1)^2}", r"d = \sqrt{(x_2+x_1)^2 + (y_2-y_1)^2}"),
    ),
)
