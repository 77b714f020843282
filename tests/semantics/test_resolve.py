"""Readings of an expression by shapes, and their values."""

from __future__ import annotations

import numpy as np
import pytest

from notecompiler.math.parse import parse
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.resolve import Bound, Environment, Typed, resolve
from notecompiler.semantics.shapes import Shape
from notecompiler.semantics.statements import Bare, fragments

_SHAPES: dict[str, Shape] = {
    "W": ("H", "H+X"),
    "U": ("H", "H"),
    "h": ("H",),
    "g": ("H",),
    "x": ("X",),
    "b": ("H",),
    "k": (),
}
_RNG = np.random.default_rng(4)
_SIZE = {"H": 3, "X": 2, "H+X": 5}
_VALUES = {name: _RNG.normal(size=[_SIZE[d] for d in shape]) for name, shape in _SHAPES.items()}


def _readings(tex: str) -> tuple[Typed, ...]:
    (found,) = fragments(parse(tex).tree)
    assert isinstance(found, Bare)
    values = {v: Bound(v.name.base, _SHAPES[v.name.base]) for v in ex.variables(found.body) if v.name.base in _SHAPES}
    return resolve(found.body, Environment(values, {Name("\\sigma"): "sigmoid"}))


def _value(tex: str, shape: Shape) -> np.ndarray:
    readings = [typed for typed in _readings(tex) if typed.shape == shape]
    assert len(readings) == 1
    return np.asarray(readings[0].run(_VALUES))


def test_the_same_sign_is_a_matrix_and_a_hadamard_product() -> None:
    v = _VALUES
    expected = v["W"] @ np.concatenate([v["h"], v["x"]]) + v["g"] * v["h"]
    np.testing.assert_allclose(_value("W * [h, x] + g * h", ("H",)), expected)


@pytest.mark.parametrize("tex", [r"g \odot U h", r"g * U * h", r"g \circ (U h)", r"g U h"])
def test_association_is_found_by_shapes(tex: str) -> None:
    v = _VALUES
    readings = [np.asarray(t.run(v)) for t in _readings(tex) if t.shape == ("H",)]
    assert any(np.allclose(value, v["g"] * (v["U"] @ v["h"])) for value in readings)


def test_one_minus_a_vector_spreads_the_constant_but_a_scalar_symbol_does_not() -> None:
    np.testing.assert_allclose(_value("1 - h", ("H",)), 1 - _VALUES["h"])
    assert not _readings("k + h")


def test_sigma_is_applied_and_a_vector_before_a_bracket_multiplies() -> None:
    np.testing.assert_allclose(_value(r"\sigma(h)", ("H",)), 1 / (1 + np.exp(-_VALUES["h"])))
    products = [t for t in _readings("g (h + b)") if t.shape == ("H",)]
    np.testing.assert_allclose(products[0].run(_VALUES), _VALUES["g"] * (_VALUES["h"] + _VALUES["b"]))


def test_what_fits_no_shape_has_no_reading() -> None:
    assert not [t for t in _readings("W h") if t.shape == ("H",)]
    assert not _readings("h + x")
    assert not _readings(r"h \odot x")


def test_columns_and_rows_concatenate() -> None:
    both = np.concatenate([_VALUES["h"], _VALUES["x"]])
    for tex in ("[h, x]", "[h; x]", r"\begin{bmatrix} h \\ x \end{bmatrix}", r"\begin{pmatrix} h & x \end{pmatrix}"):
        np.testing.assert_array_equal(_value(tex, ("H+X",)), both)


@pytest.mark.parametrize(
    ("tex", "code"),
    [
        (r"U h + b", "U @ h + b"),
        (r"g \odot (h + b)", "g * (h + b)"),
        (r"\tanh(h) - (g - b)", "np.tanh(h) - (g - b)"),
        (r"1 - h", "1.0 - h"),
        (r"W [h, x]", "W @ np.concatenate([h, x])"),
    ],
)
def test_readings_as_source(tex: str, code: str) -> None:
    readings = [t for t in _readings(tex) if t.shape == ("H",)]
    names = {name: name for name in _SHAPES}
    assert readings[0].code(names).text == code
    made = eval(code, {"np": np, **_VALUES})
    np.testing.assert_allclose(made, readings[0].run(_VALUES))
