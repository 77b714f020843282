"""Derivatives of what a curve or a parameter defines."""

from __future__ import annotations

import pytest

from notecompiler.verdicts import Status

from .asking import verdicts

CIRCLE = "# Implicit functions\n\nOn the circle\n\n$$x^2 + y^2 = r^2$$\n\n"
FOLIUM = "# Implicit functions\n\n$$x^3 + y^3 = 3axy$$\n\n"
PATH = "# Paths\n\n$$u = \\cos t$$\n\n$$w = t^3$$\n\n"


@pytest.mark.parametrize(
    ("above", "tex"),
    [
        (CIRCLE, r"2x + 2y\frac{dy}{dx} = 0"),
        (CIRCLE, r"\frac{dy}{dx} = -\frac{x}{y}"),
        (CIRCLE, r"\frac{dx}{dy} = -\frac{y}{x}"),
        (CIRCLE, r"y\,dy/dx + x = 0"),
        (FOLIUM, r"\frac{dy}{dx} = \frac{ay - x^2}{y^2 - ax}"),
        ("# Curves\n\n$$e^y + xy = 1$$\n\n", r"\frac{dy}{dx} = -\frac{y}{x + e^y}"),
        (PATH, r"\frac{dw}{du} = -\frac{3t^2}{\sin t}"),
        (PATH, r"\frac{dt}{dw} = \frac{1}{3t^2}"),
        (PATH, r"\frac{dw}{dt} \cdot \frac{dt}{du} = -\frac{3t^2}{\sin t}"),
        ("", r"\frac{dy}{dx} \cdot \frac{dx}{dy} = 1"),
        ("", r"\frac{dy/dt}{dx/dt} = \frac{dy}{dt}\frac{dt}{dx}"),
    ],
)
def test_what_holds_along_a_curve_is_verified(above: str, tex: str) -> None:
    assert verdicts(f"{above}$${tex}$$\n")[-1].status is Status.VERIFIED


@pytest.mark.parametrize(
    ("above", "tex"),
    [
        (CIRCLE, r"\frac{dy}{dx} = \frac{x}{y}"),
        (CIRCLE, r"\frac{dy}{dx} = \frac{y}{x}"),
        (FOLIUM, r"\frac{dy}{dx} = \frac{ay + x^2}{y^2 - ax}"),
        ("# Curves\n\n$$x^2 + z^2 = 1$$\n\n", r"\frac{dy}{dx} = -\frac{x}{y}"),
        ("# Curves\n\n$$x^2 + y^2 = 1$$\n\n$$y = 2x$$\n\n", r"\frac{dy}{dx} = -\frac{x}{y}"),
    ],
)
def test_what_fails_there_may_be_an_equation_of_its_own(above: str, tex: str) -> None:
    """The orthogonal lines of the circle, another curve's slope: neither verified nor accused."""
    assert verdicts(f"{above}$${tex}$$\n")[-1].status is Status.CONSTRAINT
