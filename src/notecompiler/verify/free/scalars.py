"""Scalars: exact fractions as long as everything is rational, then binary floating point of a chosen precision.

A sampled world gives rational values, so a polynomial identity is compared exactly and a worked example in plain
decimals is settled, not approximated. Whatever cannot be computed raises `UndefinedError` (no value here) or `TooLargeError`
(a value that nobody wants to wait for); both are caught by the checker.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias

import mpmath

WORKING_DIGITS = 20
"""Digits of ordinary worlds; a refutation is confirmed with more."""

Scalar: TypeAlias = Any
"""Fraction, or a real (mpf) or complex (mpc) number of the working context."""

_MAX_BITS = 20_000
_MAX_FACTORIAL = 400


class UndefinedError(ArithmeticError):
    """There is no value: division by zero, a logarithm of zero, a type that does not fit.

    The message is a reason code in kebab-case, with a detail behind a colon where there is one.
    """


class TooLargeError(ArithmeticError):
    """The value exists but would take unbounded time or memory."""


@lru_cache(maxsize=8)
def context(digits: int) -> Any:
    """A private mpmath context with `digits` significant decimal digits; the global one is never touched."""
    own = mpmath.MPContext()
    own.dps = digits
    return own


def double_precision() -> Any:
    """The context of Python's own floats: fast, about 15 digits."""
    return mpmath.fp


def inexact(value: Scalar, mp: Any) -> Scalar:
    """The value as a floating-point number of the context. Raises UndefinedError for what is no number."""
    if type(value) is Fraction:
        return mp.mpf(value.numerator) / value.denominator
    if not isinstance(value, float | complex) and not hasattr(value, "_mpf_") and not hasattr(value, "_mpc_"):
        raise UndefinedError("number-wanted-here")
    return value


def add(a: Scalar, b: Scalar, mp: Any) -> Scalar:
    """The sum: exact for two fractions, else in the precision of `mp`, as all that follows."""
    if type(a) is Fraction and type(b) is Fraction:
        return a + b
    return inexact(a, mp) + inexact(b, mp)


def multiply(a: Scalar, b: Scalar, mp: Any) -> Scalar:
    """The product; an exact 0 makes it exact. Raises TooLargeError for fractions of too many digits."""
    if type(a) is Fraction and type(b) is Fraction:
        if _bits(a) + _bits(b) > _MAX_BITS:
            raise TooLargeError("too-large-product")
        return a * b
    if (type(a) is Fraction and a == 0) or (type(b) is Fraction and b == 0):
        return Fraction(0)
    return inexact(a, mp) * inexact(b, mp)


def divide(a: Scalar, b: Scalar, mp: Any) -> Scalar:
    """The quotient. Raises UndefinedError when `b` is 0."""
    if b == 0:
        raise UndefinedError("division-by-zero")
    if type(a) is Fraction and type(b) is Fraction:
        return a / b
    return inexact(a, mp) / inexact(b, mp)


def power(base: Scalar, exponent: Scalar, mp: Any) -> Scalar:
    """``base ** exponent``: exact for integer exponents and perfect roots; the principal value otherwise."""
    if type(exponent) is Fraction and exponent.denominator == 1:
        return _integer_power(base, int(exponent), mp)
    if type(exponent) is Fraction and type(base) is Fraction and base >= 0:
        root = exact_root(base, exponent.denominator)
        if root is not None:
            return _integer_power(root, exponent.numerator, mp)
    if base == 0:
        if mp.re(inexact(exponent, mp)) > 0:
            return Fraction(0)
        raise UndefinedError("zero-to-power-not-positive")
    e, b = inexact(exponent, mp), inexact(base, mp)
    size = mp.re(e) * mp.log(abs(b))
    if size > 1e6:
        raise TooLargeError("too-large-power")
    return mp.mpf(0) if size < -1e6 else b**e


def _integer_power(base: Scalar, exponent: int, mp: Any) -> Scalar:
    if exponent < 0 and base == 0:
        raise UndefinedError("zero-to-negative-power")
    if type(base) is Fraction:
        if abs(exponent) * _bits(base) > _MAX_BITS:
            raise TooLargeError("too-large-power")
        return base**exponent
    if abs(exponent) > 100_000:
        raise TooLargeError("too-large-power")
    return inexact(base, mp) ** exponent


def exact_root(value: Fraction, degree: int) -> Fraction | None:
    """The root of a fraction that is not negative, when it is a fraction."""
    if degree > 64:
        return None
    top, bottom = _integer_root(value.numerator, degree), _integer_root(value.denominator, degree)
    return None if top is None or bottom is None else Fraction(top, bottom)


def _integer_root(value: int, degree: int) -> int | None:
    if value < 2:
        return value
    low, high = 1, 1 << -(-value.bit_length() // degree)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**degree <= value:
            low = middle
        else:
            high = middle - 1
    return low if low**degree == value else None


def root(value: Scalar, degree: Scalar, mp: Any) -> Scalar:
    """The principal root; the real one for an odd degree of a negative number, as schoolbooks have it."""
    if degree == 0:
        raise UndefinedError("zeroth-root")
    odd = type(degree) is Fraction and degree.denominator == 1 and degree % 2 == 1
    if odd and is_real(value, mp) and real(value, mp) < 0:
        return multiply(Fraction(-1), root(multiply(Fraction(-1), value, mp), degree, mp), mp)
    return power(value, divide(Fraction(1), degree, mp), mp)


def whole(value: Scalar, mp: Any) -> int:
    """The value as an integer; `UndefinedError` when it is none."""
    if type(value) is Fraction:
        if value.denominator != 1:
            raise UndefinedError("not-whole-number")
        return int(value)
    value = inexact(value, mp)
    if mp.isinf(value) or mp.isnan(value):
        raise UndefinedError("not-whole-number")
    near = mp.floor(mp.re(value) + 0.5)
    if abs(value - near) > mp.mpf(10) ** (-mp.dps // 2):
        raise UndefinedError("not-whole-number")
    return int(near)


def factorial(value: Scalar, mp: Any) -> Scalar:
    """``n!``, the gamma function between whole numbers. Raises UndefinedError for negative, TooLargeError for large ones."""
    if type(value) is Fraction and value.denominator == 1:
        if value < 0:
            raise UndefinedError("factorial-of-negative-number")
        if value > _MAX_FACTORIAL:
            raise TooLargeError("too-large-factorial")
        return Fraction(math.factorial(int(value)))
    return mp.gamma(inexact(value, mp) + 1)


def double_factorial(value: Scalar) -> Scalar:
    """``n!!``: every other whole number down from n; 1 for 0 and -1."""
    if not isinstance(value, Fraction) or value.denominator != 1 or value < -1:
        raise UndefinedError("factorial-of-negative-number")
    if value > _MAX_FACTORIAL:
        raise TooLargeError("too-large-factorial")
    return Fraction(math.prod(range(int(value), 0, -2)))


def is_real(value: Scalar, mp: Any) -> bool:
    """Whether the value is real up to rounding."""
    if type(value) is Fraction:
        return True
    try:
        imaginary = mp.im(value)
    except TypeError:  # a sequence, a distribution: no number at all
        return False
    return bool(imaginary == 0 or abs(imaginary) <= mp.mpf(10) ** (-mp.dps * 2 // 3) * (1 + abs(value)))


def real(value: Scalar, mp: Any) -> Scalar:
    """The real part, exact when the value is."""
    return value if type(value) is Fraction else mp.re(value)


def _bits(value: Fraction) -> int:
    return value.numerator.bit_length() + value.denominator.bit_length()
