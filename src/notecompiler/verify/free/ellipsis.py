r"""Sums and products with dots: ``1 + 3 + \cdots + (2n-1)`` as the sum that it abbreviates.

The last term is taken as the general one. It is, when putting 1, 2 … (or 0, 1 …) for its symbol gives the terms that
are written out before the dots.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name
from notecompiler.semantics.rewrite import rewrite, with_parts
from notecompiler.verify.free.budget import Budget
from notecompiler.verify.free.evaluate import evaluate
from notecompiler.verify.free.scalars import UndefinedError, context
from notecompiler.verify.free.trivial import shape
from notecompiler.verify.free.values import is_array
from notecompiler.verify.free.world import World

_STARTS = (1, 0, 2)
_INDEX = Name("\\iota")


def unfolded(node: ex.Expression) -> ex.Expression:
    """The expression with every row of dots that can be understood replaced by its sum or product."""
    return rewrite(node, _unfold)


def _unfold(node: ex.Expression) -> ex.Expression:
    match node:
        case ex.Sum(terms=terms) if all(term.sign == "+" for term in terms):
            return _run(node, [term.body for term in terms], "\\sum") or node
        case ex.Product(factors=factors):
            return _run(node, list(factors), "\\prod") or node
        case _:
            return node


def _run(node: ex.Expression, items: Sequence[ex.Expression], operator: str) -> ex.Expression | None:
    dots = [k for k, item in enumerate(items) if isinstance(item, ex.Unread) and item.reason == "ellipsis"]
    if len(dots) != 1 or dots[0] == 0 or dots[0] != len(items) - 2:
        return None
    first, last = items[: dots[0]], items[-1]
    for name in dict.fromkeys(_candidates(last)):
        for start in _STARTS:
            if all(_same(put(last, name, start + k), term) for k, term in enumerate(first)):
                span = node.span
                body = put_index(last, name)
                low = ex.Literal(span, Fraction(start), str(start))
                lower = ex.Statement(span, ex.Variable(span, _INDEX), "=", low, span)
                return ex.Large(span, operator, lower, ex.Variable(span, name), body)
    return None


def _candidates(last: ex.Expression) -> list[Name]:
    """Symbols that may count the terms: those of the last term, and letters that are indices in it."""
    found: list[Name] = []
    for variable in ex.variables(last):
        found.extend(Name(index.letter) for index in variable.name.subs if len(index.letter) == 1)
        if not variable.name.indices:
            found.append(variable.name)
    return found


def put(node: ex.Expression, name: Name, value: int) -> ex.Expression:
    """The expression with a whole number for a symbol, as a factor and as an index."""
    if isinstance(node, ex.Variable):
        if node.name == name:
            return ex.Literal(node.span, Fraction(value), str(value))
        subs = tuple(Index("", value + i.offset) if i.letter == name.base else i for i in node.name.subs)
        return replace(node, name=replace(node.name, subs=subs))
    return with_parts(node, tuple(put(part, name, value) for part in ex.parts(node)))


def put_index(node: ex.Expression, name: Name) -> ex.Expression:
    """The expression with the bound index in the place of a symbol."""
    if isinstance(node, ex.Variable):
        if node.name == name:
            return replace(node, name=_INDEX)
        subs = tuple(replace(i, letter=_INDEX.base) if i.letter == name.base else i for i in node.name.subs)
        return replace(node, name=replace(node.name, subs=subs))
    return with_parts(node, tuple(put_index(part, name) for part in ex.parts(node)))


def _same(a: ex.Expression, b: ex.Expression) -> bool:
    if shape(a) == shape(b):
        return True
    world = World({}, context(20), budget=Budget(1000, 1.0))
    try:
        left, right = evaluate(a, world), evaluate(b, world)
    except (UndefinedError, ArithmeticError):
        return False
    if is_array(left) or is_array(right):
        return is_array(left) and is_array(right) and left.shape == right.shape and bool((left == right).all())
    return bool(left == right)
