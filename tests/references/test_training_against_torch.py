"""The references of training against PyTorch's functions, optimisers and autograd: stored outputs, and live where it is installed."""

from __future__ import annotations

import importlib.util
import json
from typing import Any

import numpy as np
import pytest

from notecompiler.references import (
    attention,
    backpropagation,
    fourier_series,
    least_squares,
    logistic_regression,
    normalisation,
    optimisers,
    sliding_window,
    softmax,
    variational,
)
from tests.references.torch_training import DECAY, EPSILON, FIXTURE, RATE, run

Cases = dict[str, dict[str, np.ndarray[Any, Any]]]
close = np.testing.assert_allclose


@pytest.fixture(scope="module", params=["stored", "live"])
def cases(request: pytest.FixtureRequest) -> Cases:
    if request.param == "live" and importlib.util.find_spec("torch") is None:
        pytest.skip("PyTorch is not installed")
    found = run() if request.param == "live" else json.loads(FIXTURE.read_text(encoding="utf-8"))
    return {name: {key: np.array(value) for key, value in case.items()} for name, case in found.items()}


def test_softmax(cases: Cases) -> None:
    case = cases["softmax"]
    made = softmax.softmax(case["z"])
    close(made.probability, case["probability"], rtol=1e-13)
    close(np.exp(made.log_probability), case["probability"], rtol=1e-13)
    close(made.jacobian, case["jacobian"], atol=1e-14)
    close(made.log_jacobian, case["log_jacobian"], atol=1e-14)


def test_attention(cases: Cases) -> None:
    case = cases["attention"]
    close(attention.attention(case["q"], case["k"], case["v"]).output, case["out"], rtol=1e-12)


def test_one_head_with_unit_projections_is_attention() -> None:
    rng = np.random.default_rng(2)
    q, k, v, unit = rng.normal(size=(3, 3)), rng.normal(size=(3, 3)), rng.normal(size=(3, 3)), np.eye(3)
    made = attention.multi_head(q, k, v, [(unit, unit, unit)], unit)
    close(made.multihead, attention.attention(q, k, v).output, rtol=1e-13)


def test_backpropagation(cases: Cases) -> None:
    case = cases["backpropagation"]
    made = backpropagation.run(tuple(case["weights"]), tuple(case["biases"]), case["x"], case["target"])
    close(made.cost, case["cost"], rtol=1e-12)
    close(np.array(made.weight_gradient), case["weight_gradient"], atol=1e-13)
    close(np.array(made.bias_gradient), case["bias_gradient"], atol=1e-13)


def test_least_squares(cases: Cases) -> None:
    case = cases["least_squares"]
    made = least_squares.squares(case["theta"], case["x"], case["y"])
    close(made.cost, case["cost"], rtol=1e-12)
    close(made.gradient, case["gradient"], rtol=1e-11)
    close(least_squares.solve(case["x"], case["y"]), case["solution"], rtol=1e-10)


def test_logistic_regression(cases: Cases) -> None:
    case = cases["logistic"]
    made = logistic_regression.fit(case["theta"], float(case["intercept"][0]), case["x"], case["y"])
    close(made.cost, case["cost"], rtol=1e-12)
    close(made.gradient, case["gradient"], rtol=1e-11)
    close(made.intercept_gradient, case["intercept_gradient"][0], rtol=1e-11)


def test_divergence_of_gaussians(cases: Cases) -> None:
    case = cases["gaussians"]
    found = variational.divergence(tuple(case["mean"]), tuple(case["deviation"]))
    close(found, case["divergence"], rtol=1e-12)


def test_batch_norm(cases: Cases) -> None:
    case = cases["batch_norm"]
    close(normalisation.batch_norm(case["x"], 1.0, 0.0, EPSILON).normalised, case["normalised"], rtol=1e-12)


def test_correlation(cases: Cases) -> None:
    case = cases["correlation"]
    close(sliding_window.correlate(case["x"], case["kernel"], 0.0), case["out"], rtol=1e-11)


def test_dft(cases: Cases) -> None:
    case = cases["dft"]
    spectrum = fourier_series.dft(case["signal"].astype(np.complex128)).spectrum
    close(np.stack([spectrum.real, spectrum.imag], axis=1), case["spectrum"], atol=1e-12)


def test_optimisers(cases: Cases) -> None:
    case = cases["optimisers"]
    gradients = np.append(0.0, case["gradients"])
    close(optimisers.momentum(gradients, 0.0, RATE, DECAY, 1.0, -1.0).parameter[1:], case["momentum"], rtol=1e-12)
    close(optimisers.rmsprop(gradients, 0.0, RATE, DECAY, EPSILON, False).parameter[1:], case["rmsprop"], rtol=1e-12)
    close(optimisers.adagrad(gradients, 0.0, RATE, EPSILON, False).parameter[1:], case["adagrad"], rtol=1e-12)
