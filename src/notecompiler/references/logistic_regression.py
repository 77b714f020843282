"""Logistic regression: the probability, the cross-entropy of the labels and its gradients.

Source: C. M. Bishop, Pattern Recognition and Machine Learning, 2006, equations 4.87, 4.90 and 4.91; with the mean over samples, A. Ng, CS229 Lecture Notes, part II.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Fit(NamedTuple):
    """Predictions (S,), the mean cross-entropy, and its gradients by the weights (F,) and by the intercept."""

    prediction: Array
    cost: float
    gradient: Array
    intercept_gradient: float


def fit(theta: Array, intercept: float, x: Array, y: Array) -> Fit:
    """The fit of weights (F,) and an intercept for samples in the rows of x (S, F) with labels (S,) in [0, 1]."""
    prediction = 1 / (1 + np.exp(-(x @ theta + intercept)))
    cost = float(-np.mean(y * np.log(prediction) + (1 - y) * np.log(1 - prediction)))
    gradient = x.T @ (prediction - y) / len(y)
    intercept_gradient = float(np.mean(prediction - y))
    return Fit(prediction, cost, gradient, intercept_gradient)
