"""The forward process of a denoising diffusion model and its posterior.

Source:
    J. Ho, A. Jain, P. Abbeel, Denoising Diffusion Probabilistic Models, arXiv:2006.11239, 2020, equations 2, 4, 6 and 7; the
    posterior is computed here as the product of two normal densities.

One number stands for an image: every equation goes element by element.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from notecompiler.references.activations import Array


class Run(NamedTuple):
    """Quantities by step, (T + 1,), the first entry before any noise. `noise` is what the jump from x_0 to x_t adds;
    `posterior_mean` and `posterior_variance` are those of x_{t-1} given x_t and x_0; entry 0 of the last three is unused."""

    rate: Array
    kept: Array
    kept_so_far: Array
    sample: Array
    noise: Array
    posterior_mean: Array
    posterior_variance: Array


def run(rates: Array, start: float, steps: Array) -> Run:
    """The process with the variances `rates` (T,) from x_0 = `start`, each step adding its noise of `steps` (T,)."""
    rate = np.array([0.0, *rates])
    kept = 1.0 - rate
    kept_so_far: Array = np.asarray(np.cumprod(kept), dtype=np.float64)
    sample = [start]
    for beta, epsilon in zip(rates, steps, strict=True):
        sample.append(float(np.sqrt(1.0 - beta) * sample[-1] + np.sqrt(beta) * epsilon))  # (2)
    x = np.array(sample)
    noise, mean, variance = np.zeros((3, len(x)))
    noise[1:] = (x[1:] - np.sqrt(kept_so_far[1:]) * start) / np.sqrt(1.0 - kept_so_far[1:])  # (4)
    for t in range(2, len(x)):
        of_step, of_start = kept[t] / rate[t], 1.0 / (1.0 - kept_so_far[t - 1])
        variance[t] = 1.0 / (of_step + of_start)
        mean[t] = variance[t] * (
            np.sqrt(kept[t]) / rate[t] * x[t] + np.sqrt(kept_so_far[t - 1]) / (1.0 - kept_so_far[t - 1]) * start
        )
    return Run(rate, kept, kept_so_far, x, noise, mean, variance)
