r"""The imaginary unit as engineers write it: ``e^{j\omega t} = \cos\omega t + j\sin\omega t``."""

from __future__ import annotations

import itertools

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.rewrite import rewrite_sides
from notecompiler.verify.free.kinds import walk_sides

_I, _J = Name("i"), Name("j")


def with_sure_unit(statement: ex.Statement) -> ex.Statement:
    """The statement with i for j where an exponent of e has a factor j, or a frequency stands behind one: there it is the
    unit and nothing else."""
    nodes = list(walk_sides(statement))
    return with_j_as_unit(statement) if any(map(_shows_unit, nodes)) else statement


def _shows_unit(node: ex.Expression) -> bool:
    match node:
        case ex.Power(base=ex.Variable(name=Name(base="e")), exponent=exponent):
            return any(variable.name == _J for variable in ex.variables(exponent))
        case ex.Product(factors=factors):
            pairs = itertools.pairwise(f.name if isinstance(f, ex.Variable) else None for f in factors)
            return any(a == _J and b is not None and b.base in _FREQUENCIES for a, b in pairs)
        case _:
            return False


_FREQUENCIES = frozenset({"\\omega", "\\Omega", "X"})


def with_j_as_unit(statement: ex.Statement) -> ex.Statement:
    """The statement with i for j, the same where j counts something or i has a meaning of its own."""
    nodes = list(walk_sides(statement))
    names = {node.name for node in nodes if isinstance(node, ex.Variable)}
    if _J not in names or _I in names or any(isinstance(node, ex.Large) for node in nodes):
        return statement

    def change(node: ex.Expression) -> ex.Expression:
        return replace(node, name=_I) if isinstance(node, ex.Variable) and node.name == _J else node

    return rewrite_sides(statement, change)
