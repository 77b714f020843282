r"""Commutators ``[A, B] = AB - BA`` and anticommutators ``\{A, B\} = AB + BA`` of matrices or operators, written as brackets."""

from __future__ import annotations

from notecompiler.semantics import expression as ex
from notecompiler.semantics.rewrite import rewrite_sides
from notecompiler.verify.free.kinds import is_capital

_SIGN = {"[": "-", "\\{": "+", "\\lbrace": "+"}


def with_commutators(statement: ex.Statement) -> ex.Statement:
    """The statement with every bracket of two capitals, or of sums and products of them, spelled out."""
    return rewrite_sides(statement, _spelled)


def _spelled(node: ex.Expression) -> ex.Expression:
    match node:
        case ex.Bracket(span=span, opener=opener, items=(a, b), separators=(",",)) if (
            opener in _SIGN and _is_operator(a) and _is_operator(b)
        ):
            a, b = ex.Grouped(span, "(", a), ex.Grouped(span, "(", b)
            terms = (
                ex.Term("+", ex.Product(span, (a, b), ("",))),
                ex.Term(_SIGN[opener], ex.Product(span, (b, a), ("",))),
            )
            return ex.Grouped(span, "(", ex.Sum(span, terms))
        case _:
            return node


def _is_operator(node: ex.Expression) -> bool:
    names = [variable.name for variable in ex.variables(node)]
    return any(map(is_capital, names)) and not any(name.subs for name in names)
