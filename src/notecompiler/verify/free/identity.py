"""Whether an equation can have been meant to hold for all values, judged by its form alone."""

from __future__ import annotations

from notecompiler.semantics import expression as ex
from notecompiler.verify.free.kinds import Kind, Symbols, bare, walk_sides

_OPERATORS = (
    ex.Call,
    ex.Large,
    ex.Derivative,
    ex.Integral,
    ex.Applied,
    ex.Binomial,
    ex.Matrix,
    ex.Bars,
    ex.Conditional,
)


def _is_update(statement: ex.Statement) -> bool:
    """``x = \\begin{cases} x & … \\end{cases}``: a new value for a symbol, as programs assign it."""
    match statement:
        case ex.Statement(left=ex.Variable(), right=ex.Matrix(environment="cases" | "dcases" | "rcases")):
            return True
        case _:
            return False


def may_be_identity(statement: ex.Statement, symbols: Symbols) -> bool:
    """False for what is an equation to solve, a curve or a differential equation by its form.

    In an algebraic identity every symbol stands on both sides (``xy = 1`` is none) and no side is a bare symbol
    (``xx = x``); an equation about one unknown
    function of one variable is a differential equation (a rule of differentiation is about two).
    """
    if _is_update(statement):
        return False
    dependent = [name for name, kind in symbols.kinds.items() if kind is Kind.DEPENDENT]
    if len(dependent) == 1:
        return False
    if {Kind.MATRIX, Kind.VECTOR} & set(symbols.kinds.values()):
        return True
    if any(isinstance(node, _OPERATORS) for node in walk_sides(statement)):
        return True
    if any(isinstance(side, ex.Variable) for side in (statement.left, statement.right)):
        return False
    left, right = ({bare(v.name) for v in ex.variables(side)} for side in (statement.left, statement.right))
    return left == right
