"""Layer normalisation of one vector.

Source: J. L. Ba, J. R. Kiros, G. E. Hinton, Layer Normalization, arXiv:1607.06450, 2016, equations 3 and 4.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Normed(NamedTuple):
    """Mean and variance over the units, the normalised vector and the output, each (H,)."""

    mean: float
    variance: float
    normalised: Array
    output: Array


def layer_norm(x: Array, gain: Array, bias: Array, epsilon: float) -> Normed:
    """Normalise `x` (H,), then scale and shift it."""
    mean = float(x.sum()) / len(x)
    variance = float(((x - mean) ** 2).sum()) / len(x)
    normalised = (x - mean) / np.sqrt(variance + epsilon)
    output = gain * normalised + bias
    return Normed(mean, variance, normalised, output)
