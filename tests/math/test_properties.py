"""What holds for every input: no exceptions, no lost characters, spans inside the source, stable printing, linear work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notecompiler.math.dump import dump
from notecompiler.math.parse import parse
from notecompiler.math.plain import plain_text
from notecompiler.math.printer import print_latex
from notecompiler.math.tokens import tokenize
from notecompiler.math.walk import walk

FRAGMENTS = r"""
a b x 1 2 12 3.14 .5 + - * / = < > ( ) [ ] | ! , ; : . ' '' ^ _ { } & \\ \\[2ex] $ # % ~ \, \; \! \  \quad
\alpha \sigma \le \ne \in \to \cdot \sum \int \lim \sin \log \frac \dfrac \binom \sqrt \sqrt[3] \over \atop \choose \above \left \right \middle
\left( \right) \left. \right| \middle| \big( \Bigr] \hat \vec \tilde \overline \underbrace \overset \underset \stackrel \xrightarrow \xleftarrow[a]
\mathbf \mathrm \boldsymbol \bf \rm \displaystyle \text \text{if $n$} \mbox \textbf \operatorname \operatorname* \limits \nolimits \substack
\begin{array} \begin{array}{l|c} \end{array} \begin{aligned} \end{aligned} \begin{cases} \end{cases} \begin{pmatrix} \end{pmatrix} \begin{align} \end{align}
\begin{nosuch} \end{nosuch} \hline \tag{1} \label{a} \notag \intertext{so} \color{red} \textcolor{blue} \colorbox{red} \boxed \cancel \phantom
\mod \bmod \pmod \not \hspace{1cm} \kern1em \mkern \newcommand{\foo}[1]{#1} \foo \def\bar#1{x#1} \let\baz\alpha \baz \abs \norm \dv \pdv \qty \bra \ket
\SI{3}{m} \verb|x| \write18 \input \catcode ^^5c \nosuch \matrix \genfrac \cfrac \root \of \smash[b] \rule{1em}{1ex} \raise2pt \char \sideset \prescript
\href{a}{b} \bgroup \egroup \( \) \[ \] \cr \mathchoice \hdotsfor{2} \multicolumn{2}{c} 信息 ， ≤ α ² ₁ ′ ’ ‘ é ℝ 𝐱 😀 ∥ … ½ \limits^ _2 ^2 {} {a} {x+y} \relax
""".split()  # noqa: SIM905 - a wall of quotes would hide it

sources = st.lists(st.sampled_from([*FRAGMENTS, " ", "\n", "% note\n"]), max_size=30).map(" ".join) | st.lists(
    st.sampled_from([*FRAGMENTS, " ", "\n"]), max_size=30
).map("".join)

LEAVES = [
    *r"""
    a b x 1 12 3.14 .5 + - * / = < > ( ) [ ] | ! , ; : . \, \; \! \quad ~ \alpha \sigma \le \ne \in \to \cdot \odot \infty \dots \sum \int
    \lim \sin \log \max \bmod \operatorname{rank} \operatorname*{arg\,max} \hspace{1cm} \kern1em \mathrm{d} \mathbb{R} \big( \Bigr] \bigm|
    \not= \not\in \not\subset {} 信息 ≤ α x² ½ ℝ 😀 \R \nabla \partial \% \{ \} \| \langle \& \_ \# \$ \backslash \lvert \iff \hbar
    \rule{1em}{1ex} \fbox{$x$} \colorbox{red}{a} \verb|x_1| \char"41 \textdegree \mathstrut \cdots \colon \coloneqq \llbracket \varGamma \N
    """.split(),  # noqa: SIM905 - a wall of quotes would hide it
    r"\text{if $n$ is \textbf{even}}",
    r"\text{100\% \_ a\&b}",
    r"\mbox{ so }",
    r"\text{a \bf b $x$}",
    r"\text{a \textcolor{red}{b $x$} \fbox{c} \small d}",
    r"\fbox{a $x$ b}",
    "\\ ",
]


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Every construction around formulas."""
    shapes = r"""
    \frac{#}{#} \dfrac{#}{#} \binom{#}{#} \cfrac{#}{#} \sqrt{#} \sqrt[{#}]{#} {#} {#\over#} {#\atop#} {#\choose#} {#\above1pt#} x_{#} x^{#} x_{#}^{#} x'_{#} \sum\limits_{#}^{#} \int_{#}^{#}
    \hat{#} \overline{#} \underbrace{#}_{#} \overset{#}{#} \underset{#}{#} \stackrel{#}{#} \xrightarrow[{#}]{#} \xleftarrow{#} \left(#\right) \left[#\right. \left\{#\middle|#\right\}
    \mathbf{#} \boldsymbol{#} {\bf#} {\displaystyle#} {\color{red}#} \textcolor{blue}{#} \textcolor[RGB]{1,2,3}{#} \boxed{#} \cancel{#} \phantom{#} \smash[b]{#} \mathrlap{#}
    \pmod{#} \mathop{#} \mathrel{#} \substack{#\\\\#} \begin{matrix}#&#\\\\#&#\end{matrix} \begin{aligned}#&=#\\\\[2ex]&=#\end{aligned} \begin{cases}#&#\\\\#\end{cases}
    \begin{array}{l|c}\hline#&#\\\\\hline\end{array} \begin{pmatrix*}[r]#\end{pmatrix*} \begin{alignedat}{2}#&#\end{alignedat} \genfrac{[}{]}{0pt}{0}{#}{#} \sideset{_{#}}{^{#}}\sum
    \prescript{#}{#}{X} \abs{#} \norm{#} \dv{#}{x} \pdv[2]{#}{x} \cancelto{0}{#} \overbracket{#}
    """.replace("\\\\\\\\", "\\\\").split()
    sequence = st.lists(inner, max_size=4).map(" ".join)
    return st.sampled_from(shapes).flatmap(
        lambda shape: st.tuples(*[sequence] * shape.count("#")).map(lambda parts: _fill(shape, parts))
    )


def _fill(shape: str, parts: tuple[str, ...]) -> str:
    pieces = shape.split("#")
    return pieces[0] + "".join(f" {part} {piece}" for part, piece in zip(parts, pieces[1:], strict=True))


formulas = st.lists(st.recursive(st.sampled_from(LEAVES), wrapped, max_leaves=12), max_size=6).map(" ".join)


@settings(deadline=None, derandomize=True)
@given(st.text())
def test_tokens_lose_nothing(tex: str) -> None:
    assert tokenize(tex).source() == tex


@settings(deadline=None, derandomize=True)
@given(sources | st.text())
def test_every_source_has_a_tree_with_spans_inside_it(tex: str) -> None:
    parsed = parse(tex, display=True)
    for span in [node.span for node in walk(parsed.tree)] + [problem.span for problem in parsed.problems]:
        assert 0 <= span.start <= span.end <= len(tex)
    plain_text(parsed.tree)
    print_latex(parsed.tree)
    print_latex(parsed.tree, source=tex)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(sources, st.booleans())
def test_printing_and_parsing_again_gives_the_same_tree(tex: str, inline: bool) -> None:
    first = parse(tex)
    if any(problem.fatal for problem in first.problems):
        return
    printed = print_latex(first.tree, inline=inline)
    again = parse(printed)
    assert dump(again.tree) == dump(first.tree)
    assert print_latex(again.tree, inline=inline) == printed


@settings(max_examples=100, deadline=None, derandomize=True)
@given(formulas, st.booleans())
def test_well_formed_formulas_have_no_fault_and_print_stably(tex: str, inline: bool) -> None:
    first = parse(tex)
    assert [problem for problem in first.problems if problem.fatal] == []
    printed = print_latex(first.tree, inline=inline)
    again = parse(printed)
    assert dump(again.tree) == dump(first.tree)
    assert print_latex(again.tree, inline=inline) == printed


@settings(max_examples=200, deadline=None, derandomize=True)
@given(sources)
def test_printing_with_the_authors_lines_is_stable(tex: str) -> None:
    first = parse(tex)
    if any(problem.fatal for problem in first.problems):
        return
    printed = print_latex(first.tree, source=tex)
    again = parse(printed)
    assert dump(again.tree) == dump(first.tree)
    assert print_latex(again.tree, source=printed) == printed


def lines_executed(work: Callable[[], object]) -> int:
    """How many lines of Python `work` runs: a measure of time that no clock disturbs."""
    count = 0

    def trace(_frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


HOSTILE = [
    "{", "}", "{}", "$", "^", "_", "x^", "^{", r"\left(", r"\right)", r"\begin{a}", r"\end{a}", r"\begin{", r"\begin{array}{", r"\frac", r"\frac{",
    r"\sqrt[", r"\text{", r"\text{$", r"\text{\(", "&", "\\\\", r"\\[", r"\hat", r"\bf", r"\over", r"a\over b", "'", "%\n", r"\newcommand{", r"\def\a#1{",
    r"\abs{", r"\abs", r"\dv{", r"\verb|", r"\color{", r"\not", "x_1^2 ", "{a&", r"\left(a&", r"\left\{\begin{array}{l}", r"\substack{", r"\tag{", "\\",
    r"\qty(", r"\[", r"\(", "信", "’", "😀", r"\middle|", r"\begin{b}\end{a}", r"\xrightarrow[", r"\hdotsfor{", r"\root",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_work_grows_linearly_on_hostile_input(unit: str) -> None:
    parse(unit * 5)  # tables and caches
    small, large = (lines_executed(lambda size=size: parse(unit * size)) for size in (200, 400))  # type: ignore[misc]
    assert large <= 2.2 * small + 2000


def test_ten_thousand_braces_survive() -> None:
    tex = "{" * 10_000 + "x" + "}" * 10_000
    parsed = parse(tex)
    assert [problem.kind for problem in parsed.problems] == ["too-deep"]
    assert parsed.tree.span.end == len(tex)
