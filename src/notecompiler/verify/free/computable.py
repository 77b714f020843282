"""What of a claim cannot be computed, and why."""

from __future__ import annotations

from notecompiler.semantics import expression as ex
from notecompiler.semantics.calculus import INTEGRALS
from notecompiler.verify.free.kinds import walk

BROKEN = frozenset({"missing-operand", "unbalanced-bracket", "empty-array"})


def unread(statement: ex.Statement) -> str | None:
    """Why a statement cannot be computed, as a reason code; None when it can."""
    return unread_in(statement.left) or unread_in(statement.right)


def is_empty(side: ex.Expression) -> bool:
    """Whether nothing stands on a side, as where the text goes on with it: "at most $\\le 256$"."""
    return isinstance(side, ex.Unread) and side.reason == "missing-operand" and side.span.start == side.span.end


def unread_in(side: ex.Expression) -> str | None:
    """Why a side cannot be computed: the first thing in it that has no meaning."""
    for node in walk(side):
        if (
            isinstance(node, ex.Derivative)
            and isinstance(node.body, ex.Unread)
            and node.body.reason == "missing-operand"
        ):
            return "differential-operator"
        if isinstance(node, ex.Unread):
            return node.reason
        if isinstance(node, ex.Words):
            return "words-in-formula"
        if isinstance(node, ex.Variable) and node.name.base == "\\nabla":
            return "differential-operator"
        if isinstance(node, ex.Large) and node.operator in INTEGRALS:
            return "missing-differential"
    return None
