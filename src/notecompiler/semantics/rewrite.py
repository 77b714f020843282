"""Rebuilding an expression with some of its nodes replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from notecompiler.semantics import expression as ex


def rewrite(node: ex.Expression, change: Callable[[ex.Expression], ex.Expression]) -> ex.Expression:
    """`node` with `change` applied to every sub-expression, innermost first, and to itself last."""
    if not ex.parts(node):
        return change(node)
    inside = {field.name: _changed(getattr(node, field.name), change) for field in fields(node)}
    if isinstance(node, ex.Applied) and not isinstance(inside["head"], ex.Variable):
        del inside["head"]
    return change(replace(node, **inside))


def _changed(value: Any, change: Callable[[ex.Expression], ex.Expression]) -> Any:
    """A field's value: an expression, something that holds expressions, or something else that stays."""
    match value:
        case tuple():
            return tuple(_changed(item, change) for item in value)
        case ex.Term(body=body):
            return replace(value, body=rewrite(body, change))
        case ex.Statement(left=left, right=right):
            return replace(value, left=rewrite(left, change), right=rewrite(right, change))
        case _ if isinstance(value, ex.Expression):
            return rewrite(value, change)
        case _:
            return value
