r"""Claims with ``\pm`` and ``\mp``: two claims, one for the upper signs and one for the lower ones."""

from __future__ import annotations

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.rewrite import rewrite_sides
from notecompiler.verify.free.kinds import walk

_UPPER = {"\\pm": "+", "\\mp": "-"}
_LOWER = {"\\pm": "-", "\\mp": "+"}


def with_chosen_signs(statement: ex.Statement) -> tuple[ex.Statement, ...]:
    """The two statements, upper signs first; the statement alone when it has no double sign."""
    double = any(
        isinstance(node, ex.Sum) and any(term.sign in _UPPER for term in node.terms)
        for side in (statement.left, statement.right)
        for node in walk(side)
    )
    if not double:
        return (statement,)
    return tuple(_chosen(statement, signs) for signs in (_UPPER, _LOWER))


def _chosen(statement: ex.Statement, signs: dict[str, str]) -> ex.Statement:
    def choose(node: ex.Expression) -> ex.Expression:
        if not isinstance(node, ex.Sum):
            return node
        return replace(node, terms=tuple(replace(term, sign=signs.get(term.sign, term.sign)) for term in node.terms))

    return rewrite_sides(statement, choose)
