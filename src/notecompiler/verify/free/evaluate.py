"""The value of an expression in a world.

Ambiguous notation is read by what the symbols stand for: ``f(x)`` is a call when f is a function and a product when it
is a number; ``u \\cdot v`` is the inner product when both are vectors. An expression without a value raises `UndefinedError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name
from notecompiler.verify.free import arrays, elementary
from notecompiler.verify.free.calculus import derivative, integral, limit
from notecompiler.verify.free.chance import RandomVariable, functional_value, union
from notecompiler.verify.free.large import product_of, sum_of
from notecompiler.verify.free.scalars import (
    UndefinedError,
    add,
    divide,
    factorial,
    inexact,
    multiply,
    power,
    real,
    root,
    whole,
)
from notecompiler.verify.free.values import Array, Function, Sequence1, Value, is_array, matrix, vector
from notecompiler.verify.free.world import CONSTANTS, World


def evaluate(node: ex.Expression, world: World) -> Value:  # noqa: C901 (one case for each kind of node)
    """The value of `node`.

    Raises:
        UndefinedError: there is no value in this world, or the notation has no reading here.
        TooLargeError: the value is too large to compute.
    """
    match node:
        case ex.Literal(value=value):
            return value
        case ex.Variable():
            return _variable(node, world)
        case ex.Sum():
            return _sum(node, world)
        case ex.Product():
            return _product(node, world)
        case ex.Quotient(numerator=above, denominator=below):
            return _quotient(evaluate(above, world), evaluate(below, world), world.mp)
        case ex.Large() | ex.Integral() | ex.Derivative():
            world.budget.spend()
            return _operator(node, world)
        case ex.Power():
            return _power(node, world)
        case ex.Transpose(body=body):
            value = evaluate(body, world)
            return value.T if is_array(value) else value
        case ex.Postfix():
            return _postfix(node, world)
        case ex.Grouped(opener="\\lfloor" | "\\lceil" as opener, body=body):
            return elementary.apply(_ROUNDING[opener], [_scalar(body, world)], world.mp)
        case ex.Grouped(body=body):
            return evaluate(body, world)
        case ex.Call():
            return call(node, world)
        case ex.Applied():
            return _applied(node, world)
        case ex.Bracket(items=items):
            return _bracket([evaluate(item, world) for item in items])
        case ex.Matrix():
            return _matrix(node, world)
        case ex.Bars():
            return _bars(evaluate(node.body, world), world.mp)
        case ex.Radical(radicand=radicand, degree=degree):
            return root(_scalar(radicand, world), Fraction(2) if degree is None else _scalar(degree, world), world.mp)
        case ex.Binomial(top=top, bottom=bottom):
            return _binomial(evaluate(top, world), evaluate(bottom, world), world.mp)
        case ex.Conditional():
            raise UndefinedError("bar-outside-of-probability")
        case ex.Member(body=body, indices=indices):
            return _picked(evaluate(body, world), [k for index in indices for k in _indices(index, world)])
        case ex.Condition():
            raise UndefinedError("condition-without-probability")
        case ex.Words():
            raise UndefinedError("words")
        case ex.Unread(reason=reason):
            raise UndefinedError(reason)


def _operator(node: ex.Large | ex.Integral | ex.Derivative, world: World) -> Value:
    """The operators that evaluate their body many times."""
    match node:
        case ex.Large():
            return _large(node, world)
        case ex.Integral():
            return integral(node, world, evaluate)
        case ex.Derivative():
            return derivative(node, world, evaluate)


_ROUNDING = {"\\lfloor": "floor", "\\lceil": "ceil"}


def _scalar(node: ex.Expression, world: World) -> Value:
    value = evaluate(node, world)
    if is_array(value) and value.size == 1:
        return value.flat[0]
    if is_array(value) or isinstance(value, Function | Sequence1 | RandomVariable | tuple):
        raise UndefinedError("number-wanted-here")
    return value


def _variable(node: ex.Variable, world: World) -> Value:
    name = node.name
    if name in world.values:
        value = world.values[name]
        return value.alone if isinstance(value, Sequence1) and value.alone is not None else value
    if name.primes:
        return _primed(node, world)
    if name.base in CONSTANTS and name == type(name)(name.base):
        return +getattr(world.mp, CONSTANTS[name.base])
    if world.complex_numbers and name == type(name)("i"):
        return world.mp.mpc(0, 1)
    return _member(node, world)


def _primed(node: ex.Variable, world: World) -> Value:
    """A symbol with primes: the derivative of the function, or of the dependent symbol at the world's point."""
    name = node.name
    plain = type(name)(name.base, name.accent, 0, name.subs, name.sups)
    function = world.values.get(plain)
    if plain in world.dependent and world.implicit is not None:
        point = world.values[world.implicit]
        return world.dependent[plain].value([point], [name.primes], world.mp)
    if isinstance(function, Function):
        inner = function
        return Function(
            str(name), lambda arguments, orders, mp: inner.value(arguments, [orders[0] + name.primes, *orders[1:]], mp)
        )
    raise UndefinedError(f"unknown-symbol: {name}")


def _member(node: ex.Variable, world: World) -> Value:
    """An indexed symbol whose family is a sequence, a vector or a matrix: ``x_i`` with i bound, ``a_{k+1}``, ``u_1``."""
    name = node.name
    family = type(name)(name.base, name.accent)
    value = world.values.get(family)
    if value is None and name.base in {"P", "Q"} and not name.subs:
        return world.values.get(type(name)(name.base.lower())) or _unknown(name)
    if value is None or name.sups or not name.subs:
        raise UndefinedError(f"unknown-symbol: {name}")
    indices = [k for index in name.subs for k in _indices(index, world)]
    return _picked(value, indices)


def _picked(value: Value, indices: Sequence[int]) -> Value:
    """The member of a family, a vector or a matrix at its indices."""
    if isinstance(value, Sequence1):
        return value.item(tuple(indices))
    if isinstance(value, tuple) and len(indices) == 1 and 1 <= indices[0] <= len(value):
        return value[indices[0] - 1]
    if (
        is_array(value)
        and len(indices) == value.ndim
        and all(1 <= k <= n for k, n in zip(indices, value.shape, strict=True))
    ):
        return value[tuple(k - 1 for k in indices)]
    raise UndefinedError("no-such-member")


def _unknown(name: Name) -> Value:
    raise UndefinedError(f"unknown-symbol: {name}")


def _indices(index: Index, world: World) -> list[int]:
    """The numbers of one index; ``ij`` without a comma is two of them when i and j are bound."""
    try:
        return [_index(index.letter, index.offset, world)]
    except UndefinedError:
        if len(index.letter) < 2 or index.offset:
            raise
        return [_index(letter, 0, world) for letter in index.letter]


def _index(letter: str, offset: int, world: World) -> int:
    if not letter:
        return offset
    for name, value in world.values.items():
        if name.base == letter and not name.indices:
            return whole(value, world.mp) + offset
    if "+" in letter or "-" in letter:
        return (
            sum((-1 if sign == "-" else 1) * _multiple(term, world) for sign, term in _TERMS.findall(letter)) + offset
        )
    raise UndefinedError(f"unbound-index: {letter}")


_TERMS = re.compile(r"([+-]?)([^+-]+)")
_MULTIPLE = re.compile(r"(\d*)(\D*)")


def _multiple(term: str, world: World) -> int:
    """A term of an index: a number, a letter, or a multiple of it (``2i``)."""
    found = _MULTIPLE.fullmatch(term)
    if found is None:
        raise UndefinedError(f"unbound-index: {term}")
    digits, letter = found.groups()
    return int(digits or 1) * (_index(letter, 0, world) if letter else 1)


# ── arithmetic ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _sum(node: ex.Sum, world: World) -> Value:
    mp = world.mp
    total: Value | None = None
    for term in node.terms:
        value = evaluate(term.body, world)
        if term.sign == "-":
            value = arrays.each(lambda x: multiply(Fraction(-1), x, mp), value)
        elif term.sign != "+":
            raise UndefinedError("both-signs")
        total = value if total is None else _plus(total, value, mp)
    return total


def _plus(a: Value, b: Value, mp: Any) -> Value:
    if is_array(a) != is_array(b):
        a, b = (x.flat[0] if is_array(x) and x.size == 1 else x for x in (a, b))
        if is_array(a) != is_array(b):
            raise UndefinedError("number-plus-array")
    return arrays.broadcast(lambda x, y: add(x, y, mp), a, b)


_ELEMENTWISE = frozenset({"\\odot", "\\circ", "*", "\\otimes", "\\bullet"})


def _product(node: ex.Product, world: World) -> Value:
    result = evaluate(node.factors[0], world)
    for operator, factor in zip(node.operators, node.factors[1:], strict=True):
        value = evaluate(factor, world)
        if operator == "\\bmod":
            result = elementary.apply("mod", [result, value], world.mp)
        elif world.outer and isinstance(_inside(factor), ex.Transpose) and _is_vector(result) and _is_vector(value):
            result = arrays.product(result.reshape(-1, 1), value.reshape(1, -1), world.mp)
        else:
            result = times(result, value, operator, world.mp)
    return result


def _inside(node: ex.Expression) -> ex.Expression:
    while isinstance(node, ex.Grouped):
        node = node.body
    return node


def _is_vector(value: Value) -> bool:
    return bool(is_array(value) and value.ndim == 1)


def times(a: Value, b: Value, operator: str, mp: Any) -> Value:
    """The product that `operator` spells of two values. Raises UndefinedError where shapes do not fit."""
    if operator in {"\\cup", "\\cap"}:
        if not isinstance(a, RandomVariable) or not isinstance(b, RandomVariable):
            raise UndefinedError("sets")
        return union(a, b) if operator == "\\cup" else arrays.broadcast(lambda x, y: multiply(x, y, mp), a, b)
    if isinstance(a, Function | Sequence1 | tuple) or isinstance(b, Function | Sequence1 | tuple):
        raise UndefinedError("product-with-function")
    if not is_array(a) or not is_array(b):
        return arrays.broadcast(lambda x, y: multiply(x, y, mp), a, b)
    if operator == "\\times" and a.shape == b.shape == (3,):
        return arrays.cross(a, b, mp)
    if operator in _ELEMENTWISE and a.shape == b.shape and not (operator == "*" and a.ndim == 2):
        return arrays.broadcast(lambda x, y: multiply(x, y, mp), a, b)
    if operator == "\\cdot" and a.shape == b.shape and a.ndim == 2 and a.shape[1] == 1:
        return arrays.dot(a.reshape(-1), b.reshape(-1), mp)
    return arrays.product(a, b, mp)


def _quotient(above: Value, below: Value, mp: Any) -> Value:
    if is_array(below):
        raise UndefinedError("division-by-array")
    return arrays.each(lambda x: divide(x, below, mp), above)


def _power(node: ex.Power, world: World) -> Value:
    mp = world.mp
    base = evaluate(node.base, world)
    exponent = _scalar(node.exponent, world)
    if isinstance(base, RandomVariable):
        return arrays.each(lambda x: power(x, exponent, mp), base)
    if not is_array(base):
        if isinstance(base, Function | Sequence1):
            raise UndefinedError("power-of-function")
        return power(base, exponent, mp)
    if base.ndim == 1 and exponent == 2:
        return arrays.dot(base, base, mp)
    return arrays.matrix_power(base, whole(exponent, mp), mp)


def _postfix(node: ex.Postfix, world: World) -> Value:
    match node.mark:
        case "!":
            return factorial(_scalar(node.body, world), world.mp)
        case "%":
            return divide(_scalar(node.body, world), Fraction(100), world.mp)
        case "deg":
            return inexact(_scalar(node.body, world), world.mp) * world.mp.pi / 180
        case mark if mark and set(mark) == {"'"}:
            return derivative(ex.Derivative(node.span, node.body, ((None, len(mark)),)), world, evaluate)
        case _:
            raise UndefinedError("unknown-mark")


def _binomial(n: Value, k: Value, mp: Any) -> Value:
    bottom = whole(k, mp)
    if bottom < 0:
        return Fraction(0)
    if bottom > 500:
        raise UndefinedError("large-binomial-coefficient")
    result: Value = Fraction(1)
    for step in range(bottom):
        result = multiply(result, divide(add(n, Fraction(-step), mp), Fraction(step + 1), mp), mp)
    return result


# ── functions ──────────────────────────────────────────────────────────────────────────────────────────────────────


def call(node: ex.Call, world: World) -> Value:
    """A named function: of numbers, elementwise of vectors, or one of matrices."""
    mp = world.mp
    if node.function == "infinity":
        return mp.inf
    arguments = [evaluate(argument, world) for argument in node.arguments]
    if not arguments:
        raise UndefinedError("function-without-argument")
    if node.function == "norm":
        return _norm(arguments[0], Fraction(2) if node.index is None else _scalar(node.index, world), mp)
    if node.function in _OF_ARRAYS:
        return _OF_ARRAYS[node.function](arguments, mp)
    if node.function in {"max", "min"} and len(arguments) == 1 and is_array(arguments[0]):
        return elementary.apply(node.function, list(arguments[0].flat), mp)
    if node.function in {"ln", "log"}:
        base = None if node.index is None else _scalar(node.index, world)
        return arrays.each(lambda x: elementary.logarithm(x, base, mp), arguments[0])
    if node.function == "lg":
        return arrays.each(lambda x: elementary.logarithm(x, Fraction(10), mp), arguments[0])
    if len(arguments) == 1:
        if node.function in _OF_MATRICES and is_array(arguments[0]) and arguments[0].ndim == 2:
            raise UndefinedError("function-of-matrix")
        return arrays.each(lambda x: elementary.apply(node.function, [x], mp), arguments[0])
    return elementary.apply(node.function, arguments, mp)


_OF_MATRICES = frozenset({"exp", "sin", "cos", "tan", "sinh", "cosh"})
"""Functions that of a matrix mean their power series, not their values element by element."""


def _softmax(arguments: list[Value], mp: Any) -> Array:
    (x,) = arguments
    if not is_array(x):
        raise UndefinedError("softmax of a number")
    if x.ndim == 2:  # row by row, as in attention
        return matrix([list(_softmax([row], mp)) for row in x])
    exponentials = [mp.exp(inexact(item, mp)) for item in x]
    total = mp.fsum(exponentials)
    return vector([item / total for item in exponentials])


def _norm(value: Value, index: Value, mp: Any) -> Value:
    """The p-norm of a vector, or of a number; of a matrix the one over its entries is not meant."""
    if is_array(value) and value.ndim != 1:
        raise UndefinedError("norm-of-matrix")
    items = list(value) if is_array(value) else [value]
    if not isinstance(index, Fraction) and mp.isinf(index):
        return elementary.apply("max", [abs(x) for x in items], mp)
    if index == 0:
        raise UndefinedError("number-of-entries")
    powers = [power(abs(x), index, mp) for x in items]
    total = powers[0]
    for item in powers[1:]:
        total = add(total, item, mp)
    return root(total, index, mp)


_OF_ARRAYS: dict[str, Callable[[list[Value], Any], Value]] = {
    "det": lambda a, mp: arrays.determinant(a[0], mp) if is_array(a[0]) else a[0],
    "tr": lambda a, mp: arrays.trace(a[0], mp) if is_array(a[0]) else a[0],
    "softmax": _softmax,
    "concat": lambda a, _mp: vector(a),
    "diag": lambda a, _mp: matrix(
        [[x if i == j else Fraction(0) for j in range(len(a[0]))] for i, x in enumerate(a[0])]
    ),
}


def _applied(node: ex.Applied, world: World) -> Value:
    functional = functional_of(node, world)
    if functional is not None:
        return functional
    head = evaluate(node.head, world)
    arguments = [evaluate(argument, world) for argument in node.arguments]
    if isinstance(head, Function):
        if not head.arrays and any(is_array(argument) for argument in arguments):
            raise UndefinedError("function-of-array")
        return head.value(arguments, [0] * len(arguments), world.mp)
    if len(arguments) == 1:
        return times(head, arguments[0], "", world.mp)
    raise UndefinedError("number-applied-to-several-arguments")


def functional_of(node: ex.Applied, world: World) -> Value | None:
    """The value of an expectation, variance, covariance, probability, entropy or divergence; None for anything else."""
    if node.head.name not in world.functionals:
        return None
    name = world.functionals[node.head.name]
    arguments: list[Value] = []
    bar = False
    for argument in node.arguments:
        bar = bar or isinstance(argument, ex.Conditional)
        pair = (argument.left, argument.right) if isinstance(argument, ex.Conditional) else (argument,)
        for part in pair:
            items = part.items if isinstance(part, ex.Bracket) else (part,)
            arguments.extend(evaluate(item, world) for item in items)
    return functional_value(name, arguments, bar, world.mp)


# ── arrays, bars, large operators ──────────────────────────────────────────────────────────────────────────────────


def _bracket(items: list[Value]) -> Value:
    if items and all(is_array(item) and item.ndim == 1 for item in items) and len({len(item) for item in items}) == 1:
        return matrix([list(item) for item in items])
    return vector(items)


def _matrix(node: ex.Matrix, world: World) -> Value:
    if node.environment in {"cases", "dcases", "rcases"}:
        return _cases(node, world)
    rows = [[evaluate(cell, world) for cell in row] for row in node.rows]
    if node.environment in {"vmatrix", "vmatrix*"} and any(is_array(cell) for cell in rows[0]):
        return arrays.formal_determinant(rows, world.mp)
    value = matrix(rows)
    if node.environment in {"vmatrix", "vmatrix*"}:
        return arrays.determinant(value, world.mp)
    return value.reshape(-1) if value.shape[1] == 1 else value


_OTHERWISE = re.compile(r"\s*(?:otherwise|else|其他|其它|其余|否则)", re.IGNORECASE)


def _cases(node: ex.Matrix, world: World) -> Value:
    """The value of the first row whose condition holds."""
    for row in node.rows:
        match row:
            case (value, ex.Condition() as condition):
                if _holds(condition, world):
                    return evaluate(value, world)
            case (value, ex.Words(text=text)) if _OTHERWISE.match(text):
                return evaluate(value, world)
            case _:
                raise UndefinedError("cases")
    raise UndefinedError("no-case-applies")


def _holds(condition: ex.Condition, world: World) -> bool:
    left, right = _scalar(condition.left, world), _scalar(condition.right, world)
    if condition.relation in {"=", "\\neq"}:
        return bool(left == right) == (condition.relation == "=")
    difference = real(add(left, multiply(Fraction(-1), right, world.mp), world.mp), world.mp)
    return bool(
        {"<": difference < 0, ">": difference > 0, "\\le": difference <= 0, "\\ge": difference >= 0}[condition.relation]
    )


def _bars(value: Value, mp: Any) -> Value:
    if is_array(value):
        return arrays.norm(value, mp) if value.ndim == 1 else arrays.determinant(value, mp)
    return abs(value)


def _evaluated(node: ex.Large, world: World) -> Value:
    """The body at the upper bound less the body at the lower; at the only bound, the body there."""
    match node.lower:
        case ex.Statement(left=ex.Variable(name=name), relation="=", right=low):
            at_low = evaluate(node.body, world.bind(name, evaluate(low, world)))
        case _:
            raise UndefinedError("unusual-bounds")
    if node.upper is None:
        return at_low
    at_high = evaluate(node.body, world.bind(name, evaluate(node.upper, world)))
    return _plus(at_high, arrays.each(lambda x: multiply(Fraction(-1), x, world.mp), at_low), world.mp)


def _large(node: ex.Large, world: World) -> Value:
    match node.operator:
        case "\\sum":
            return sum_of(node, world, evaluate)
        case "\\prod":
            return product_of(node, world, evaluate)
        case "\\lim":
            return limit(node, world, evaluate)
        case ex.EVALUATED:
            return _evaluated(node, world)
        case "\\max" | "\\min" if node.lower is None and node.upper is None:
            value = evaluate(node.body, world)
            items = list(value.flat) if is_array(value) else [value]
            return elementary.apply(node.operator[1:], items, world.mp)
        case _:
            raise UndefinedError(f"unsupported-operator: {node.operator}")
