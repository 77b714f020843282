"""The mathematical references against integrals, sums, slopes and other ways to compute the same."""

from __future__ import annotations

import math

import numpy as np
import pytest

from notecompiler.references import (
    distributions,
    elbo,
    gan,
    implicit_function,
    information,
    laplace,
    logistic_function,
    matrices,
    measures,
    newton,
    normalisation,
    vectors,
)

STEP = 1e-6


def _integral(values: np.ndarray, points: np.ndarray) -> float:
    return float(np.sum((values[1:] + values[:-1]) / 2 * np.diff(points)))


def test_moments_are_those_of_the_density() -> None:
    x = np.linspace(-20, 20, 200_001)
    density = np.array([distributions.normal(value, 0.7, 1.3) for value in x])
    assert _integral(density, x) == pytest.approx(1, abs=1e-9)
    assert _integral(x * density, x) == pytest.approx(0.7, abs=1e-9)
    assert _integral((x - 0.7) ** 2 * density, x) == pytest.approx(1.3**2, abs=1e-9)
    t = np.linspace(0, 40, 200_001)
    density = np.array([distributions.exponential(value, 1.5) for value in t])
    assert _integral(t * density, t) == pytest.approx(1 / 1.5, abs=1e-6)
    assert _integral(density[:20_001], t[:20_001]) == pytest.approx(
        distributions.exponential_cumulative(4.0, 1.5), abs=1e-7
    )


def test_sums_of_probabilities_are_one() -> None:
    assert sum(distributions.binomial(k, 6, 0.3) for k in range(7)) == pytest.approx(1)
    assert sum(distributions.poisson(k, 2.5) for k in range(100)) == pytest.approx(1)
    assert sum(distributions.geometric(k, 0.3) for k in range(1, 300)) == pytest.approx(1)


def test_slopes_are_slopes() -> None:
    for f, slope in (
        (logistic_function.sigmoid, logistic_function.slope),
        (logistic_function.slope, logistic_function.curvature),
        (lambda t: laplace.original(t, -0.4), lambda t: laplace.original(t, -0.4, 1)),
        (lambda t: laplace.original(t, -0.4, 1), lambda t: laplace.original(t, -0.4, 2)),
    ):
        assert slope(0.6) == pytest.approx((f(0.6 + STEP) - f(0.6 - STEP)) / (2 * STEP), abs=1e-8)


def test_the_transform_is_the_integral() -> None:
    t = np.linspace(0, 40, 400_001)
    values = np.array([laplace.original(value, -0.4) for value in t]) * np.exp(-1.7 * t)
    assert laplace.transform(1.7, -0.4) == pytest.approx(_integral(values, t), abs=1e-7)


def test_implicit_slopes_are_those_of_the_solution() -> None:
    def y(x: float) -> float:
        return math.log(1 + 0.8 * x**2)

    made = implicit_function.curve(0.9, 0.8)
    assert made.along_x == pytest.approx((y(0.9 + STEP) - y(0.9 - STEP)) / (2 * STEP), abs=1e-8)
    surface = implicit_function.surface(0.9, 0.6, 0.8)
    assert surface.along_y == pytest.approx(2 * 0.9 * 0.6 / (1 + 0.8 * 0.81 + 0.9 * 0.36))


def test_newton_finds_the_root() -> None:
    iterates = newton.newton(lambda x: x**2 - 2, lambda x: 2 * x, 1.0, 6)
    assert iterates[-1] == pytest.approx(math.sqrt(2), abs=1e-14)
    assert iterates[1] == pytest.approx(1.5)


def test_entropies() -> None:
    table = np.array([[1 / 2, 0.1], [0.15, 1 / 4]])
    made = information.joint(table)
    assert made.information == pytest.approx(made.entropy_x + made.entropy_y - made.entropy_xy)
    assert made.y_given_x == pytest.approx(made.entropy_xy - made.entropy_x)
    half = np.array([0.5, 0.5])
    assert information.compare(half, half).divergence == 0
    assert information.compare(half, half).entropy == pytest.approx(math.log(2))


def test_the_bound_lies_below_the_evidence_and_meets_it_at_the_posterior() -> None:
    prior, likelihood = np.array([0.3, 0.7]), np.array([0.2, 0.6])
    loose = elbo.bound(prior, likelihood, np.array([0.5, 0.5]))
    assert loose.elbo < math.log(loose.evidence)
    assert loose.elbo == pytest.approx(math.log(loose.evidence) - loose.from_posterior)
    assert elbo.bound(prior, likelihood, loose.posterior).elbo == pytest.approx(math.log(loose.evidence))


def test_the_best_discriminator_is_best() -> None:
    rng = np.random.default_rng(1)
    real, fake = rng.dirichlet(np.ones(4)), rng.dirichlet(np.ones(4))
    best = gan.play(real, fake, np.full(4, 0.5)).best_discriminator
    for _ in range(20):
        assert gan.play(real, fake, rng.uniform(0.01, 0.99, size=4)).value <= gan.play(real, fake, best).value
    same = gan.play(real, real, np.full(4, 0.5))
    assert same.value == pytest.approx(-math.log(4))
    assert same.divergence == pytest.approx(0)


def test_matrices_and_vectors() -> None:
    a = np.array([[1.0, 2.0], [3.0, 4.0]])
    made = matrices.square(a)
    np.testing.assert_allclose(made.adjugate, [[4, -2], [-3, 1]], atol=1e-12)
    np.testing.assert_allclose(matrices.product(a, a), [[7, 10], [15, 22]])
    left, diagonal, right = matrices.singular(a)
    np.testing.assert_allclose(left @ diagonal @ right.T, a, atol=1e-12)
    found = vectors.products(np.array([1.0, 0, 0]), np.array([0.0, 1, 0]), np.array([0.0, 0, 2]))
    assert (found.dot, found.volume) == (0, 2)
    np.testing.assert_array_equal(found.cross, [0, 0, 1])
    assert found.angle == pytest.approx(math.pi / 2)


def test_round_things_by_polygons_and_slices() -> None:
    made = measures.measure(1.5, 0.8)
    sides = 100_000
    assert made.circumference == pytest.approx(2 * 1.5 * sides * math.sin(math.pi / sides), rel=1e-8)
    heights = np.linspace(-1.5, 1.5, 20_001)
    assert made.volume == pytest.approx(_integral(math.pi * (1.5**2 - heights**2), heights), rel=1e-7)
    slope = (measures.measure(1.5 + STEP, 0.8).volume - measures.measure(1.5 - STEP, 0.8).volume) / (2 * STEP)
    assert made.surface == pytest.approx(slope, rel=1e-8)


def test_initial_weights_keep_the_size_of_signals() -> None:
    rng = np.random.default_rng(5)
    rectified = np.maximum(rng.normal(size=(200_000, 8)), 0.0)
    weights = rng.normal(size=(200_000, 8)) * math.sqrt(normalisation.he(8))
    assert np.var(np.sum(weights * rectified, axis=1)) == pytest.approx(np.mean(2 * rectified**2), rel=0.03)
    assert normalisation.glorot(5, 5) == pytest.approx(1 / 5)
    assert normalisation.output_size(7, 3, 1, 2) == 4
    mask = np.array([1.0, 0.0])
    np.testing.assert_allclose(normalisation.dropout(np.array([3.0, 4.0]), mask, 0.25), [4.0, 0.0])
