"""What a claim that does not hold everywhere may be meant as: a condition on its symbols, a property of a function."""

from __future__ import annotations

from notecompiler.semantics import expression as ex
from notecompiler.verify.free.kinds import Kind, Symbols, bare, walk

_ORDER = frozenset({"<", ">", "\\le", "\\ge"})


def restricts(statement: ex.Statement) -> bool:
    """Whether an inequality only says where something lies (``x > 0``, ``|x| < 1``): one side is a bare symbol or has
    none."""
    sides = (statement.left, statement.right)
    names = [v.name for side in sides for v in ex.variables(side)]
    if len(set(names)) > 1 and all(names.count(name) > 1 for name in names):
        return False  # x/y + y/x >= 2 is a law, or should be one
    return any(isinstance(side, ex.Variable) or not ex.variables(side) for side in sides)


def is_condition(statement: ex.Statement) -> bool:
    """Whether an inequality may be meant as a condition on its symbols: it bounds a bare symbol, or compares with a
    plain value (``5x - y \\ge 0``, ``|z| < 1``) an expression that has each symbol once."""
    if statement.relation == "=":
        return False
    if restricts(statement):
        return True
    left, right = ([v.name for v in ex.variables(side)] for side in (statement.left, statement.right))
    return statement.relation in _ORDER and not set(left) & set(right) and len({*left, *right}) == len(left + right)


def speaks_of_unknown_functions(statement: ex.Statement, symbols: Symbols) -> bool:
    """Whether a claim is about functions that only the note knows: some symbol stands before a bracket wherever it
    occurs, and nothing is differentiated, integrated or summed, so that the claim cannot be a rule for all functions."""
    nodes = [node for side in (statement.left, statement.right) for node in walk(side)]
    if any(isinstance(node, ex.Derivative | ex.Integral | ex.Large | ex.Postfix) for node in nodes):
        return False
    if any(isinstance(node, ex.Variable) and node.name.primes for node in nodes):
        return False
    heads = [n.head.name for n in nodes if isinstance(n, ex.Applied) and n.head.name not in symbols.functionals]
    occurrences = [n.name for n in nodes if isinstance(n, ex.Variable)]
    return any(occurrences.count(head) == heads.count(head) for head in heads if head.base not in {"\\sigma", "\\pi"})


def is_property_of_function(statement: ex.Statement, symbols: Symbols) -> bool:
    """Whether a claim says of an unknown function what its other side does not mention: ``\\int_{-a}^a f = 0``, ``f'(0) = 0``."""
    left, right = ({bare(v.name) for v in ex.variables(side)} for side in (statement.left, statement.right))
    return any(kind is Kind.FUNCTION and name in left ^ right for name, kind in symbols.kinds.items())
