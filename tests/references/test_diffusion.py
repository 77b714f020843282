"""The posterior of a diffusion step against the closed forms of its source."""

from __future__ import annotations

import numpy as np

from notecompiler.references.diffusion import run


def test_the_posterior_is_that_of_equations_6_and_7() -> None:
    rng = np.random.default_rng(3)
    made = run(rng.uniform(0.1, 0.4, size=5), 0.7, rng.normal(size=5))
    before, after = made.kept_so_far[1:-1], made.kept_so_far[2:]
    beta, alpha, x = made.rate[2:], made.kept[2:], made.sample[2:]
    mean = np.sqrt(before) * beta / (1 - after) * 0.7 + np.sqrt(alpha) * (1 - before) / (1 - after) * x
    np.testing.assert_allclose(made.posterior_mean[2:], mean, rtol=1e-12)
    np.testing.assert_allclose(made.posterior_variance[2:], (1 - before) / (1 - after) * beta, rtol=1e-12)


def test_the_jump_ends_where_the_steps_end() -> None:
    rng = np.random.default_rng(4)
    made = run(rng.uniform(0.1, 0.4, size=5), -1.2, rng.normal(size=5))
    jumped = np.sqrt(made.kept_so_far) * -1.2 + np.sqrt(1 - made.kept_so_far) * made.noise
    np.testing.assert_allclose(made.sample[1:], jumped[1:], rtol=1e-12)
