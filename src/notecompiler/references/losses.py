"""Losses of predictions, with their gradients.

Sources: C. M. Bishop, Pattern Recognition and Machine Learning, 2006, equations 1.2 (squared error), 4.90 and 4.91
(cross-entropy of a sigmoid and its gradient), 4.108 and 4.109 (of a softmax).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Loss(NamedTuple):
    """The predictions that were judged (n,), the loss, and its gradients (n,) by them and by the logits z."""

    prediction: Array
    loss: float
    gradient: Array
    logit_gradient: Array


def mean_squared_error(prediction: Array, y: Array) -> Loss:
    """The mean of the squared differences; the prediction is its own logit."""
    difference = prediction - y
    loss = float(np.mean(difference**2))
    gradient = 2 * difference / len(y)
    return Loss(prediction, loss, gradient, gradient)


def binary_cross_entropy(z: Array, y: Array) -> Loss:
    """The mean over samples of the cross-entropy of the labels `y` in [0, 1] and the sigmoid of `z`."""
    prediction = 1 / (1 + np.exp(-z))
    loss = float(-np.mean(y * np.log(prediction) + (1 - y) * np.log(1 - prediction)))
    gradient = (-y / prediction + (1 - y) / (1 - prediction)) / len(y)
    logit_gradient = (prediction - y) / len(y)
    return Loss(prediction, loss, gradient, logit_gradient)


def cross_entropy(z: Array, y: Array) -> Loss:
    """The cross-entropy of the distribution `y` and the softmax of `z`, of one sample."""
    exponential = np.exp(z - z.max())
    prediction = exponential / exponential.sum()
    loss = float(-np.sum(y * np.log(prediction)))
    gradient = -y / prediction
    logit_gradient = prediction * y.sum() - y
    return Loss(prediction, loss, gradient, logit_gradient)
