"""``\\log`` without a base: natural in analysis, decimal in schoolbooks, binary in computing."""

from __future__ import annotations

from fractions import Fraction

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.rewrite import rewrite


def with_log_base(statement: ex.Statement, base: int) -> ex.Statement | None:
    """The statement with every ``\\log`` that names no base read as the logarithm to `base`; None when there is none."""

    def change(node: ex.Expression) -> ex.Expression:
        if isinstance(node, ex.Call) and node.function == "log" and node.index is None:
            return replace(node, index=ex.Literal(node.span, Fraction(base), str(base)))
        return node

    left, right = rewrite(statement.left, change), rewrite(statement.right, change)
    changed = (left, right) != (statement.left, statement.right)
    return replace(statement, left=left, right=right) if changed else None
