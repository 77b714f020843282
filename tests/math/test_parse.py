"""Parsing as consumers use it: trees, spans, problems."""

from __future__ import annotations

import pytest

from notecompiler.math.nodes import Fraction, Operator, Scripts, Symbol
from notecompiler.math.parse import parse
from notecompiler.math.plain import plain_text
from notecompiler.math.tokens import tokenize
from notecompiler.source import Span


def test_scripts_attach_to_their_base_in_any_order() -> None:
    first = parse("x_1^2").tree.children[0]
    second = parse("x^2_1").tree.children[0]
    assert isinstance(first, Scripts)
    assert isinstance(second, Scripts)
    assert [type(node) for node in (first.base, second.base)] == [Symbol, Symbol]
    assert first.sub is not None
    assert second.sub is not None
    assert (first.sub.span, second.sub.span) == (Span(2, 3), Span(4, 5))


def test_digits_of_a_fraction_split() -> None:
    (node,) = parse(r"\frac12").tree.children
    assert isinstance(node, Fraction)
    assert node.numerator.span == Span(5, 6)
    assert node.denominator.span == Span(6, 7)


def test_a_named_function_is_an_operator() -> None:
    (node,) = parse(r"\operatorname{rank}").tree.children
    assert isinstance(node, Operator)
    assert node.text == "rank"


@pytest.mark.parametrize(
    ("tex", "kind", "place"),
    [
        (r"\frac{1}{2", "unbalanced-brace", "{2"),
        (r"a } b", "unbalanced-brace", "} b"),
        (r"x^", "missing-argument", "^"),
        (r"\nosuch{x}", "unknown-command", r"\nosuch"),
        (r"\write18{rm}", "forbidden-command", r"\write"),
        (r"x^a^b", "double-script", "^b"),
        (r"\left( a", "unbalanced-left-right", r"\left"),
        (r"\begin{matrix} a", "unclosed-environment", r"\begin"),
        (r"a & b", "stray-ampersand", "& b"),
        ("a \x0crac{1}{2}", "control-character", "\x0crac"),
        (r"\frac{a", "unbalanced-brace", "{a"),
        (r"\footnote{see \nosuch} b", "unknown-command", r"\footnote{see \nosuch}"),
    ],
)
def test_one_fault_gives_one_problem_at_its_place(tex: str, kind: str, place: str) -> None:
    (problem,) = parse(tex).problems
    assert problem.kind == kind
    assert problem.fatal
    assert tex[problem.span.start :].startswith(place)


@pytest.mark.parametrize("tex", ["", " \n", "a b\\", "\\ ", "% c", "x\u0302 é 信息", "\\begin {a} $ # ^^5c", "\x0crac"])
def test_tokens_lose_nothing(tex: str) -> None:
    assert tokenize(tex).source() == tex


def test_an_environment_may_have_an_empty_name() -> None:
    parsed = parse(r"a \begin{} b \end{} { \begin{}")
    assert {problem.kind for problem in parsed.problems} == {
        "unknown-environment",
        "unclosed-environment",
        "unbalanced-brace",
    }


def test_a_character_for_private_use_is_a_symbol_like_any_other() -> None:
    parsed = parse("¼\ue000")
    assert len(parsed.tree.children) == 2
    assert parsed.tree.children[-1].span == Span(1, 2)


@pytest.mark.parametrize(("written", "meant"), [("∫ₐᵇ f", r"\int_a^b f"), ("xᵀy", "x^T y"), ("aᵐⁿ", "a^{mn}")])
def test_raised_letters_are_superscripts(written: str, meant: str) -> None:
    assert plain_text(parse(written).tree) == plain_text(parse(meant).tree)
