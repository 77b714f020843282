"""What of a formula a claim is, as the appendix prints it."""

from __future__ import annotations

import pytest

from notecompiler.book.claims import claim_tree, relates_nothing
from notecompiler.ingest.note import ingest
from notecompiler.math.printer import print_latex
from notecompiler.source import SourceFile, Span

MACRO = "$\\newcommand{\\sq}[1]{#1^2}$\n\n"


@pytest.mark.parametrize(
    ("formula", "claim", "expected"),
    [
        ("a=b, c=d", "c=d", "c=d"),
        ("\\sq{a}=b", "\\sq{a}=b", "a^2=b"),
        ("\\begin{align} a &= b \\\\ &= c \\end{align}", "b \\\\ &= c", "b=c"),
        ("\\begin{align} a &= b \\label{l} \\end{align}", "a &= b \\label{l}", "a=b"),
        ("\\begin{cases} x=y \\\\ y=z \\end{cases}", "y=z", "y=z"),
        ("\\boxed{a=b}", "a=b", "a=b"),
        ("\\left\\{ a=b \\right.", "a=b", "a=b"),
        ("M = \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}", "M = \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}", None),
    ],
)
def test_a_claim_is_the_part_of_its_formula(formula: str, claim: str, expected: str | None) -> None:
    note = f"{MACRO}$${formula}$$\n"
    document = ingest(SourceFile("a.md", note))
    at = note.index(claim, len(MACRO))
    tree = claim_tree(document.formulas[-1], Span(at, at + len(claim)))
    assert tree is not None
    printed = "".join(print_latex(tree).split())
    assert printed == (expected if expected is not None else "".join(print_latex(document.formulas[-1].tree).split()))


def test_a_claim_in_ascii_is_printed_as_mathematics() -> None:
    note = "Then\n\nlim_{x→0} sin x / x = 1\n"
    formula = ingest(SourceFile("a.txt", note)).formulas[0]
    tree = claim_tree(formula, formula.origin.span(Span(0, len(formula.tex))))
    assert tree is not None
    assert "\\lim" in print_latex(tree)


def test_what_ends_inside_a_node_is_not_divided() -> None:
    note = "$$\\frac{a=b}{c} = d$$\n"
    at = note.index("b}")
    assert claim_tree(ingest(SourceFile("a.md", note)).formulas[0], Span(at, len(note) - 3)) is None


@pytest.mark.parametrize(
    ("tex", "alone"), [("\\Rightarrow", True), ("(\\Leftarrow)", True), ("=", True), ("x=1", False), ("x", False)]
)
def test_a_sign_without_sides_relates_nothing(tex: str, alone: bool) -> None:
    (formula,) = ingest(SourceFile("a.md", f"${tex}$")).formulas
    assert relates_nothing(formula) is alone
