"""Statements that are true for no mathematical reason: both sides the same, terms that cancel as written, sums over nothing."""

from __future__ import annotations

from typing import Any

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.rewrite import with_parts
from notecompiler.source import Span
from notecompiler.verify.free.kinds import walk

_NOWHERE = Span(0, 0)


def is_trivial(statement: ex.Statement) -> bool:
    """Whether a statement would hold whatever its symbols and functions were."""
    left, right = shape(statement.left), shape(statement.right)
    return left == right or any(_cancels(node) or _is_empty(node) for side in (left, right) for node in walk(side))


def shape(node: ex.Expression) -> ex.Expression:
    """The expression without places and without brackets that only group."""
    if isinstance(node, ex.Grouped):
        return shape(node.body)
    if isinstance(node, ex.Power) and isinstance(node.exponent, ex.Literal) and node.exponent.value == 1:
        return shape(node.base)
    if isinstance(node, ex.Literal):
        return ex.Literal(_NOWHERE, node.value, "")
    bare: Any = with_parts(node, tuple(shape(part) for part in ex.parts(node)))
    if isinstance(bare, ex.Large) and isinstance(bare.lower, ex.Statement):
        bare = replace(bare, lower=replace(bare.lower, span=_NOWHERE, row=_NOWHERE))
    result: ex.Expression = replace(bare, span=_NOWHERE)
    return result


def _cancels(node: ex.Expression) -> bool:
    """Whether two terms of a sum are the same with opposite signs."""
    if not isinstance(node, ex.Sum):
        return False
    plus = [term.body for term in node.terms if term.sign == "+"]
    return any(term.body in plus for term in node.terms if term.sign == "-")


def _is_empty(node: ex.Expression) -> bool:
    """Whether a sum or product runs from a number that is not negative up to minus something."""
    if not isinstance(node, ex.Large) or node.upper is None or not isinstance(node.lower, ex.Statement):
        return False
    start = node.lower.right
    return isinstance(start, ex.Literal) and start.value >= 0 and _starts_with_minus(node.upper)


def _starts_with_minus(node: ex.Expression) -> bool:
    if not isinstance(node, ex.Sum):
        return False
    return node.terms[0].sign == "-" or _starts_with_minus(node.terms[0].body)
