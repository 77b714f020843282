"""Statements that are true for no mathematical reason: both sides the same, or terms that cancel as written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from notecompiler.semantics import expression as ex
from notecompiler.semantics.rewrite import with_parts
from notecompiler.source import Span
from notecompiler.verify.free.kinds import walk

_NOWHERE = Span(0, 0)


def is_trivial(statement: ex.Statement) -> bool:
    """Whether a statement would hold whatever its symbols and functions were."""
    left, right = shape(statement.left), shape(statement.right)
    return left == right or any(_cancels(node) for side in (left, right) for node in walk(side))


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
