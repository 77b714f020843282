r"""Implicit differentiation: ``\frac{dy}{dx} = -\frac{F_x}{F_y}`` and ``\frac{\partial z}{\partial x} = -\frac{F_x}{F_z}``."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Values, given, named
from notecompiler.references.implicit_function import curve, surface


def _curve(rng: np.random.Generator) -> Values:
    made = curve(float(rng.uniform(0.3, 1.5)), float(rng.uniform(0.5, 2.0)))
    return {"Fx": made.by_x, "Fy": made.by_y, "slope": made.along_x}


def _surface(rng: np.random.Generator) -> Values:
    made = surface(float(rng.uniform(0.3, 1.5)), float(rng.uniform(0.3, 1.5)), float(rng.uniform(0.5, 2.0)))
    return {"Fx": made.by_x, "Fy": made.by_y, "Fz": made.by_z, "alongx": made.along_x, "alongy": made.along_y}


def _partials(letters: str) -> tuple[str, ...]:
    point = ", ".join(letters)
    return tuple(
        rule
        for F in ("F", "f", "G")
        for x in letters
        for rule in (
            f"{F}_{x}({point}) = F{x}",
            f"{F}'_{x}({point}) = F{x}",
            f"{F}_{x} = F{x}",
            f"{F}'_{x} = F{x}",
            rf"\frac{{\partial {F}}}{{\partial {x}}} = F{x}",
            rf"\partial {F}/\partial {x} = F{x}",
        )
    )


LAWS = (
    Law(
        name="implicit_function",
        reference=curve,
        symbols={**given("x", "y"), **named("by_x", "Fx"), **named("by_y", "Fy"), **named("along_x", "slope")},
        sample=_curve,
        title="隐函数求导",
        words=("隐函数", "implicit"),
        notation=(*_partials("xy"), r"\frac{dy}{dx} = slope", "y' = slope"),
        distinct=(frozenset({"Fx", "Fy"}),),
        sabotage=LawSabotage(r"\frac{dy}{dx} = -\frac{F_x}{F_y}", r"\frac{dy}{dx} = \frac{F_x}{F_y}"),
    ),
    Law(
        name="implicit_function_of_two",
        reference=surface,
        symbols={
            **given("x", "y", "z"),
            **named("by_x", "Fx"),
            **named("by_y", "Fy"),
            **named("by_z", "Fz"),
            **named("along_x", "alongx"),
            **named("along_y", "alongy"),
        },
        sample=_surface,
        title="隐函数求导",
        words=("隐函数", "implicit"),
        notation=(
            *_partials("xyz"),
            r"\frac{\partial z}{\partial x} = alongx",
            r"\frac{\partial z}{\partial y} = alongy",
            "z_x = alongx",
            "z_y = alongy",
        ),
        sabotage=LawSabotage(
            r"\frac{\partial z}{\partial x} = -\frac{F_x}{F_z}", r"\frac{\partial z}{\partial x} = \frac{F_x}{F_z}"
        ),
    ),
)
