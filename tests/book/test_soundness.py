"""Only lengths and colours may reach an engine as they are written."""

from __future__ import annotations

import pytest

from notecompiler.book.soundness import unsound
from notecompiler.math.parse import parse


@pytest.mark.parametrize(
    "tex",
    [
        r"\hspace{1cm} \kern-2pt \rule{1em}{.5ex} \raisebox{-0.2ex}{$x$}", r"\textcolor{red!20}{x} \color{#ff0000} y",
        r"\cancelto{\infty}{x}", r"\begin{array}{c} a \\[1.5ex] b \end{array}", r"\smash[b]{y}", r"\hspace{\linewidth}",
    ],
)  # fmt: skip
def test_lengths_and_colours_pass(tex: str) -> None:
    assert unsound(parse(tex).tree) is None


@pytest.mark.parametrize(
    "tex",
    [
        r"\raisebox{\write18{ls}}{b}", r"\rule{\input{x}}{2pt}", r"\hspace{\input{x}}", r"\textcolor{\input{a}}{b}",
        r"\smash[\input a]{b}", r"\cancelto{\input{x}}{y}", r"\colorbox{\input{a}}{b}",
    ],
)  # fmt: skip
def test_commands_do_not(tex: str) -> None:
    assert unsound(parse(tex).tree) is not None


def test_what_is_nested_too_deeply_is_refused_without_recursion() -> None:
    assert unsound(parse("{" * 5000 + "x" + "}" * 5000).tree) is not None
    assert unsound(parse("{" * 30 + "x" + "}" * 30).tree) is None
