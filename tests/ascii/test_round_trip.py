"""An ASCII formula printed as TeX reads as the same tree."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notecompiler.math.ascii import parse_ascii
from notecompiler.math.parse import parse
from notecompiler.math.printer import print_latex
from notecompiler.record import Record, names_of
from notecompiler.source import Span

from .test_grammar import READ


def without_spans(value: Any) -> Any:
    """A tree as nested tuples, places left out."""
    if isinstance(value, Span):
        return None
    if isinstance(value, tuple):
        return tuple(without_spans(one) for one in value)
    if isinstance(value, Record):
        return (type(value).__name__, *(without_spans(getattr(value, name)) for name in names_of(value)))
    return value


def assert_same(text: str) -> None:
    plain = parse_ascii(text)
    assert plain is not None
    printed = print_latex(plain.tree)
    parsed = parse(printed, display=True)
    assert not parsed.problems, printed
    assert without_spans(parsed.tree.children) == without_spans(plain.tree.children), printed


@pytest.mark.parametrize("text", READ)
def test_examples(text: str) -> None:
    assert_same(text)


_ATOMS = st.sampled_from(["x", "y_1", "h_(t-1)", "c~_t", "alpha", "2", "0.5", "n!", "f(x)", "sin(t)", "sqrt(a + b)", "x^2",
                          "|u - v|", "W_f", "[a, b]", "e^(-x)", "a/b", "(x + 1)/2", "A^-1", "θ_j"])  # fmt: skip
_SIGNS = st.sampled_from([" + ", " - ", " * ", " = ", " <= ", " ≈ ", " -> ", ", ", "·"])


@given(_ATOMS, st.lists(st.tuples(_SIGNS, _ATOMS), max_size=5))
@settings(max_examples=200, deadline=None)
def test_compositions(first: str, rest: list[tuple[str, str]]) -> None:
    assert_same(first + "".join(sign + atom for sign, atom in rest))
