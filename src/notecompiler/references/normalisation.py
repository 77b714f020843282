"""Batch normalisation of one feature, dropout, the variance of initial weights, and the size of a convolution's output.

Sources: S. Ioffe, C. Szegedy, Batch Normalization, ICML 2015, algorithm 1; N. Srivastava et al., Dropout, JMLR 15, 2014, section 10 (scaling while training);
X. Glorot, Y. Bengio, AISTATS 2010, equations 12 and 16; K. He et al., ICCV 2015, equation 10; V. Dumoulin, F. Visin, A guide to convolution arithmetic, 2016, relationship 6.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Batch(NamedTuple):
    """Mean and variance of a batch, its normalised values and the output, (M,) each."""

    mean: float
    variance: float
    normalised: Array
    output: Array


def batch_norm(x: Array, gain: float, bias: float, epsilon: float) -> Batch:
    """The normalised batch x (M,) of one feature."""
    mean = float(np.mean(x))
    variance = float(np.var(x))
    normalised = (x - mean) / np.sqrt(variance + epsilon)
    output = gain * normalised + bias
    return Batch(mean, variance, normalised, output)


def dropout(h: Array, mask: Array, probability: float) -> Array:
    """What is left of h (N,) where units are dropped with a probability, scaled so that the mean stays."""
    kept = h * mask / (1 - probability)
    return np.asarray(kept)


def glorot(fan_in: int, fan_out: int) -> float:
    """The variance between those that keep the size of signals forwards and of gradients backwards."""
    forwards, backwards = 1 / fan_in, 1 / fan_out
    return 2 / (1 / forwards + 1 / backwards)


def lecun(fan_in: int) -> float:
    """The variance that keeps the size of signals forwards through units that are linear near 0."""
    return 1 / fan_in


def he(fan_in: int) -> float:
    """The variance that keeps the size of signals through rectified units, of which half are zero."""
    return 1 / (0.5 * fan_in)


def output_size(size: int, kernel: int, padding: int, stride: int) -> int:
    """How many places a kernel has on a padded line, counted one by one."""
    places = range(0, size + 2 * padding - kernel + 1, stride)
    return len(places)


def uniform_bound(variance: float) -> float:
    """The a of the uniform distribution over (-a, a) with a variance."""
    return math.sqrt(3 * variance)
