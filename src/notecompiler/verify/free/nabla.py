r"""The differential operators of vector analysis, taken out of the products in which ∇ stands like a factor.

``\nabla f``, ``\nabla\cdot F``, ``\nabla\times F``, ``\nabla^2 f``, ``(A\cdot\nabla)B`` and the words grad, div, curl (rot) become calls
of `grad`, `div`, `curl`, `laplacian` and `along`; ``\nabla_x`` before what depends on an array is a derivative by it.
What ∇ acts on must be one factor: ``\nabla fg`` stays as it is, for nobody can tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.reading.reader import joined
from notecompiler.semantics.rewrite import rewrite_sides
from notecompiler.verify.free.kinds import is_capital, walk
from notecompiler.verify.free.place import AXES, BASIS

OPERATORS = frozenset({"grad", "div", "curl", "laplacian", "along"})
"""The functions that stand for a differential operator."""

_NABLA, _LAPLACE = Name("\\nabla"), Name("\\Delta")
_WORDS = {"grad": "grad", "div": "div", "curl": "curl", "rot": "curl"}
_BY_SIGN = {"": "grad", "\\cdot": "div", "\\times": "curl"}


def with_operators(statement: ex.Statement) -> ex.Statement:
    """The statement with its differential operators as calls; itself where it has none."""
    names = {v.name for side in (statement.left, statement.right) for v in ex.variables(side)}
    if not any(name.base == "\\nabla" or name.base in _WORDS for name in names):
        return statement
    return rewrite_sides(statement, _change)


def _change(node: ex.Expression) -> ex.Expression:
    match node:
        case ex.Product():
            return _product(node)
        case ex.Matrix(environment="vmatrix", rows=(basis, by, field)) if len(basis) == 3 and _is_curl(basis, by):
            return ex.Call(node.span, "curl", (ex.Bracket(node.span, "(", ")", field, (",", ",")),))
        case ex.Applied(head=ex.Variable(name=name), arguments=(body,)) if (function := _prefix(name)) is not None:
            return ex.Call(node.span, function, (body,))
        case ex.Applied(head=ex.Variable(name=Name(base="\\nabla", subs=(index,))), arguments=(body,)):
            return _by_array(node, index.letter, body)
        case _:
            return node


def _is_curl(basis: Sequence[ex.Expression], by: Sequence[ex.Expression]) -> bool:
    """Whether the first two rows of a determinant are the unit vectors and the derivatives by x, y, z."""
    heads = [cell.name.base for cell in basis if isinstance(cell, ex.Variable)]
    return heads == list(BASIS) and [_derived_by(cell) for cell in by] == list(AXES)


def _derived_by(node: ex.Expression) -> Name | None:
    """The coordinate of ``\\partial/\\partial x`` or ``\\partial_x`` with nothing behind it."""
    match node:
        case ex.Derivative(body=ex.Unread(), variables=((name, 1),)):
            return name
        case ex.Variable(name=Name(base="\\partial", subs=(index,))):
            return Name(index.letter)
        case _:
            return None


def _prefix(name: Name) -> str | None:
    """The operator that a symbol before its operand is."""
    if name in {_NABLA, _LAPLACE}:
        return "grad" if name == _NABLA else "laplacian"
    return _WORDS.get(name.base) if not name.indices else None


def _product(node: ex.Product) -> ex.Expression:
    match node.factors:
        case (*before, ex.Variable(name=Name(base="\\nabla", subs=(index,))), _) if index.letter and not index.offset:
            derived = _by_array(node, index.letter, node.factors[-1])
            return derived if not before else joined([*before, derived], list(node.operators[:-1]))
        case (ex.Variable(name=Name(base="\\nabla", subs=(index,))), *rest) if index.letter and not index.offset:
            return _by_array(node, index.letter, joined(list(rest), list(node.operators[1:])))
        case _:
            pass
    factors: list[ex.Expression] = []
    operators: list[str] = []
    at = 0
    while at < len(node.factors):
        found = _operand(node, at)
        if found is None:
            return node
        factor, end = found
        factors.append(factor)
        if end < len(node.factors):
            operators.append(node.operators[end - 1])
        at = end
    return node if len(factors) == len(node.factors) else joined(factors, operators)


def _operand(node: ex.Product, at: int) -> tuple[ex.Expression, int] | None:
    """The factor that starts at a place, with all that its operator acts on, and where it ends; None where that is unclear."""
    factor = node.factors[at]
    function = _function(node, at)
    if function is None:
        return factor, at + 1
    if at + 1 >= len(node.factors):
        return None
    inner = _operand(node, at + 1)
    if inner is None:
        return None
    body, end = inner
    if end < len(node.factors) and node.operators[end - 1] == "":
        return None  # \nabla f g
    span = factor.span.cover(body.span)
    if function == "along":
        return ex.Call(span, "along", (_direction(factor), body)), end
    return ex.Call(span, function, (body,)), end


def _function(node: ex.Product, at: int) -> str | None:
    """The operator that a factor is for what follows it."""
    sign = node.operators[at] if at < len(node.operators) else ""
    match node.factors[at]:
        case ex.Variable(name=name) if name == _NABLA:
            return _BY_SIGN.get(sign)
        case ex.Variable(name=name) if name == _LAPLACE and sign == "":
            return "laplacian"
        case ex.Variable(name=name) if not name.indices and name.base in _WORDS and sign == "":
            return _WORDS[name.base]
        case ex.Power(base=ex.Variable(name=name), exponent=ex.Literal(value=value)) if name == _NABLA and value == 2:
            return "laplacian"
        case ex.Grouped(body=ex.Product(factors=(*_, ex.Variable(name=name)), operators=(*_, "\\cdot"))) if (
            name == _NABLA and sign == ""
        ):
            return "along"
        case _:
            return None


def _direction(node: ex.Expression) -> ex.Expression:
    """A of ``(A\\cdot\\nabla)``."""
    match node:
        case ex.Grouped(body=ex.Product(factors=factors, operators=operators)):
            return joined(list(factors[:-1]), list(operators[:-1]))
        case _:
            return node


def _by_array(node: ex.Expression, letter: str, body: ex.Expression) -> ex.Expression:
    """``\\nabla_x`` of what shows that x is a vector or matrix; itself otherwise, for ``\\nabla_\\theta J`` is another matter."""
    by = Name(letter)
    if not shows_array(by, body):
        return node
    return ex.Derivative(node.span, body, ((by, 1),), True)


def shows_array(by: Name, body: ex.Expression) -> bool:
    """Whether what is differentiated shows that the symbol stands for a vector or matrix: beside a transposed one, under a
    norm, in a trace or determinant."""
    inside = [v.name for v in ex.variables(body)]
    if by not in inside:
        return False
    for part in walk(body):
        match part:
            case ex.Transpose() | ex.Call(function="norm") | ex.Bars(double=True):
                return True
            case ex.Call(function="tr" | "det"):
                return True
            case ex.Bars(body=ex.Variable(name=name)) if name == by and is_capital(by):
                return True
            case _:
                pass
    return False
