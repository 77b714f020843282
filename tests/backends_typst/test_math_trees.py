"""Formulas built by hand, printed as Typst math."""

from __future__ import annotations

import pytest

from notecompiler.backends.typst.escape import markup, math_char, math_join, string
from notecompiler.backends.typst.math import UnprintableError, math
from notecompiler.backends.typst.style import Style
from notecompiler.math.nodes import (
    Align,
    Array,
    ArrayRow,
    AtomClass,
    Column,
    Delimited,
    Fraction,
    Group,
    Invalid,
    MathNode,
    Number,
    Operator,
    Row,
    Scripts,
    Symbol,
    Text,
    TextRun,
)
from notecompiler.source import Span

AT = Span(0, 0)


def sign(char: str, cls: AtomClass = AtomClass.ORD) -> Symbol:
    return Symbol(AT, char, char, cls)


def row(*nodes: MathNode) -> Row:
    return Row(AT, nodes)


def typst(*nodes: MathNode) -> str:
    return math(row(*nodes), Style.DISPLAY)


def test_letters_never_form_an_identifier() -> None:
    assert typst(sign("p"), sign("i")) == "p i"


def test_slash_is_no_fraction() -> None:
    assert typst(sign("a"), sign("/"), sign("b")) == "a\\/b"


def test_signs_form_no_shorthand() -> None:
    minus, greater = sign("-", AtomClass.BIN), sign(">", AtomClass.REL)
    assert "->" not in typst(minus, greater)
    assert "->" not in math(row(Scripts(AT, sign("x"), row(minus, greater), None, 0)), Style.SCRIPT)


def test_scripts_and_primes() -> None:
    node = Scripts(AT, sign("x"), row(sign("i"), sign("j")), row(Number(AT, "2")), 1)
    assert typst(node) == "x'_(i j)^2"


def test_scripts_without_base() -> None:
    assert typst(Scripts(AT, None, row(Number(AT, "2")), None, 0)) == '""_2'


def test_ungrouped_parentheses_do_not_stretch() -> None:
    node = (
        sign("(", AtomClass.OPEN),
        Fraction(AT, "\\frac", row(sign("a")), row(sign("b"))),
        sign(")", AtomClass.CLOSE),
    )
    assert typst(*node) == "\\(frac(a, b)\\)"


def test_invisible_delimiter_keeps_its_neighbour_from_stretching() -> None:
    assert typst(Delimited(AT, "\\{", ".", (row(sign("x")),))) == 'lr(\\{x"")'


def test_comma_in_braces_is_an_ordinary_atom() -> None:
    comma = Group(AT, row(sign(",", AtomClass.PUNCT)))
    assert typst(Number(AT, "1"), comma, Number(AT, "000")) == "1mathord(\\,)000"


def test_text_touches_its_neighbours() -> None:
    node = Text(AT, "\\text", (TextRun(AT, 'if "'), row(sign("n")), TextRun(AT, " is even")))
    assert typst(node) == '"if \\""n" is even"'


def test_operators() -> None:
    sin = Operator(AT, "\\sin", "sin", False, False)
    rank = Operator(AT, "\\operatorname", "rank", False, False)
    argmax = Operator(AT, "\\operatorname*", "arg max", True, False)
    assert typst(sin, sign("x")) == "sin x"
    assert typst(rank) == 'op("rank")'
    assert typst(argmax) == 'op("arg max", limits: #true)'


def test_array_with_rules_and_gaps() -> None:
    node = Array(
        AT,
        "array",
        (
            ArrayRow(AT, (row(sign("a")), row(sign("b"))), gap="2ex"),
            ArrayRow(AT, (row(), row(sign("c"))), rules_above=1),
        ),
        (Column(Align.LEFT), Column(Align.CENTER, rules_before=1)),
    )
    assert typst(node) == (
        'arr(cols: #"lc", extra: #(0.862em, 0pt,), vrules: #(0, 1, 0,), hrules: #(0, 1, 0,), a, b; "", c;)'
    )


def test_class_other_than_typsts_own_is_stated() -> None:
    assert typst(sign("a"), sign("|", AtomClass.REL), sign("b")) == "a mathrel(\\|) b"


def test_invalid_source_is_not_printed() -> None:
    with pytest.raises(UnprintableError, match="unknown command"):
        typst(Invalid(AT, "\\foo", "unknown command"))


@pytest.mark.parametrize("char", list("#$&_^'\"\\()[]{},;:./|~@%`"))
def test_syntax_characters_are_escaped_in_math(char: str) -> None:
    assert math_char(char) == "\\" + char


def test_strings_hold_any_text() -> None:
    assert string('a"\\\n#b') == '"a\\"\\\\\\u{a}#b"'


def test_markup_has_no_syntax_left() -> None:
    assert markup("#let *x* = $y$ -- // [a] <b> @c ~ ...") == (
        "\\#let \\*x\\* \\= \\$y\\$ \\-\\- \\/\\/ \\[a\\] \\<b\\> \\@c \\~ .\\u{2e}."
    )


def test_join_keeps_an_escaped_letter_apart_from_nothing() -> None:
    assert math_join("x", "2") == "x 2"
    assert math_join("2", "x") == "2x"
    assert math_join("ℶ", "℘") == "ℶ ℘"  # Typst takes ℘ for a part of a name
    assert math_join("\\(", "x") == "\\(x"
