"""Optimisers that PyTorch's fixtures do not hold, by what their definitions imply."""

from __future__ import annotations

import numpy as np

from notecompiler.references.adadelta import adadelta
from notecompiler.references.adam import adam
from notecompiler.references.nesterov import nesterov, slope


def test_weight_decay_without_gradients_shrinks_the_parameter_by_a_constant_factor() -> None:
    run = adam(np.zeros(6), 2.0, 0.1, (0.9, 0.99), 1e-8, 0.5)
    np.testing.assert_allclose(run.parameter, 2.0 * 0.95 ** np.arange(6))


def test_the_first_step_of_adadelta_needs_epsilon() -> None:
    """Nothing was stepped before, so that the step is sqrt(eps) / sqrt((1 - rho) g^2 + eps) times -g."""
    run = adadelta(np.array([0.0, 3.0]), 1.0, 0.9, 0.01)
    np.testing.assert_allclose(run.parameter[1], 1.0 - 0.1 / np.sqrt(0.1 * 9 + 0.01) * 3.0)


def test_both_signs_of_the_velocity_walk_the_same_way() -> None:
    added, taken = (nesterov(2.0, 0.1, 0.8, 6, sign) for sign in (1.0, -1.0))
    np.testing.assert_allclose(added.parameter, taken.parameter)
    np.testing.assert_allclose(added.velocity, -taken.velocity)


def test_the_gradient_is_taken_ahead() -> None:
    run = nesterov(2.0, 0.1, 0.8, 2, 1.0)
    first = 2.0 - 0.1 * slope(2.0)
    np.testing.assert_allclose(run.parameter[1], first)
    velocity = run.velocity[1]
    np.testing.assert_allclose(run.velocity[2], 0.8 * velocity - 0.1 * slope(first + 0.8 * velocity))
