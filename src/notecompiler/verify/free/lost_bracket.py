r"""A matrix that lost its outer bracket: ``\tanh([1, 2], [3, 4]) * x + b`` is read as ``\tanh([[1, 2], [3, 4]] * x + b)``.

A function of one number cannot take two vectors, and in worked examples its argument is the whole sum.
"""

from __future__ import annotations

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.functions import ELEMENTWISE


def with_bracket(statement: ex.Statement) -> ex.Statement | None:
    """The statement with the lost brackets put back; None when none was lost."""
    left, right = _side(statement.left), _side(statement.right)
    if (left, right) == (statement.left, statement.right):
        return None
    return replace(statement, left=left, right=right)


def _side(node: ex.Expression) -> ex.Expression:
    match node:
        case ex.Sum(terms=(ex.Term(sign="+", body=ex.Product(factors=(ex.Call() as call, *rest)) as product), *more)):
            if _takes_rows(call):
                inner = replace(product, factors=(_rows(call), *rest))
                whole = replace(node, terms=(ex.Term("+", inner), *more))
                return replace(call, span=node.span, arguments=(whole,))
        case ex.Product(factors=(ex.Call() as call, *rest)) if _takes_rows(call):
            return replace(call, span=node.span, arguments=(replace(node, factors=(_rows(call), *rest)),))
        case ex.Call() as call if _takes_rows(call):
            return replace(call, arguments=(_rows(call),))
        case _:
            pass
    return node


def _takes_rows(call: ex.Call) -> bool:
    several = len(call.arguments) > 1 and all(isinstance(argument, ex.Bracket) for argument in call.arguments)
    return call.function in ELEMENTWISE and several


def _rows(call: ex.Call) -> ex.Bracket:
    separators = (",",) * (len(call.arguments) - 1)
    return ex.Bracket(call.span, "[", "]", call.arguments, separators)
