"""What a claim that does not hold everywhere may be meant as: a condition on its symbols, a property of a function."""

from __future__ import annotations

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free.kinds import Kind, Symbols, bare, walk_sides

_ORDER = frozenset({"<", ">", "\\le", "\\ge"})


def restricts(statement: ex.Statement) -> bool:
    """Whether an inequality only says where something lies (``x > 0``, ``|x| < 1``): one side is a bare symbol or has
    none."""
    sides = (statement.left, statement.right)
    names = [v.name for side in sides for v in ex.variables(side)]
    if len(set(names)) > 1 and all(names.count(name) > 1 for name in names):
        return False  # x/y + y/x >= 2 is a law, or should be one
    return any(isinstance(side, ex.Variable) or not ex.variables(side) for side in sides)


def is_condition(statement: ex.Statement, symbols: Symbols) -> bool:
    """Whether an inequality may be meant as a condition on its symbols: it bounds a bare symbol, or compares with a
    plain value (``5x - y \\ge 0``, ``|z| < 1``) an expression that has each symbol once, or one of a matrix (``x^TAx > 0``)."""
    if statement.relation == "=":
        return False
    if restricts(statement):
        return True
    if any(not ex.variables(side) for side in (statement.left, statement.right)):
        return Kind.MATRIX in symbols.kinds.values() or _has_each_once(statement)
    return _has_each_once(statement)


def _has_each_once(statement: ex.Statement) -> bool:
    left, right = ([v.name for v in ex.variables(side)] for side in (statement.left, statement.right))
    return statement.relation in _ORDER and not set(left) & set(right) and len({*left, *right}) == len(left + right)


def bounds_a_symbol(statement: ex.Statement) -> bool:
    """``\\sigma > 0``, ``x < \\infty``, ``t < 2\\pi``: says where a symbol lies, even where it cannot lie elsewhere."""
    sides = (statement.left, statement.right)
    bare = any(isinstance(side, ex.Variable) for side in sides)
    return statement.relation in _ORDER and bare and any(map(_is_number, sides))


def bounds_a_functional(statement: ex.Statement, symbols: Symbols) -> bool:
    """``D(X) > 0``, ``P(B) < 1``: says that something is not constant, or not certain, which no law promises."""
    sides = (statement.left, statement.right)
    plain = any(
        isinstance(side, ex.Applied)
        and side.head.name in symbols.functionals
        and all(isinstance(argument, ex.Variable) for argument in side.arguments)
        for side in sides
    )
    return statement.relation in {"<", ">"} and plain and any(map(_is_number, sides))


def bounds_a_function(statement: ex.Statement, symbols: Symbols) -> bool:
    """``f(x) < 2\\pi``: says how large an unknown function is."""
    sides = (statement.left, statement.right)
    return (
        statement.relation in _ORDER
        and Kind.FUNCTION in symbols.kinds.values()
        and any(map(_is_number, sides))
        and any(isinstance(side, ex.Applied) for side in sides)
    )


def _is_number(side: ex.Expression) -> bool:
    """Whether a side has the same value in every world: ``2\\pi`` too."""
    return all(variable.name == Name("\\pi") for variable in ex.variables(side))


def bounds_a_family(statement: ex.Statement, symbols: Symbols) -> bool:
    """Whether an inequality bounds sums of a family, which may be what makes that family special; many a small edit makes it
    true of all."""
    return statement.relation in _ORDER and Kind.SEQUENCE in symbols.kinds.values()


def is_property_of_matrix(statement: ex.Statement, symbols: Symbols) -> bool:
    """Whether an equation says of one matrix which it is: symmetric, its own inverse, a projection, orthogonal."""
    sides = (statement.left, statement.right)
    names = {v.name for side in sides for v in ex.variables(side) if symbols.kinds.get(v.name) is not Kind.IDENTITY}
    if len(names) != 1 or not all(symbols.kinds.get(name) is Kind.MATRIX for name in names):
        return False
    return statement.relation == "=" and all(map(_is_form_of_one, sides))


def _is_form_of_one(side: ex.Expression) -> bool:
    """A matrix, its transpose, a power of it, a number, or a product of the matrix and its transpose."""
    match side:
        case ex.Sum(terms=(ex.Term(body=body),)):
            return _is_form_of_one(body)
        case ex.Product(factors=factors):
            return all(isinstance(f, ex.Variable) or _is_transposed(f) for f in factors)
        case ex.Power(base=ex.Variable(), exponent=exponent):
            return not ex.variables(exponent)
        case ex.Literal() | ex.Variable():
            return True
        case _:
            return _is_transposed(side)


def _is_transposed(node: ex.Expression) -> bool:
    return isinstance(node, ex.Transpose) and isinstance(node.body, ex.Variable)


def has_adjoint(statement: ex.Statement) -> bool:
    """Whether an operator's adjoint or adjugate occurs (``U^\\dagger``, ``A^*``): no symbol of its own, and the operator may be
    unitary or self-adjoint, which no text repeats at each line."""
    names = (v.name for side in (statement.left, statement.right) for v in ex.variables(side))
    return any(
        "dagger" in str(name) or (name.base.isupper() and any("*" in index.letter for index in name.sups))
        for name in names
    )


def is_about_pi(statement: ex.Statement) -> bool:
    """Whether an inequality bounds π by 0 or 1, as one does with a probability of that name, not with the number."""
    sides = (statement.left, statement.right)
    bound = any(isinstance(side, ex.Literal) and side.value in (0, 1) for side in sides)
    return (
        statement.relation in _ORDER
        and bound
        and any(side.name.base == "\\pi" for side in sides if isinstance(side, ex.Variable))
    )


def speaks_of_unknown_functions(statement: ex.Statement, symbols: Symbols) -> bool:
    """Whether a claim is about functions that only the note knows: some symbol stands before a bracket wherever it
    occurs, and nothing is differentiated, integrated or summed, so that the claim cannot be a rule for all functions."""
    nodes = list(walk_sides(statement))
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
