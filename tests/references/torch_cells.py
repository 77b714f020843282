"""PyTorch's own cells, run on small random parameters; writes `tests/fixtures/torch_cells.json`.

Run with an interpreter that has PyTorch: `python tests/references/torch_cells.py`. The fixture lets the references be
tested where PyTorch is not installed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FIXTURE = Path(__file__).parent.parent / "fixtures" / "torch_cells.json"
X, H, B = 2, 3, 2


def _numbers(tensors: dict[str, Any]) -> dict[str, Any]:
    return {name: tensor.detach().tolist() for name, tensor in tensors.items()}


def run() -> dict[str, dict[str, Any]]:
    """Parameters, inputs and outputs of each cell, in double precision."""
    import torch

    torch.manual_seed(7)
    double = torch.float64
    x, h, c = (torch.randn(B, n, dtype=double) for n in (X, H, H))
    cases: dict[str, dict[str, Any]] = {}

    lstm = torch.nn.LSTMCell(X, H, dtype=double)
    h1, c1 = lstm(x, (h, c))
    cases["lstm"] = _numbers({**dict(lstm.named_parameters()), "x": x, "h": h, "c": c, "h1": h1, "c1": c1})

    sequence = torch.randn(20, B, X, dtype=double)
    layer = torch.nn.LSTM(X, H, dtype=double)
    out, (_, c_last) = layer(sequence, (h[None], c[None]))
    cases["lstm_sequence"] = _numbers(
        {**dict(layer.named_parameters()), "x": sequence, "h": h, "c": c, "out": out, "c_last": c_last[0]}
    )

    gru = torch.nn.GRUCell(X, H, dtype=double)
    cases["gru"] = _numbers({**dict(gru.named_parameters()), "x": x, "h": h, "h1": gru(x, h)})

    rnn = torch.nn.RNNCell(X, H, dtype=double)
    cases["rnn"] = _numbers({**dict(rnn.named_parameters()), "x": x, "h": h, "h1": rnn(x, h)})

    linear = torch.nn.Linear(X, H, dtype=double)
    cases["linear"] = _numbers({**dict(linear.named_parameters()), "x": x, "y": torch.sigmoid(linear(x))})

    field, kernel = torch.randn(1, X, 5, 4, dtype=double), torch.randn(H, X, 3, 3, dtype=double)
    convolved = torch.nn.functional.conv2d(field, kernel, padding=1)
    cases["conv2d"] = _numbers({"field": field[0], "kernel": kernel, "out": convolved[0]})

    z = torch.linspace(-40, 40, 17, dtype=double)
    cases["activations"] = _numbers(
        {
            "z": z,
            "sigmoid": torch.sigmoid(z),
            "tanh": torch.tanh(z),
            "relu": torch.relu(z),
            "softmax": torch.softmax(z, 0),
        }
    )
    return cases


if __name__ == "__main__":
    FIXTURE.write_text(json.dumps(run()) + "\n", encoding="utf-8")
