"""Shapes, and what product signs mean for them."""

from __future__ import annotations

import numpy as np
import pytest

from notecompiler.semantics.products import CONVOLUTION, readings
from notecompiler.semantics.shapes import Shape, add, show, times


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [("H", "X", "H+X"), ("X", "H", "H+X"), ("H", "H", "2H"), ("2", "3", "5"), ("H+X", "H", "2H+X")],
)
def test_dimensions_add_as_linear_forms(first: str, second: str, whole: str) -> None:
    assert add(first, second) == whole


def test_multiples_and_display() -> None:
    assert times("H+X", 4) == "4H+4X"
    assert show(()) == "scalar"
    assert show(("H",)) == "(H,)"
    assert show(("H", "H+X")) == "(H, H+X)"


@pytest.mark.parametrize(
    ("operator", "left", "right", "expected"),
    [
        ("", ("H", "X"), ("X",), {"matrix product"}),
        ("*", ("H", "X"), ("X",), {"matrix product"}),
        (r"\otimes", ("H", "H+X"), ("H+X",), {"matrix product"}),
        (r"\odot", ("H",), ("H",), {"Hadamard product"}),
        ("*", ("H",), ("H",), {"Hadamard product", "dot product"}),
        (r"\cdot", ("H",), ("H",), {"Hadamard product", "dot product"}),
        ("", ("X",), ("X", "H"), {"matrix product"}),
        ("*", ("H", "X", "K", "K"), ("X", "R", "S"), {"convolution"}),
        (r"\otimes", ("H",), ("X",), {"outer product"}),
        (r"\times", ("3",), ("3",), {"cross product", "Hadamard product"}),
        ("", (), ("H",), {"product with a scalar"}),
        (r"\odot", ("H",), ("X",), set()),
        ("*", ("H", "X"), ("H",), set()),
    ],
)
def test_only_readings_that_fit_the_shapes_survive(
    operator: str, left: Shape, right: Shape, expected: set[str]
) -> None:
    assert {m.name for m, _ in readings(operator) if m.result(left, right) is not None} == expected


def test_convolution_of_a_single_bright_point_spreads_the_flipped_kernel() -> None:
    kernel = np.arange(9.0).reshape(1, 1, 3, 3)
    field = np.zeros((1, 3, 3))
    field[0, 1, 1] = 1.0
    np.testing.assert_array_equal(CONVOLUTION.compute(kernel, field)[0], kernel[0, 0, ::-1, ::-1])
