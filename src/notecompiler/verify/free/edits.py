r"""The small mistakes that people make, as edits of an expression: a sign, a function, an exponent, a number, an index.

An equation that one such edit makes true everywhere was meant as that identity; one that no edit makes true is an
equation to solve or a curve. This is what tells ``\sin^2 x - \cos^2 x = 1`` (wrong) from ``x^2 + y^2 = 1`` (a circle).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index
from notecompiler.semantics.rewrite import everywhere
from notecompiler.verify.free.chance import SPELLINGS
from notecompiler.verify.free.kinds import walk_sides

_MANY = 5
"""Symbols and factors that are tried one by one; with more of them, chance begins to find identities."""

_TURNED = {"\\cup": "\\cap", "\\cap": "\\cup"}

SWAPS: dict[str, tuple[str, ...]] = {
    "sin": ("cos", "sinh"),
    "cos": ("sin", "cosh"),
    "tan": ("cot", "tanh"),
    "cot": ("tan",),
    "sec": ("csc", "tan"),
    "csc": ("sec", "cot"),
    "sinh": ("cosh", "sin"),
    "cosh": ("sinh", "cos"),
    "tanh": ("coth", "tan"),
    "arcsin": ("arccos",),
    "arccos": ("arcsin",),
    "arctan": ("arccot", "arcsin"),
    "ln": ("exp",),
    "exp": ("ln",),
    "max": ("min",),
    "min": ("max",),
    "floor": ("ceil",),
    "ceil": ("floor",),
    "gcd": ("lcm",),
    "lcm": ("gcd",),
    "sigmoid": ("tanh",),
}


def edited(statement: ex.Statement) -> Iterator[ex.Statement]:
    """Every statement that one small edit makes of this one: signs first, which are what goes wrong most; the right
    side before the left."""
    for edits in (_signs, edits_of):
        for right in everywhere(statement.right, edits):
            yield replace(statement, right=right)
        for left in everywhere(statement.left, edits):
            yield replace(statement, left=left)
    yield from _other_order(statement)
    yield from _other_argument(statement)


def _other_order(statement: ex.Statement) -> Iterator[ex.Statement]:
    """Two matrices in the other order: ``(AB)^T = A^T B^T``."""
    for right in everywhere(statement.right, _swapped):
        yield replace(statement, right=right)


def _swapped(node: ex.Expression) -> Iterator[ex.Expression]:
    if isinstance(node, ex.Product) and len(node.factors) == 2:
        yield replace(node, factors=node.factors[::-1])


def _other_argument(statement: ex.Statement) -> Iterator[ex.Statement]:
    """What a probability or moment is taken of, exchanged for another such symbol: ``P(A \\cap B) = P(A | B) P(A)``."""
    applied = [node for node in walk_sides(statement) if isinstance(node, ex.Applied)]
    names = dict.fromkeys(
        v.name for node in applied if node.head.name.base in SPELLINGS for a in node.arguments for v in ex.variables(a)
    )

    def changed(node: ex.Expression) -> Iterator[ex.Expression]:
        if isinstance(node, ex.Applied) and node.head.name.base in SPELLINGS and len(node.arguments) == 1:
            (argument,) = node.arguments
            if isinstance(argument, ex.Variable):
                for name in names:
                    if name != argument.name:
                        yield replace(node, arguments=(replace(argument, name=name),))

    for right in everywhere(statement.right, changed):
        yield replace(statement, right=right)


def edits_of(node: ex.Expression) -> Iterator[ex.Expression]:  # noqa: C901 (one case for each kind of node)
    """The edits of one node itself, but for the signs of its terms."""
    match node:
        case ex.Sum(terms=terms):
            if len(terms) > 2:
                for k in range(len(terms)):
                    yield replace(node, terms=(*terms[:k], *terms[k + 1 :]))
            if len(terms) == 2 and isinstance(terms[1].body, ex.Literal):
                yield terms[0].body  # n - 1 for n
        case ex.Product(operators=operators) if {"\\cup", "\\cap"} & {*operators}:
            for k, operator in enumerate(operators):
                turned = _TURNED.get(operator, operator)
                yield replace(node, operators=(*operators[:k], turned, *operators[k + 1 :]))
        case ex.Product(factors=factors, operators=operators) if not any(operators) and len(factors) < _MANY:
            for k in range(len(factors)):
                rest = (*factors[:k], *factors[k + 1 :])
                yield rest[0] if len(rest) == 1 else replace(node, factors=rest, operators=operators[1:])
        case ex.Literal(value=value):
            for other in (value + 1, value - 1, 2 * value, value / 2, -value):
                if other not in (value, 0):
                    yield replace(node, value=other, text=str(other))
        case ex.Call(function=function):
            for name in SWAPS.get(function, ()):
                yield replace(node, function=name)
        case ex.Power(base=base):
            yield base
        case ex.Quotient(numerator=above, denominator=below):
            yield replace(node, numerator=below, denominator=above)
            yield above
        case ex.Variable(name=name) if name.subs and name.subs[-1].letter:
            for step in (1, -1):
                last = name.subs[-1]
                moved = Index(last.letter, last.offset + step)
                yield replace(node, name=replace(name, subs=(*name.subs[:-1], moved)))
        case _:
            pass
    if isinstance(node, ex.Variable | ex.Call | ex.Applied | ex.Grouped | ex.Bracket | ex.Bars):
        yield ex.Power(node.span, node, ex.Literal(node.span, Fraction(2), "2"))
    if isinstance(node, ex.Product | ex.Quotient | ex.Call | ex.Variable | ex.Power | ex.Applied):
        yield ex.Sum(node.span, (ex.Term("-", node),))


def _signs(node: ex.Expression) -> Iterator[ex.Expression]:
    if not isinstance(node, ex.Sum):
        return
    for k, term in enumerate(node.terms):
        other = {"+": "-", "-": "+"}.get(term.sign)
        if other is not None:
            yield replace(node, terms=(*node.terms[:k], replace(term, sign=other), *node.terms[k + 1 :]))
