"""The evidence lower bound of a model with one latent variable of finitely many values.

Source: D. P. Kingma, M. Welling, Auto-Encoding Variational Bayes, ICLR 2014, equations 1 to 3.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Bound(NamedTuple):
    """The probability of the observation, the posterior (K,), the reconstruction term, the divergences of the approximation from the prior and
    from the posterior, and the bound."""

    evidence: float
    joint: Array
    posterior: Array
    reconstruction: float
    from_prior: float
    from_posterior: float
    elbo: float


def bound(prior: Array, likelihood: Array, approximation: Array) -> Bound:
    """The bound for a prior (K,), the likelihood of the observation under each latent value (K,) and an approximate posterior (K,)."""
    joint = prior * likelihood
    evidence = float(joint.sum())
    posterior = joint / evidence
    reconstruction = float(approximation @ np.log(likelihood))
    from_prior = float(approximation @ np.log(approximation / prior))
    from_posterior = float(approximation @ np.log(approximation / posterior))
    elbo = float(approximation @ (np.log(joint) - np.log(approximation)))
    return Bound(evidence, joint, posterior, reconstruction, from_prior, from_posterior, elbo)
