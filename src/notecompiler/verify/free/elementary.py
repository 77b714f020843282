"""The named functions of one and more numbers, exact where they can be.

The names are those of `semantics.functions`. Domains are the real ones: outside of them a function has its principal
complex value, and the checker decides whether a world with such a value counts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from notecompiler.verify.free.scalars import Scalar, UndefinedError, inexact, is_real, power, real, whole

ONE_ARGUMENT: dict[str, str] = {
    "exp": "exp",
    "sin": "sin",
    "cos": "cos",
    "tan": "tan",
    "cot": "cot",
    "sec": "sec",
    "csc": "csc",
    "arcsin": "asin",
    "arccos": "acos",
    "arctan": "atan",
    "arccot": "acot",
    "sinh": "sinh",
    "cosh": "cosh",
    "tanh": "tanh",
    "coth": "coth",
    "sech": "sech",
    "csch": "csch",
    "arsinh": "asinh",
    "arcosh": "acosh",
    "artanh": "atanh",
    "erf": "erf",
    "erfc": "erfc",
    "erfinv": "erfinv",
}
"""Canonical name of a function → the name of mpmath's."""


def apply(name: str, arguments: Sequence[Scalar], mp: Any) -> Scalar:
    """The value of a named function of scalars. Raises UndefinedError where there is none or the name is unknown."""
    special = _SPECIAL.get(name)
    if special is not None:
        try:
            return special(arguments, mp)
        except ValueError as error:  # it unpacks more arguments than there are
            raise UndefinedError(f"wrong-number-of-arguments: {name}") from error
    if name not in ONE_ARGUMENT or len(arguments) != 1:
        raise UndefinedError(f"unsupported-function: {name}")
    argument = arguments[0]
    if argument == 0 and name in _ZERO_AT_ZERO:
        return Fraction(0)
    if argument == 0 and name in _ONE_AT_ZERO:
        return Fraction(1)
    try:
        value = getattr(mp, ONE_ARGUMENT[name])(inexact(argument, mp))
    except (ZeroDivisionError, ValueError, OverflowError) as error:
        raise UndefinedError(str(error)) from error
    if mp.isinf(value) or mp.isnan(value):
        raise UndefinedError("no-finite-value")
    return value


_ZERO_AT_ZERO = frozenset({"sin", "tan", "arcsin", "arctan", "sinh", "tanh", "arsinh", "artanh", "erf"})
_ONE_AT_ZERO = frozenset({"exp", "cos", "cosh", "sec", "sech"})


def logarithm(value: Scalar, base: Scalar | None, mp: Any) -> Scalar:
    """The logarithm, natural without a base; exact where the value is a whole power of the base (``\\log_2 8``)."""
    if value == 0:
        raise UndefinedError("logarithm-of-zero")
    if value == 1:
        return Fraction(0)
    if base is None:
        return mp.log(inexact(value, mp))
    if base == 0 or base == 1:
        raise UndefinedError("logarithm-to-base-0-or-1")
    result = mp.log(inexact(value, mp)) / mp.log(inexact(base, mp))
    if isinstance(value, Fraction) and isinstance(base, Fraction):
        near = int(mp.nint(mp.re(result)))
        if abs(near) < 500 and power(base, Fraction(near), mp) == value:
            return Fraction(near)
    return result


def _floor(arguments: Sequence[Scalar], mp: Any) -> Scalar:
    (x,) = arguments
    return Fraction(math.floor(x)) if isinstance(x, Fraction) else Fraction(int(mp.floor(real(x, mp))))


def _ceil(arguments: Sequence[Scalar], mp: Any) -> Scalar:
    (x,) = arguments
    return Fraction(math.ceil(x)) if isinstance(x, Fraction) else Fraction(int(mp.ceil(real(x, mp))))


def _sign(arguments: Sequence[Scalar], mp: Any) -> Scalar:
    (x,) = arguments
    return Fraction((real(x, mp) > 0) - (real(x, mp) < 0))


def _extreme(choose: Callable[..., Scalar]) -> Callable[[Sequence[Scalar], Any], Scalar]:
    def extreme(arguments: Sequence[Scalar], mp: Any) -> Scalar:
        if not arguments or not all(is_real(x, mp) for x in arguments):
            raise UndefinedError("extreme-of-no-real-numbers")
        return choose(arguments, key=lambda x: inexact(real(x, mp), mp))

    return extreme


def _whole_numbers(combine: Callable[..., int]) -> Callable[[Sequence[Scalar], Any], Scalar]:
    return lambda arguments, mp: Fraction(combine(*(whole(x, mp) for x in arguments)))


def _mod(arguments: Sequence[Scalar], mp: Any) -> Scalar:
    a, n = arguments
    if n == 0:
        raise UndefinedError("modulo-zero")
    return Fraction(whole(a, mp) % whole(n, mp))


def _totient(arguments: Sequence[Scalar], mp: Any) -> Scalar:
    n = whole(arguments[0], mp)
    if not 0 < n < 100_000:
        raise UndefinedError("totient-of-number-not-positive-or-large")
    return Fraction(sum(math.gcd(k, n) == 1 for k in range(1, n + 1)))


def _sigmoid(arguments: Sequence[Scalar], mp: Any) -> Scalar:
    return 1 / (1 + mp.exp(-inexact(arguments[0], mp)))


_SPECIAL: dict[str, Callable[[Sequence[Scalar], Any], Scalar]] = {
    "abs": lambda arguments, _mp: abs(arguments[0]),
    "floor": _floor,
    "ceil": _ceil,
    "sgn": _sign,
    "max": _extreme(max),
    "min": _extreme(min),
    "gcd": _whole_numbers(math.gcd),
    "lcm": _whole_numbers(math.lcm),
    "mod": _mod,
    "totient": _totient,
    "gamma": lambda a, mp: mp.gamma(inexact(a[0], mp)),
    "zeta": lambda a, mp: mp.zeta(inexact(a[0], mp)),
    "sigmoid": _sigmoid,
    "relu": lambda arguments, mp: _extreme(max)([Fraction(0), *arguments], mp),
    "softplus": lambda arguments, mp: mp.log(1 + mp.exp(inexact(arguments[0], mp))),
    "sqrt": lambda arguments, mp: power(arguments[0], Fraction(1, 2), mp),
    "Re": lambda arguments, mp: real(arguments[0], mp),
    "Im": lambda arguments, mp: Fraction(0) if isinstance(arguments[0], Fraction) else mp.im(arguments[0]),
    "conj": lambda arguments, mp: arguments[0] if isinstance(arguments[0], Fraction) else mp.conj(arguments[0]),
    "arg": lambda arguments, mp: mp.arg(inexact(arguments[0], mp)),
}
