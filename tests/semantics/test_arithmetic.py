"""Equations of plain numbers."""

from __future__ import annotations

import warnings

import pytest

from notecompiler.math.parse import parse
from notecompiler.semantics.arithmetic import unequal_sides
from notecompiler.semantics.expression import Statement
from notecompiler.semantics.statements import fragments


def sides(tex: str) -> tuple[str, str] | None:
    (statement,) = fragments(parse(tex).tree)
    assert isinstance(statement, Statement)
    return unequal_sides(statement, tex)


def test_what_is_wrong_is_shown_with_both_values() -> None:
    assert sides("2 + 3 = 6") == ("5", "6")
    assert sides(r"\frac{1}{3} = 0.33") is None


@pytest.mark.parametrize("tex", [r"\frac{0}{0} = 1", r"\frac{1}{0} = \infty", r"\sqrt{-1} = 2", r"\ln 0 = 1"])
def test_what_has_no_value_is_passed_over_in_silence(tex: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert sides(tex) is None
