"""The Gaussian parts of a variational autoencoder, and the divergence of two Gaussians.

Source: D. P. Kingma, M. Welling, Auto-Encoding Variational Bayes, ICLR 2014, section 2.4 (reparametrisation) and
appendix B (the divergence of a diagonal Gaussian from the standard one).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Sample(NamedTuple):
    """The latent sample (J,) and the divergence of its distribution from the standard Gaussian."""

    latent: Array
    divergence: float


def gaussian(mean: Array, deviation: Array, noise: Array) -> Sample:
    """A sample of a diagonal Gaussian made from standard `noise`, each (J,)."""
    latent = mean + deviation * noise
    # Integrated coordinate by coordinate from the definition, with the closed form of each Gaussian integral.
    entropy = 0.5 * np.log(2 * np.pi * np.e * deviation**2)
    cross_entropy = 0.5 * np.log(2 * np.pi) + (deviation**2 + mean**2) / 2
    divergence = float(np.sum(cross_entropy - entropy))
    return Sample(latent, divergence)


def divergence(mean: tuple[float, float], deviation: tuple[float, float]) -> float:
    """The divergence of the first Gaussian from the second, each of one dimension: cross-entropy minus entropy."""
    cross_entropy = 0.5 * np.log(2 * np.pi * deviation[1] ** 2) + (deviation[0] ** 2 + (mean[0] - mean[1]) ** 2) / (
        2 * deviation[1] ** 2
    )
    entropy = 0.5 * np.log(2 * np.pi * np.e * deviation[0] ** 2)
    return float(cross_entropy - entropy)
