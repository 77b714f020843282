r"""Square brackets as Gauss and Chinese schoolbooks write them: ``[x]`` is the largest whole number that is at most x."""

from __future__ import annotations

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.rewrite import rewrite_sides
from notecompiler.verify.free.kinds import walk_sides


def with_whole_parts(statement: ex.Statement) -> ex.Statement:
    """The statement with square brackets read so, the same where none stands around a lone number or letter: brackets
    that hold nothing together are no brackets of grouping."""
    nodes = list(walk_sides(statement))
    behind = {id(factor) for node in nodes if isinstance(node, ex.Product) for factor in _behind(node)}
    if not any(isinstance(node, ex.Grouped) and _is_pointless(node) and id(node) not in behind for node in nodes):
        return statement
    if any(isinstance(node, ex.Grouped) and node.opener == "[" and id(node) in behind for node in nodes):
        return statement

    def change(node: ex.Expression) -> ex.Expression:
        return replace(node, opener="\\lfloor") if isinstance(node, ex.Grouped) and node.opener == "[" else node

    return rewrite_sides(statement, change)


def _behind(node: ex.Product) -> list[ex.Expression]:
    """Factors that touch the one before them without a sign: ``x[n]``, ``E[X]``."""
    return [factor for factor, operator in zip(node.factors[1:], node.operators, strict=False) if not operator]


def _is_pointless(node: ex.Grouped) -> bool:
    body = node.body
    if isinstance(body, ex.Sum) and len(body.terms) == 1:
        body = body.terms[0].body
    return node.opener == "[" and isinstance(body, ex.Literal | ex.Variable)
