"""The cases package: what stands left of the brace, and branches whose conditions are text."""

from __future__ import annotations

import pytest

from notecompiler.math.parse import parse
from notecompiler.math.printer import print_latex


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (
            r"\begin{numcases}{f(x)=} 1, & $x>0$ \\ 0, & else \end{numcases}",
            r"f(x)=\begin{cases}1,&\text{$x>0$}\\0,&\text{else }\end{cases}",
        ),
        (r"\begin{subnumcases}{} a & \\ & b_1\end{subnumcases}", r"\begin{cases}a&\\&\text{b\_1}\end{cases}"),
    ],
)
def test_branches_become_cases_with_text(tex: str, expected: str) -> None:
    parsed = parse(tex)
    assert not any(problem.fatal for problem in parsed.problems)
    printed = print_latex(parsed.tree, inline=True)
    assert printed.replace(" ", "") == expected.replace(" ", "")
    assert print_latex(parse(printed).tree, inline=True) == printed


@pytest.mark.parametrize(
    "tex", [r"\begin{numcases}", r"\begin{numcases}{x", r"\begin{numcases}{x} 1 & $x", r"a\begin{numcases}&"]
)
def test_broken_ones_are_problems(tex: str) -> None:
    assert any(problem.fatal for problem in parse(tex).problems)
