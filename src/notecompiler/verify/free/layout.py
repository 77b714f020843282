r"""Derivatives by vectors and matrices in the other layout: some authors write every such derivative transposed.

``\\partial(Ax)/\\partial x`` is A where rows belong to what is differentiated, and A^T where they belong to x; ``\\partial f/\\partial X``
has the shape of X, or that of its transpose.
"""

from __future__ import annotations

from notecompiler.semantics import expression as ex
from notecompiler.semantics.rewrite import rewrite_sides
from notecompiler.verify.free.nabla import shows_array


def in_other_layout(statement: ex.Statement) -> ex.Statement:
    """The statement with every derivative by an array transposed; itself where it has none."""
    return rewrite_sides(statement, _transposed)


def _transposed(node: ex.Expression) -> ex.Expression:
    match node:
        case ex.Derivative(body=body, variables=((name, 1),)) if name is not None and (
            shows_array(name, body) or isinstance(body, ex.Product)
        ):
            return ex.Transpose(node.span, node)
        case _:
            return node
