"""The losses of a generative adversarial network over finitely many samples.

Source: I. Goodfellow et al., Generative Adversarial Nets, NeurIPS 2014: equation 1 (value), proposition 1 (best discriminator), theorem 1 (value at it) and
section 3 (the loss of the generator that does not saturate).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Game(NamedTuple):
    """The value of the game, the losses of both players, the best discriminator (N,) with the value at it, and the
    Jensen-Shannon divergence of the two distributions."""

    value: float
    discriminator_loss: float
    saturating_loss: float
    generator_loss: float
    best_discriminator: Array
    best_value: float
    divergence: float


def play(real: Array, fake: Array, discriminator: Array) -> Game:
    """The game for distributions of real and generated samples over N points and a discriminator in (0, 1), each (N,)."""
    value = float(real @ np.log(discriminator) + fake @ np.log(1 - discriminator))
    discriminator_loss = -value
    saturating_loss = float(fake @ np.log(1 - discriminator))
    generator_loss = float(-fake @ np.log(discriminator))
    best_discriminator = real / (real + fake)
    best_value = float(real @ np.log(best_discriminator) + fake @ np.log(1 - best_discriminator))
    middle = (real + fake) / 2
    divergence = float(real @ np.log(real / middle) + fake @ np.log(fake / middle)) / 2
    return Game(value, discriminator_loss, saturating_loss, generator_loss, best_discriminator, best_value, divergence)
