"""What a condition says of the symbols: a kind (``n \\in \\mathbb{N}``), or a filter on worlds (``a > b > 0``)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free.kinds import Kind, Symbols
from notecompiler.verify.free.trial import CHECKED

_SETS: dict[str, Kind] = {
    "N": Kind.WHOLE,
    "\\mathbb{N}": Kind.WHOLE,
    "Z": Kind.WHOLE,
    "\\mathbb{Z}": Kind.WHOLE,
    "R": Kind.REAL,
    "\\mathbb{R}": Kind.REAL,
    "Q": Kind.REAL,
    "\\mathbb{Q}": Kind.REAL,
    "C": Kind.COMPLEX,
    "\\mathbb{C}": Kind.COMPLEX,
}
_INTEGERS = frozenset({"Z", "\\mathbb{Z}"})


def apply(symbols: Symbols, premises: Iterable[ex.Statement]) -> tuple[Symbols, tuple[ex.Statement, ...]]:
    """The symbols with the kinds that the premises give them, and the premises that filter worlds."""
    kinds = dict(symbols.kinds)
    signed = set(symbols.signed)
    filters: list[ex.Statement] = []
    for premise in premises:
        if premise.relation != "\\in":
            if premise.relation in CHECKED:
                filters.append(premise)
            continue
        kind, exponent = _set(premise.right)
        if kind is None or not isinstance(premise.left, ex.Variable):
            continue
        name = premise.left.name
        if exponent == "matrix" or exponent == "vector":
            kinds[name] = Kind.MATRIX if exponent == "matrix" else Kind.VECTOR
            continue
        if name in kinds:
            kinds[name] = kind
        signed.discard(name)
        if isinstance(premise.right, ex.Variable) and premise.right.name.base in _INTEGERS and not exponent:
            signed.add(name)
        elif exponent == "+" or kind is Kind.WHOLE:
            filters.append(_positive(premise, exponent))
    return replace(symbols, kinds=kinds, signed=frozenset(signed)), tuple(filters)


def _set(node: ex.Expression) -> tuple[Kind | None, str]:
    """The kind of a set's members, and its mark: "+", "*", "matrix", "vector" or ""."""
    match node:
        case ex.Variable(name=Name(base=base, subs=subs, sups=sups)):
            marks = [index.letter for index in (*subs, *sups)]
            return _SETS.get(base), marks[0] if marks and marks[0] in {"+", "*"} else ""
        case ex.Power(base=ex.Variable(name=name), exponent=exponent) if name.base in _SETS:
            product = isinstance(exponent, ex.Product)
            return _SETS[name.base], "matrix" if product else "vector"
        case _:
            return None, ""


def _positive(premise: ex.Statement, mark: str) -> ex.Statement:
    zero = ex.Literal(premise.right.span, Fraction(0), "0")
    return replace(premise, relation=">" if mark in {"+", "*"} else "\\ge", right=zero)
