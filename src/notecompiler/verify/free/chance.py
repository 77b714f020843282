r"""Random variables, events and distributions in worlds with finitely many outcomes.

A random variable is its value for each of a few outcomes of known probability, so that expectation, variance,
covariance and probability are finite sums and every law about them can be computed exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from random import Random
from typing import Any

from notecompiler.record import Record
from notecompiler.verify.free.elementary import apply
from notecompiler.verify.free.scalars import Scalar, UndefinedError, add, divide, inexact, multiply

_WEIGHTS = (Fraction(1, 8), Fraction(3, 8), Fraction(1, 6), Fraction(1, 12), Fraction(1, 4))


class RandomVariable(Record):
    """A value for each outcome; the outcomes of all variables of a world are the same. An event has values 0 and 1."""

    values: tuple[Scalar, ...]


def random_variable(rng: Random, low: float, high: float) -> RandomVariable:
    """A variable with independent values between two bounds."""
    return RandomVariable(tuple(Fraction(round(rng.uniform(low, high) * 16), 16) for _ in _WEIGHTS))


def nothing() -> RandomVariable:
    """The event that never happens."""
    return RandomVariable((Fraction(0),) * len(_WEIGHTS))


def event(rng: Random) -> RandomVariable:
    """An event that is neither impossible nor certain."""
    inside = rng.sample(range(len(_WEIGHTS)), rng.randint(2, len(_WEIGHTS) - 1))
    return RandomVariable(tuple(Fraction(int(k in inside)) for k in range(len(_WEIGHTS))))


def partition(rng: Random, size: int) -> Callable[[tuple[int, ...]], Any]:
    """Events 1 to `size`, of which exactly one happens."""
    classes = [*range(1, size + 1), *(rng.randint(1, size) for _ in range(len(_WEIGHTS) - size))]
    rng.shuffle(classes)

    def item(indices: tuple[int, ...]) -> RandomVariable:
        if len(indices) != 1 or not 1 <= indices[0] <= size:
            raise UndefinedError("no-such-member")
        return RandomVariable(tuple(Fraction(int(each == indices[0])) for each in classes))

    return item


def lift(operation: Callable[[Scalar, Scalar], Scalar], a: Any, b: Any) -> RandomVariable:
    """An operation on two variables, or on a variable and a number, outcome by outcome."""
    return RandomVariable(tuple(operation(x, y) for x, y in zip(_values(a), _values(b), strict=True)))


def _values(value: Any) -> Sequence[Scalar]:
    return value.values if isinstance(value, RandomVariable) else [value] * len(_WEIGHTS)


def expectation(value: Any, mp: Any) -> Scalar:
    """The mean over the outcomes; of a number, the number."""
    total: Scalar = Fraction(0)
    for weight, x in zip(_WEIGHTS, _values(value), strict=True):
        total = add(total, multiply(weight, x, mp), mp)
    return total


def covariance(a: Any, b: Any, mp: Any) -> Scalar:
    """E[AB] - E[A] E[B]."""
    product = lift(lambda x, y: multiply(x, y, mp), a, b)
    return add(expectation(product, mp), -multiply(expectation(a, mp), expectation(b, mp), mp), mp)


def conditional(a: Any, b: Any, mp: Any) -> Scalar:
    """E[A | B] of an event B: for an event A, its conditional probability."""
    joint = lift(lambda x, y: multiply(x, y, mp), a, b)
    return divide(expectation(joint, mp), expectation(b, mp), mp)


def union(a: RandomVariable, b: RandomVariable) -> RandomVariable:
    """The event that at least one of two events happens: the larger of their indicators."""
    return lift(max, a, b)


def cross_entropy(p: Sequence[Scalar], q: Sequence[Scalar], mp: Any) -> Scalar:
    """:math:`-\\sum p \\ln q`."""
    return -mp.fsum(inexact(x, mp) * mp.log(inexact(y, mp)) for x, y in zip(p, q, strict=True))


def distribution(rng: Random, size: int) -> tuple[Fraction, ...]:
    """A probability distribution without zeros."""
    parts = [rng.randint(1, 12) for _ in range(size)]
    return tuple(Fraction(part, sum(parts)) for part in parts)


def functional_value(name: str, arguments: Sequence[Any], bar: bool, mp: Any) -> Scalar:
    """The value of a functional by its name. `bar`: the two arguments had a bar between them.

    Raises UndefinedError when the arguments are not what it takes.
    """
    match name, len(arguments):
        case "expectation" | "probability", 1:
            return expectation(arguments[0], mp)
        case "expectation" | "probability", 2 if bar:
            return conditional(arguments[0], arguments[1], mp)
        case "totient" | "gamma" | "zeta" as function, 1:
            return apply(function, arguments, mp)
        case "rank", _:
            raise UndefinedError("rank-of-unknown-matrix")
        case "variance", 1:
            return covariance(arguments[0], arguments[0], mp)
        case "covariance", 2:
            return covariance(arguments[0], arguments[1], mp)
        case "entropy", 1:
            return cross_entropy(_weights(arguments[0]), _weights(arguments[0]), mp)
        case "entropy", 2:
            return cross_entropy(_weights(arguments[0]), _weights(arguments[1]), mp)
        case "divergence", 2:
            p, q = _weights(arguments[0]), _weights(arguments[1])
            return cross_entropy(p, q, mp) - cross_entropy(p, p, mp)
        case _:
            raise UndefinedError(f"wrong-number-of-arguments: {name}")


SPELLINGS: dict[str, str] = {
    "E": "expectation",
    "\\mathbb{E}": "expectation",
    "\\mathrm{E}": "expectation",
    "D": "variance",
    "Var": "variance",
    "var": "variance",
    "\\mathbb{V}": "variance",
    "V": "variance",
    "Cov": "covariance",
    "cov": "covariance",
    "COV": "covariance",
    "P": "probability",
    "Pr": "probability",
    "\\mathbb{P}": "probability",
}
"""Letters and words that may name a functional of random variables, when they are applied to capitals."""

OF_DISTRIBUTIONS: dict[str, str] = {
    "H": "entropy",
    "D_{KL}": "divergence",
    "KL": "divergence",
    "D_{\\mathrm{KL}}": "divergence",
}
"""The same for distributions, when they are applied to p and q."""


def _weights(value: Any) -> Sequence[Scalar]:
    if not isinstance(value, tuple):
        raise UndefinedError("not-distribution")
    return value
