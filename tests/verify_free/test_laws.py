"""Every law tells its right equation from its wrong one, and its references are right."""

from __future__ import annotations

import numpy as np
import pytest

from notecompiler.domains.law import Law
from notecompiler.domains.registry import all_laws
from notecompiler.references import losses, sigmoid_unit
from notecompiler.references.linear_regression import fit
from notecompiler.references.variational import gaussian
from notecompiler.verdicts import Status

from .asking import verdicts


@pytest.mark.parametrize("law", all_laws(), ids=lambda law: law.name)
def test_a_law_verifies_its_equation_and_refutes_the_sabotaged_one(law: Law) -> None:
    assert law.sabotage is not None
    (right,) = verdicts(f"# {law.title}\n\n$${law.sabotage.right}$$\n")
    (wrong,) = verdicts(f"# {law.title}\n\n$${law.sabotage.wrong}$$\n")
    assert right.status is Status.VERIFIED
    assert right.reference is not None
    assert wrong.status is Status.REFUTED
    assert wrong.counterexample is not None


def test_a_factor_that_authors_choose_is_a_convention() -> None:
    (verdict,) = verdicts("# 均方误差\n\n$$L = \\frac{1}{2n}\\sum_{i=1}^n (y_i - \\hat y_i)^2$$\n")
    assert verdict.status is Status.VERIFIED_MODULO
    (verdict,) = verdicts("# 均方误差\n\n$$L = -\\frac{1}{2n}\\sum_{i=1}^n (y_i - \\hat y_i)^2$$\n")
    assert verdict.status is Status.REFUTED


def _slope(function: object, point: np.ndarray) -> np.ndarray:
    """The gradient by central differences."""
    step = 1e-6
    moves = np.eye(len(point)) * step
    return np.array([(function(point + m) - function(point - m)) / (2 * step) for m in moves])  # type: ignore[operator]


def test_gradients_of_references_are_slopes() -> None:
    rng = np.random.default_rng(3)
    theta, x, y = rng.normal(size=3), rng.normal(size=(5, 3)), rng.normal(size=5)
    assert np.allclose(fit(theta, x, y, 5).gradient, _slope(lambda p: fit(p, x, y, 5).cost, theta), atol=1e-7)
    backward = sigmoid_unit.backward
    assert np.allclose(backward(theta, x, y).gradient, _slope(lambda p: backward(p, x, y).loss, theta), atol=1e-7)
    z, labels = rng.normal(size=4), rng.dirichlet(np.ones(4))
    for judge in (losses.mean_squared_error, losses.binary_cross_entropy, losses.cross_entropy):
        assert np.allclose(judge(z, labels).logit_gradient, _slope(lambda p, j=judge: j(p, labels).loss, z), atol=1e-7)


def test_gradients_of_references_agree_with_autograd() -> None:
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(4)
    z, labels = rng.normal(size=4), rng.uniform(size=4)
    tensor = torch.tensor(z, requires_grad=True)
    torch.nn.functional.binary_cross_entropy_with_logits(tensor, torch.tensor(labels)).backward()
    assert np.allclose(losses.binary_cross_entropy(z, labels).logit_gradient, tensor.grad.numpy(), atol=1e-12)
    tensor = torch.tensor(z, requires_grad=True)
    distribution = rng.dirichlet(np.ones(4))
    torch.nn.functional.cross_entropy(tensor, torch.tensor(distribution)).backward()
    assert np.allclose(losses.cross_entropy(z, distribution).logit_gradient, tensor.grad.numpy(), atol=1e-12)


def test_the_gaussian_divergence_is_the_integral() -> None:
    points = np.linspace(-30, 30, 400_001)
    mean, deviation = 0.7, 1.3
    density = np.exp(-((points - mean) ** 2) / (2 * deviation**2)) / (deviation * np.sqrt(2 * np.pi))
    ratio = -((points - mean) ** 2) / (2 * deviation**2) - np.log(deviation) + points**2 / 2
    integral = np.sum(density * ratio) * (points[1] - points[0])
    found = gaussian(np.array([mean]), np.array([deviation]), np.zeros(1)).divergence
    assert found == pytest.approx(integral, abs=1e-8)
