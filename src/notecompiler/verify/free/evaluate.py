"""The value of an expression in a world.

Ambiguous notation is read by what the symbols stand for: ``f(x)`` is a call when f is a function and a product when it
is a number; ``u \\cdot v`` is the inner product when both are vectors. An expression without a value raises `UndefinedError`.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TypeGuard

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.verify.free import arrays, elementary
from notecompiler.verify.free.calculus import derivative, integral, limit
from notecompiler.verify.free.chance import RandomVariable, functional_value
from notecompiler.verify.free.events import OF_SETS, event_of, is_set
from notecompiler.verify.free.fields import differential
from notecompiler.verify.free.large import product_of, sum_of
from notecompiler.verify.free.members import numbers_of, picked, symbol_value
from notecompiler.verify.free.nabla import OPERATORS
from notecompiler.verify.free.named_functions import named
from notecompiler.verify.free.operations import bars, binomial, number, plus, power_of, quotient, times
from notecompiler.verify.free.scalars import (
    UndefinedError,
    divide,
    double_factorial,
    factorial,
    inexact,
    multiply,
    root,
)
from notecompiler.verify.free.tables import bracket, table
from notecompiler.verify.free.values import Function, Value, is_array
from notecompiler.verify.free.world import World

_MINUS_ONE = Fraction(-1)
_ROUNDING = {"\\lfloor": "floor", "\\lceil": "ceil"}


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
            return symbol_value(node, world)
        case ex.Sum():
            return _sum(node, world)
        case ex.Product(operators=operators) if OF_SETS & {*operators}:
            return event_of(node, world, evaluate)
        case ex.Call(function="conj", arguments=(body,)) | ex.Power(base=body) if is_set(body):
            return event_of(node, world, evaluate)
        case ex.Power(base=ex.Variable() as body, exponent=ex.Variable(name=name)) if name.base in {
            "c",
            "C",
        } and isinstance(evaluate(body, world), RandomVariable):
            return event_of(node, world, evaluate)
        case ex.Product():
            return _product(node, world)
        case ex.Quotient(numerator=above, denominator=below):
            return quotient(evaluate(above, world), evaluate(below, world), world.mp)
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
        case ex.Call(function=function) if function in OPERATORS:
            world.budget.spend()
            return differential(node, world, evaluate)
        case ex.Call(function="det", arguments=(argument,)) if isinstance(drawn := _inside(argument), ex.Matrix):
            return table(replace(drawn, environment="vmatrix"), world, evaluate)
        case ex.Call():
            return _call(node, world)
        case ex.Applied():
            return _applied(node, world)
        case ex.Bracket(items=items):
            return bracket([evaluate(item, world) for item in items])
        case ex.Matrix():
            return table(node, world, evaluate)
        case ex.Bars():
            return bars(evaluate(node.body, world), world.mp)
        case ex.Radical(radicand=radicand, degree=degree):
            return root(_scalar(radicand, world), Fraction(2) if degree is None else _scalar(degree, world), world.mp)
        case ex.Binomial(top=top, bottom=bottom):
            return binomial(evaluate(top, world), evaluate(bottom, world), world.mp)
        case ex.Conditional():
            raise UndefinedError("bar-outside-of-probability")
        case ex.Member(body=body, indices=indices):
            return picked(evaluate(body, world), [k for index in indices for k in numbers_of(index, world)])
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


def _scalar(node: ex.Expression, world: World) -> Value:
    return number(evaluate(node, world))


def _sum(node: ex.Sum, world: World) -> Value:
    mp = world.mp
    total: Value | None = None
    for term in node.terms:
        if total is None and term.sign == "-" and _is_remainder(term.body):
            total = _product(_negated(term.body), world)  # -7 mod 3 is 2
            continue
        value = evaluate(term.body, world)
        if term.sign == "-":
            value = arrays.each(lambda x: multiply(_MINUS_ONE, x, mp), value)
        elif term.sign != "+":
            raise UndefinedError("both-signs")
        total = value if total is None else plus(total, value, mp)
    return total


def _is_remainder(node: ex.Expression) -> TypeGuard[ex.Product]:
    return isinstance(node, ex.Product) and node.operators[-1] == "\\bmod"


def _negated(node: ex.Product) -> ex.Product:
    first = node.factors[0]
    return replace(node, factors=(ex.Sum(first.span, (ex.Term("-", first),)), *node.factors[1:]))


_ENTRIES = 3
"""Products of entries, in a product of arrays, that cost one step."""


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
        if is_array(value) and is_array(result):
            world.budget.spend(result.size * value.shape[0] // _ENTRIES)
    return result


def _inside(node: ex.Expression) -> ex.Expression:
    while isinstance(node, ex.Grouped):
        node = node.body
    return node


def _is_vector(value: Value) -> bool:
    return bool(is_array(value) and value.ndim == 1)


def _postfix(node: ex.Postfix, world: World) -> Value:
    match node.mark:
        case "!" if isinstance(node.body, ex.Postfix) and node.body.mark == "!":
            return double_factorial(_scalar(node.body.body, world))
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


def _call(node: ex.Call, world: World) -> Value:
    if node.function == "infinity":
        return world.mp.inf
    arguments = [evaluate(argument, world) for argument in node.arguments]
    return named(node.function, None if node.index is None else _scalar(node.index, world), arguments, world.mp)


def _power(node: ex.Power, world: World) -> Value:
    """A power. Of ``P(1+r)^n`` it is one of the bracket alone when P is a number, of the whole when P is a function."""
    exponent = _scalar(node.exponent, world)
    match node.base:
        case ex.Applied(head=head, arguments=(argument,)) if head.name not in world.functionals:
            factor = evaluate(head, world)
            if not isinstance(factor, Function):
                return times(factor, power_of(evaluate(argument, world), exponent, world.mp), "", world.mp)
        case _:
            pass
    return power_of(evaluate(node.base, world), exponent, world.mp)


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
    read = partial(event_of, evaluate=evaluate) if name == "probability" else evaluate
    arguments: list[Value] = []
    bar = False
    for argument in node.arguments:
        bar = bar or isinstance(argument, ex.Conditional)
        pair = (argument.left, argument.right) if isinstance(argument, ex.Conditional) else (argument,)
        for part in pair:
            items = part.items if isinstance(part, ex.Bracket) else (part,)
            arguments.extend(read(item, world) for item in items)
    return functional_value(name, arguments, bar, world.mp)


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
    return plus(at_high, arrays.each(lambda x: multiply(Fraction(-1), x, world.mp), at_low), world.mp)


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
