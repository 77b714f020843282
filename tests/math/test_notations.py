"""Chemical formulas and quantities as the manuals of mhchem and siunitx describe them."""

from __future__ import annotations

import pytest

from notecompiler.math.notations import translators
from notecompiler.math.notations.chemistry import chemistry
from notecompiler.math.notations.indices import staggered
from notecompiler.math.notations.numbers import angle, number
from notecompiler.math.notations.units import typed_quantity, unit
from notecompiler.math.parse import parse
from notecompiler.math.plain import plain_text

CHEMISTRY = [
    ("H2O", r"\mathrm{H}_{2}\mathrm{O}"),
    ("SO4^2-", r"\mathrm{SO}_{4}^{2-}"),
    ("CrO4^{2-}", r"\mathrm{CrO}_{4}^{2-}"),
    ("[AgCl2]-", r"[\mathrm{AgCl}_{2}]^{-}"),
    ("Y^{99}+", r"\mathrm{Y}^{99}{}^{+}"),
    ("^{227}_{90}Th+", r"{}^{227}_{90}\mathrm{Th}^{+}"),
    ("e-", r"\mathrm{e}^{-}"),
    ("pH", r"\mathrm{pH}"),
    ("2H2 + O2 -> 2H2O", r"2\,\mathrm{H}_{2} + \mathrm{O}_{2} \longrightarrow 2\,\mathrm{H}_{2}\mathrm{O}"),
    ("n H2O", r"n\,\mathrm{H}_{2}\mathrm{O}"),
    ("1/2 H2O", r"\tfrac{1}{2}\,\mathrm{H}_{2}\mathrm{O}"),
    ("KCr(SO4)2*12H2O", r"\mathrm{KCr}(\mathrm{SO}_{4})_{2}{\cdot}12\,\mathrm{H}_{2}\mathrm{O}"),
    ("C6H5-CHO", r"\mathrm{C}_{6}\mathrm{H}_{5}{-}\mathrm{CHO}"),
    ("A-B=C#D", r"\mathrm{A}{-}\mathrm{B}{=}\mathrm{C}{\equiv}\mathrm{D}"),
    ("CO2 ^", r"\mathrm{CO}_{2}\,\uparrow"),
    ("AgCl v", r"\mathrm{AgCl}\,\downarrow"),
    ("A ->[H2O][\\Delta] B", r"\mathrm{A} \xrightarrow[{\Delta}]{\mathrm{H}_{2}\mathrm{O}} \mathrm{B}"),
    ("A <=> B", r"\mathrm{A} \rightleftharpoons \mathrm{B}"),
    ("Fe^{II}", r"\mathrm{Fe}^{\mathrm{II}}"),
    ("NO_x", r"\mathrm{NO}_{x}"),
    ("H2(g)", r"\mathrm{H}_{2}(\mathrm{g})"),
]


@pytest.mark.parametrize(("source", "tex"), CHEMISTRY)
def test_chemistry(source: str, tex: str) -> None:
    assert chemistry(source) == tex


@pytest.mark.parametrize(
    "source", ["H2O", "A ->[x", "$x", "^", "_", "^{", "\\", "->", "<=>[a][b]", "{", "}", "*", " v ", "+", "-5"]
)
def test_chemistry_gives_a_formula_or_problems_and_never_raises(source: str) -> None:
    parsed = parse(rf"\ce{{{source}}}")
    assert isinstance(chemistry(source), str)
    assert parsed.problems or parsed.tree.children


@pytest.mark.parametrize(
    ("source", "tex"),
    [
        ("2.998e8", r"2.998 \times 10^{8}"),
        ("e-3", "10^{-3}"),
        ("1,5", "1.5"),
        ("3 +- 1", r"3 \pm 1"),
        ("42", "42"),
    ],
)
def test_number(source: str, tex: str) -> None:
    assert number(source) == tex


def test_angle() -> None:
    assert angle("45") == r"45^{\circ}"
    assert angle("1;2;3") == r"1^{\circ}2'3''"


@pytest.mark.parametrize(
    ("source", "tex"),
    [
        (r"\kilo\gram\metre\per\second\squared", r"\mathrm{kg}\,\mathrm{m}\,\mathrm{s}^{-2}"),
        (r"\per\square\metre", r"\mathrm{m}^{-2}"),
        (r"\m\per\s", r"\mathrm{m}\,\mathrm{s}^{-1}"),
        (r"\micro\metre", r"\mu \mathrm{m}"),
        (r"\um", r"\mu\mathrm{m}"),
        (r"\ohm", r"\Omega"),
        ("kg.m/s^2", r"\mathrm{kg}\,\mathrm{m}/\mathrm{s}^{2}"),
        (r"\metre\tothe{4}", r"\mathrm{m}^{4}"),
    ],
)
def test_unit(source: str, tex: str) -> None:
    assert unit(source) == tex


def test_typed_quantity() -> None:
    assert typed_quantity("123 kJ/mol") == r"123\,\mathrm{kJ}/\mathrm{mol}"
    assert typed_quantity("1.2e3 J") == r"1.2 \times 10^{3}\,\mathrm{J}"
    assert typed_quantity("5 kJ mol^-1") == r"5\,\mathrm{kJ}\,\mathrm{mol}^{-1}"


def test_indices_keep_their_order() -> None:
    assert staggered("^a_b^{cd}") == "{}^a{}_b{}^{cd}"


@pytest.mark.parametrize(
    "tex",
    [
        r"\ce{2H2 + O2 -> 2H2O}",
        r"K = \frac{[\ce{NH3}]^2}{[\ce{N2}][\ce{H2}]^3}",
        r"\pu{123 kJ/mol}",
        r"\SI{9.81}{\meter\per\second\squared}",
        r"\SI[per-mode=symbol]{1}{\m\per\s}",
        r"\qty{9.81}{\m\per\s\squared} + \qty(\frac{1}{x}) + \qty[a]",
        r"\num{1.5e-3} \ang{45} \unit{\kilo\gram}",
        r"\tensor{T}{^a_b}",
        r"\bbox[yellow,5px,border:2px solid red]{e^x} \bbox{x} \bbox[border:1px solid]{y} \bbox[#ff0000]{z}",
        r"\enclose{circle}{x} \enclose{updiagonalstrike downdiagonalstrike}[mathcolor=red]{x} \enclose{longdiv}{x}",
        r"\unicode{x2660} \unicode[.5,.1]{x22D6} \unicode{9824}",
        r"\require{mhchem} \class{a}{x} \cssId{b}{y} \style{color:red}{z} \htmlClass{a}{b}",
        r"\mathtip{x}{tip} \toggle{x}{y}\endtoggle \mmlToken{mi}{x}",
        r"\anticommutator{a}{b} \ip{a}{b} \op{a}{b} \vev{A} \flatfrac{a}{b} \smqty(1 & 2) \qif \var{f} \pb{f}{g}",
    ],
)
def test_is_typeset(tex: str) -> None:
    assert parse(tex).problems == ()


def test_the_body_of_a_web_attribute_stays() -> None:
    assert plain_text(parse(r"\class{foo}{x + y}").tree) == "x + y"


MATRICES = [
    ("identity-matrix", "2", "1 & 0 \\\\ 0 & 1"),
    ("zero-matrix", "1, 3", "0 & 0 & 0"),
    ("filled-matrix", "x,2,1", "x \\\\ x"),
    ("indexed-matrix", "a,2,2", "a_{11} & a_{12} \\\\ a_{21} & a_{22}"),
    ("indexed-matrix", "a,1,3", "a_{1} & a_{2} & a_{3}"),
    ("pauli-matrix", "2", "0 & -i \\\\ i & 0"),
    ("pauli-matrix", "z", "1 & 0 \\\\ 0 & -1"),
    ("diagonal-matrix", "a, b", "a & \\\\ & b"),
    ("diagonal-matrix", "1, 2&3\\\\4&5", "1 & & \\\\ & 2 & 3 \\\\ & 4 & 5"),
    ("antidiagonal-matrix", "a, \\frac{1,5}{2}", "& a \\\\ \\frac{1,5}{2} &"),
]
"""The manual of the physics package, section 2.7."""


@pytest.mark.parametrize(("name", "source", "rows"), MATRICES)
def test_matrices(name: str, source: str, rows: str) -> None:
    made = translators()[name](source)
    assert " ".join(made.split()) == f"\\begin{{matrix}} {rows} \\end{{matrix}}"


@pytest.mark.parametrize("source", ["x", "1000", "0", "2,3", ""])
def test_what_is_no_size_goes_through(source: str) -> None:
    assert translators()["identity-matrix"](source) == source


@pytest.mark.parametrize(
    "tex", [r"\mqty(\imat{3})", r"\xmat*{a}{2}{2}", r"\xmat{x}{2}{3}", r"\zmat{2}{2}", r"\mqty[\dmat{a,b}]"]
)
def test_matrix_commands_are_known(tex: str) -> None:
    assert not parse(tex).problems
