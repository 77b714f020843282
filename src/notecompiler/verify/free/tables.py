"""Brackets, matrices, determinants and cases."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from notecompiler.semantics import expression as ex
from notecompiler.verify.free import arrays
from notecompiler.verify.free.operations import number
from notecompiler.verify.free.scalars import UndefinedError, add, multiply, real
from notecompiler.verify.free.values import Value, is_array, matrix, vector
from notecompiler.verify.free.world import World

Evaluate = Callable[[ex.Expression, World], Value]
_OTHERWISE = re.compile(r"\s*(?:otherwise|else|其他|其它|其余|否则)", re.IGNORECASE)


def bracket(items: list[Value]) -> Value:
    """``[a, b]``: a vector, or the matrix whose rows are vectors."""
    if items and all(is_array(item) and item.ndim == 1 for item in items) and len({len(item) for item in items}) == 1:
        return matrix([list(item) for item in items])
    return vector(items)


def table(node: ex.Matrix, world: World, evaluate: Evaluate) -> Value:
    """A drawn matrix, determinant or distinction of cases. `evaluate` computes its cells."""
    if node.environment in {"cases", "dcases", "rcases"}:
        return _cases(node, world, evaluate)
    rows = [[evaluate(cell, world) for cell in row] for row in node.rows]
    if node.environment in {"vmatrix", "vmatrix*"} and any(is_array(cell) for cell in rows[0]):
        return arrays.formal_determinant(rows, world.mp)
    value = matrix(rows)
    if node.environment in {"vmatrix", "vmatrix*"}:
        return arrays.determinant(value, world.mp)
    return value.reshape(-1) if value.shape[1] == 1 else value


def _cases(node: ex.Matrix, world: World, evaluate: Evaluate) -> Value:
    """The value of the first row whose condition holds."""
    for row in node.rows:
        match row:
            case (value, ex.Condition() as condition):
                if _holds(condition, world, evaluate):
                    return evaluate(value, world)
            case (value, ex.Words(text=text)) if _OTHERWISE.match(text):
                return evaluate(value, world)
            case _:
                raise UndefinedError("cases")
    raise UndefinedError("no-case-applies")


def _holds(condition: ex.Condition, world: World, evaluate: Evaluate) -> bool:
    left, right = number(evaluate(condition.left, world)), number(evaluate(condition.right, world))
    if condition.relation in {"=", "\\neq"}:
        return bool(left == right) == (condition.relation == "=")
    difference = real(add(left, multiply(Fraction(-1), right, world.mp), world.mp), world.mp)
    return bool(
        {"<": difference < 0, ">": difference > 0, "\\le": difference <= 0, "\\ge": difference >= 0}[condition.relation]
    )
