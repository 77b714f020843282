r"""Whether an equation that fails can only have been meant as a law, so that failing makes it wrong.

Three things speak for it: its form (a rule about any two functions, a derivative that is spelled out), words that announce a
law or a mistake, and a list of identities around it. A curve, an equation to solve, a property of a function or an event
and the laws of Boolean algebra must not be taken for one.
"""

from __future__ import annotations

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.rewrite import with_parts
from notecompiler.verify.free.kinds import Kind, Symbols, bare, family, walk
from notecompiler.verify.free.place import AXES
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.trivial import shape

_PLAIN = frozenset({Kind.REAL, Kind.POSITIVE, Kind.WHOLE, Kind.COMPLEX, Kind.VECTOR, Kind.MATRIX, Kind.IDENTITY})
"""Kinds of symbols about which a law holds always or never. What is said of a function, an event or a random variable
may be its very property (odd, periodic, independent, a partition)."""
_FUNCTIONS = frozenset({Kind.FUNCTION, Kind.DEPENDENT})
_COORDINATES = frozenset({"x", "y", "z", "r", "\\theta", "\\rho", "\\varphi", "\\phi"})


def is_law(statement: ex.Statement, symbols: Symbols, setting: Setting) -> bool:
    """Whether an equation that does not hold everywhere was meant to: by its form, by the words, or by its list."""
    if _is_recursion(statement) or _is_of_one_matrix(statement, symbols):
        return False
    if statement.relation != "=":
        return setting.sheet and statement.relation in {"\\le", "\\ge", "<", ">"} and _shares(statement)
    if symbols.axes:
        return _is_spelled_out_operator(statement)
    if Kind.VECTOR not in symbols.kinds.values() and _is_taken_apart(statement):
        return True
    if _is_rule_for_functions(statement, symbols) or _is_spelled_out_derivative(statement, symbols):
        return True
    if setting.law and _is_general(statement, symbols) and not _may_be_curve(statement):
        return True
    if setting.law and _is_about_one_variable(statement, symbols):
        return True
    return setting.sheet and _is_listed(statement, symbols)


def _is_recursion(statement: ex.Statement) -> bool:
    """Whether a member of a family is given by its neighbours (``M_t = t M_{t-1} + …``): what defines a sequence holds for no
    other."""
    match statement.left:
        case ex.Variable(name=name) | ex.Power(base=ex.Variable(name=name)):
            steps = {(i.letter, i.offset) for i in name.subs if i.letter}
        case _:
            return False
    others = [v.name for v in ex.variables(statement.right) if v.name.base == name.base]
    return any(
        i.letter == letter and i.offset != offset for other in others for i in other.subs for letter, offset in steps
    )


def _is_of_one_matrix(statement: ex.Statement, symbols: Symbols) -> bool:
    """``|\\lambda E - A| = (\\lambda - 1)(\\lambda + 2)``: a matrix on one side, on the other numbers that only one matrix has."""
    matrices = {name for name, kind in symbols.kinds.items() if kind is Kind.MATRIX}
    left, right = _sides(statement)
    for here, there, other in ((left, right, statement.right), (right, left, statement.left)):
        if here & matrices and not there & matrices and any(map(_has_a_number, walk(other))):
            return True
        if here - there and any(isinstance(node, ex.Matrix) for node in walk(other)):
            return True
    return False


def _has_a_number(node: ex.Expression) -> bool:
    return isinstance(node, ex.Sum) and any(isinstance(term.body, ex.Literal) for term in node.terms)


def _sides(statement: ex.Statement) -> tuple[set[Name], set[Name]]:
    return {v.name for v in ex.variables(statement.left)}, {v.name for v in ex.variables(statement.right)}


def _nodes(statement: ex.Statement) -> list[ex.Expression]:
    return [*walk(statement.left), *walk(statement.right)]


def _shares(statement: ex.Statement) -> bool:
    """Whether both sides speak of the same symbols, one of them perhaps of fewer."""
    left, right = ({bare(name) for name in side} for side in _sides(statement))
    return bool(left & right) and (left <= right or right <= left)


def _is_rule_for_functions(statement: ex.Statement, symbols: Symbols) -> bool:
    """``(fg)' = f'g'``: a derivative of two unknown functions, in terms of the same two. Nobody solves that for both."""
    functions = {name for name, kind in symbols.kinds.items() if kind in _FUNCTIONS}
    left, right = ({bare(name) for name in side} & functions for side in _sides(statement))
    return len(functions) > 1 and left == right == functions and any(map(_is_derivative, walk(statement.left)))


def _is_taken_apart(statement: ex.Statement) -> bool:
    """``\\ln(a + b) = \\ln a + \\ln b``, ``(a - b)^2 = a^2 - b^2``: a function of a sum taken term by term, as if it were linear.
    Nobody means that for the few values for which it holds; of lengths and unknown functions it may be a property."""
    match statement.right:
        case ex.Sum(terms=parts) if len(parts) > 1 and not any(
            isinstance(node, ex.Bars | ex.Applied | ex.Derivative | ex.Integral | ex.Large)
            for node in _nodes(statement)
        ):
            bodies = [shape(part.body) for part in parts]
            signs = [part.sign for part in parts]
        case _:
            return False
    for node in walk(statement.left):
        if (
            isinstance(node, ex.Sum)
            and [t.sign for t in node.terms] == signs
            and all(ex.variables(t.body) for t in node.terms)
        ):
            taken = [_with(statement.left, node, term.body) for term in node.terms]
            if [shape(each) for each in taken] == bodies and any(map(_is_bent, walk(statement.left))):
                return True
    return False


def _is_bent(node: ex.Expression) -> bool:
    """Whether a node is no linear operation on its parts."""
    if isinstance(node, ex.Call):
        return node.function in _BENT
    return isinstance(node, ex.Power | ex.Radical | ex.Quotient)


_BENT = frozenset({"ln", "log", "lg", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "det", "arctan"})


def _with(node: ex.Expression, old: ex.Expression, new: ex.Expression) -> ex.Expression:
    if node is old:
        return new
    return with_parts(node, tuple(_with(part, old, new) for part in ex.parts(node)))


def _is_spelled_out_operator(statement: ex.Statement) -> bool:
    """``\\nabla\\times F = (\\partial F_z/\\partial y - …)``: an operator by the derivatives of the same field, and nothing else."""
    match statement.left:
        case ex.Call(arguments=(ex.Variable(name=field),)):
            others = {family(v.name) for v in ex.variables(statement.right)} - {family(field)}
            by = [
                name for node in walk(statement.right) if isinstance(node, ex.Derivative) for name, _ in node.variables
            ]
            return not others and bool(by) and all(name in AXES for name in by)
        case _:
            return False


def _is_spelled_out_derivative(statement: ex.Statement, symbols: Symbols) -> bool:
    """``(x^3)' = 2x^2``, an antiderivative of what is spelled out: computed, in terms of the same symbol."""
    if not _PLAIN.issuperset(symbols.kinds.values()) or _unknown_functions(statement):
        return False
    left, right = _sides(statement)
    computed = isinstance(statement.left, ex.Derivative | ex.Postfix) and _is_derivative(statement.left)
    indefinite = isinstance(statement.left, ex.Integral) and statement.left.lower is None
    return (computed or indefinite) and bool(right & left) and right <= left


def _is_general(statement: ex.Statement, symbols: Symbols) -> bool:
    """Whether an equation speaks of several plain symbols, its two sides of the same; or says what a derivative, an integral
    or a sum is. Any other equation in one symbol may be one to solve."""
    if not _PLAIN.issuperset(symbols.kinds.values()) or _unknown_functions(statement):
        return False
    if any(map(_is_number_of_choices, _nodes(statement))):
        return False
    left, right = _sides(statement)
    several = len(symbols.kinds) > 1 and bool(left & right) and (left <= right or right <= left)
    return several or any(map(_is_calculus, walk(statement.left)))


def _is_listed(statement: ex.Statement, symbols: Symbols) -> bool:
    """Whether an equation in a list of identities belongs there: both sides speak of the same symbols, and it is no
    property of an unknown function or of events, and no law of another algebra."""
    if _may_be_boolean(statement) or any(map(_is_number_of_choices, _nodes(statement))):
        return False
    kinds = set(symbols.kinds.values())
    if _rules_a_function(statement) or _sums_a_given_family(statement, symbols):
        return False
    if kinds & _FUNCTIONS:
        return kinds <= _PLAIN | _FUNCTIONS and _shares(statement) and any(map(_is_derivative, walk(statement.left)))
    if Kind.RANDOM in kinds:
        return _is_about_one_variable(statement, symbols)
    if _unknown_functions(statement) or not kinds <= _PLAIN | {Kind.SEQUENCE, Kind.MEAN, Kind.LENGTH, Kind.SIGMOID}:
        return False
    return _shares(statement) or any(map(_is_calculus, walk(statement.left)))


def _sums_a_given_family(statement: ex.Statement, symbols: Symbols) -> bool:
    """``\\sum_k a_k = \\sum_k (1/k - 1/(k+1))``: a family on one side only is one that the note has given, not any."""
    families = {name for name, kind in symbols.kinds.items() if kind is Kind.SEQUENCE}
    left, right = ({family(name) for name in side} for side in _sides(statement))
    return bool(left & families) != bool(right & families)


def _rules_a_function(statement: ex.Statement) -> bool:
    """``dy/dx = -3y``, ``y' = ky``: a differential equation, whose one side is the derivative of a bare symbol."""
    for side in (statement.left, statement.right):
        match side:
            case ex.Derivative(body=ex.Variable()) | ex.Postfix(body=ex.Variable()):
                return True
            case ex.Variable(name=name) if name.primes or name.accent in {"dot", "ddot"}:
                return True
            case _:
                pass
    return False


def _is_about_one_variable(statement: ex.Statement, symbols: Symbols) -> bool:
    """``Var(aX + b) = …``: one random variable with free numbers, the same on both sides. Without the numbers it may be a
    property (``Var X = E X``), with two variables their independence."""
    kinds = list(symbols.kinds.values())
    return kinds.count(Kind.RANDOM) == 1 and set(kinds) == {Kind.RANDOM, Kind.REAL} and _shares(statement)


def _may_be_curve(statement: ex.Statement) -> bool:
    """Whether an equation may be that of a curve or surface: algebraic, between coordinates."""
    coordinates = {name.base for side in _sides(statement) for name in side} & _COORDINATES
    plain = (ex.Literal, ex.Variable, ex.Sum, ex.Product, ex.Quotient, ex.Power, ex.Grouped, ex.Applied, ex.Radical)
    return len(coordinates) > 1 and all(isinstance(node, plain) for node in _nodes(statement))


def _may_be_boolean(statement: ex.Statement) -> bool:
    """Whether an equation uses sums and products of capitals with 0 and 1 only, as Boolean algebra does."""
    for node in _nodes(statement):
        match node:
            case ex.Literal(value=value) if value in (0, 1):
                pass
            case ex.Variable(name=name) if name.base.isupper():
                pass
            case ex.Sum() | ex.Product() | ex.Grouped() | ex.Applied():
                pass
            case _:
                return False
    return True


def _is_derivative(node: ex.Expression) -> bool:
    return isinstance(node, ex.Derivative) or (isinstance(node, ex.Postfix) and node.mark.startswith("'"))


def _is_calculus(node: ex.Expression) -> bool:
    return _is_derivative(node) or isinstance(node, ex.Integral | ex.Large)


def _is_number_of_choices(node: ex.Expression) -> bool:
    """Whether a power may be the number of combinations or arrangements (``C_n^k``, ``A_n^k``)."""
    if not isinstance(node, ex.Power) or not isinstance(node.base, ex.Variable):
        return False
    return node.base.name.base in {"C", "A", "P"} and bool(node.base.name.subs)


def _unknown_functions(statement: ex.Statement) -> bool:
    """Whether a symbol stands before brackets only, so that it may be a function that this program does not know."""
    heads: set[Name] = set()
    alone: set[Name] = set()
    waiting: list[ex.Expression] = [statement.left, statement.right]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ex.Applied):
            heads.add(node.head.name)
            waiting += node.arguments
        else:
            if isinstance(node, ex.Variable):
                alone.add(node.name)
            waiting += ex.parts(node)
    return bool(heads - alone - {Name("\\sigma")})
