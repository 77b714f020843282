"""Probability distributions with their moments.

Source: S. M. Ross, Introduction to Probability Models, 11th edition, 2014, sections 2.2, 2.3 and 2.4 (tables 2.1 and 2.2). Moments of the discrete ones are summed from the
probabilities, not taken from the closed form; those of the continuous ones are integrated over a fine grid in the tests.
"""

from __future__ import annotations

import math
from typing import NamedTuple


class Moments(NamedTuple):
    """Mean and variance."""

    mean: float
    variance: float


def binomial(k: int, n: int, p: float) -> float:
    """The probability of k successes in n trials."""
    return math.factorial(n) / (math.factorial(k) * math.factorial(n - k)) * p**k * (1 - p) ** (n - k)


def binomial_moments(n: int, p: float) -> Moments:
    """The moments, summed over all outcomes."""
    weights = [binomial(k, n, p) for k in range(n + 1)]
    mean = sum(k * w for k, w in enumerate(weights))
    variance = sum((k - mean) ** 2 * w for k, w in enumerate(weights))
    return Moments(mean, variance)


def poisson(k: int, rate: float) -> float:
    """The probability of k events."""
    return math.exp(k * math.log(rate) - rate - math.lgamma(k + 1))


def poisson_moments(rate: float) -> Moments:
    """The moments, summed until the rest is below rounding."""
    weights = [poisson(k, rate) for k in range(200)]
    mean = sum(k * w for k, w in enumerate(weights))
    variance = sum((k - mean) ** 2 * w for k, w in enumerate(weights))
    return Moments(mean, variance)


def geometric(k: int, p: float) -> float:
    """The probability that the first success comes at trial k."""
    return (1 - p) ** (k - 1) * p


def geometric_moments(p: float) -> Moments:
    """The moments, summed until the rest is below rounding (p not below 0.1)."""
    weights = [geometric(k, p) for k in range(1, 1500)]
    mean = sum(k * w for k, w in enumerate(weights, 1))
    variance = sum((k - mean) ** 2 * w for k, w in enumerate(weights, 1))
    return Moments(mean, variance)


def normal(x: float, mean: float, deviation: float) -> float:
    """The density of the normal distribution."""
    return math.exp(-0.5 * ((x - mean) / deviation) ** 2) / (deviation * math.sqrt(2 * math.pi))


def exponential(x: float, rate: float) -> float:
    """The density of the exponential distribution at x > 0."""
    return rate * math.exp(-rate * x)


def exponential_cumulative(x: float, rate: float) -> float:
    """The probability of a value up to x."""
    return -math.expm1(-rate * x)


def uniform_moments(low: float, high: float) -> Moments:
    """The moments of the uniform distribution, from the antiderivatives of x and x^2."""
    mean = (high**2 - low**2) / 2 / (high - low)
    square = (high**3 - low**3) / 3 / (high - low)
    return Moments(mean, square - mean**2)
