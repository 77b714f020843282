"""One sigmoid unit trained on squared error: prediction, loss, gradient by back-propagation.

Source: D. E. Rumelhart, G. E. Hinton, R. J. Williams, Learning representations by back-propagating errors,
Nature 323, 1986, equations 3 to 6. x (S, F) has a sample in each row, w (F,), y (S,).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Pass(NamedTuple):
    """Predictions (S,), the loss, and its gradient by the weights (F,)."""

    prediction: Array
    loss: float
    gradient: Array


def backward(w: Array, x: Array, y: Array) -> Pass:
    """The forward and backward pass; the loss is half the sum of the squared errors."""
    prediction = 1 / (1 + np.exp(-(x @ w)))
    loss = float(np.sum((y - prediction) ** 2)) / 2
    delta = (prediction - y) * prediction * (1 - prediction)
    gradient = x.T @ delta
    return Pass(prediction, loss, gradient)
