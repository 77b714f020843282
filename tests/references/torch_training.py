"""PyTorch's functions, optimisers and gradients on small random inputs; writes `tests/fixtures/torch_training.json`.

Run with an interpreter that has PyTorch: `python tests/references/torch_training.py`. The fixture lets the references be
tested where PyTorch is not installed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FIXTURE = Path(__file__).parent.parent / "fixtures" / "torch_training.json"
N, WIDTH, LAYERS, STEPS = 4, 3, 3, 6
RATE, DECAY, EPSILON = 0.1, 0.8, 0.05


def _numbers(tensors: dict[str, Any]) -> dict[str, Any]:
    return {name: tensor.detach().tolist() for name, tensor in tensors.items()}


def run() -> dict[str, dict[str, Any]]:
    """Inputs, outputs and gradients of each case, in double precision."""
    import torch

    torch.manual_seed(11)
    double = torch.float64

    def drawn(*shape: int) -> Any:
        return torch.randn(*shape, dtype=double)

    cases: dict[str, dict[str, Any]] = {}
    z = drawn(N)
    jacobian = torch.autograd.functional.jacobian
    cases["softmax"] = _numbers(
        {
            "z": z,
            "probability": torch.softmax(z, 0),
            "jacobian": jacobian(lambda v: torch.softmax(v, 0), z),
            "log_jacobian": jacobian(lambda v: torch.log_softmax(v, 0), z),
        }
    )
    q, k, v = drawn(N, WIDTH), drawn(5, WIDTH), drawn(5, 2)
    out = torch.nn.functional.scaled_dot_product_attention(q[None], k[None], v[None])[0]
    cases["attention"] = _numbers({"q": q, "k": k, "v": v, "out": out})

    weights, biases = drawn(LAYERS, WIDTH, WIDTH).requires_grad_(), drawn(LAYERS, WIDTH).requires_grad_()
    x, target = drawn(WIDTH), torch.rand(WIDTH, dtype=double)
    a = x
    for w, b in zip(weights, biases, strict=True):
        a = torch.sigmoid(w @ a + b)
    cost = ((a - target) ** 2).sum() / 2
    cost.backward()
    cases["backpropagation"] = _numbers(
        {"weights": weights, "biases": biases, "x": x, "target": target, "cost": cost}
        | {"weight_gradient": weights.grad, "bias_gradient": biases.grad}
    )

    theta, rows, y = drawn(WIDTH).requires_grad_(), drawn(N, WIDTH), torch.rand(N, dtype=double)
    squared = ((rows @ theta - y) ** 2).mean() / 2
    squared.backward()
    cases["least_squares"] = _numbers(
        {"theta": theta, "x": rows, "y": y, "cost": squared, "gradient": theta.grad}
        | {"solution": torch.linalg.lstsq(rows, y[:, None]).solution[:, 0]}
    )
    intercept = drawn(1).requires_grad_()
    theta = drawn(WIDTH).requires_grad_()
    entropy = torch.nn.functional.binary_cross_entropy_with_logits(rows @ theta + intercept, y)
    entropy.backward()
    cases["logistic"] = _numbers(
        {"theta": theta, "intercept": intercept, "x": rows, "y": y, "cost": entropy}
        | {"gradient": theta.grad, "intercept_gradient": intercept.grad}
    )

    mean, deviation = drawn(2), torch.rand(2, dtype=double) + 0.5
    first, second = (torch.distributions.Normal(mean[n], deviation[n]) for n in range(2))
    divergence = torch.distributions.kl_divergence(first, second)
    cases["gaussians"] = _numbers({"mean": mean, "deviation": deviation, "divergence": divergence})

    batch = drawn(N)
    normalised = torch.nn.functional.batch_norm(batch[:, None], None, None, training=True, eps=EPSILON)[:, 0]
    cases["batch_norm"] = _numbers({"x": batch, "normalised": normalised})

    field, kernel = drawn(5, 5), drawn(3, 3)
    correlated = torch.nn.functional.conv2d(field[None, None], kernel[None, None])[0, 0]
    cases["correlation"] = _numbers({"x": field, "kernel": kernel, "out": correlated})

    signal = drawn(N)
    spectrum = torch.view_as_real(torch.fft.fft(signal))
    cases["dft"] = _numbers({"signal": signal, "spectrum": spectrum})

    gradients = drawn(STEPS)
    cases["optimisers"] = _numbers({"gradients": gradients})
    for name, make in (
        ("momentum", lambda p: torch.optim.SGD([p], lr=RATE, momentum=DECAY)),
        ("rmsprop", lambda p: torch.optim.RMSprop([p], lr=RATE, alpha=DECAY, eps=EPSILON)),
        ("adagrad", lambda p: torch.optim.Adagrad([p], lr=RATE, eps=EPSILON)),
    ):
        parameter = torch.nn.Parameter(torch.zeros(1, dtype=double))
        optimiser = make(parameter)
        path = []
        for gradient in gradients:
            parameter.grad = gradient[None].clone()
            optimiser.step()
            path.append(parameter.detach().clone())
        cases["optimisers"] |= _numbers({name: torch.cat(path)})
    return cases


if __name__ == "__main__":
    FIXTURE.write_text(json.dumps(run()) + "\n", encoding="utf-8")
