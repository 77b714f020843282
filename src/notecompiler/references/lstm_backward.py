"""Back-propagation through time in a long short-term memory (LSTM).

Sources:
    K. Greff et al., LSTM: A Search Space Odyssey, arXiv:1503.04069, 2015, section II-B, without peepholes;
    the cell itself is `lstm.step`.
The gradients are those by the gates themselves; Greff writes them by what the gates squash.

Shapes: T steps, X inputs, H units; arrays over time are (T, H), those of states begin with the state before the first step.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from notecompiler.references.activations import Array
from notecompiler.references.lstm import Parameters, step


class Run(NamedTuple):
    """The quantities of a run, (T, H), with `cell_state` and `hidden_state` (T + 1, H); then the gradients of the loss by
    each of them, (T, H)."""

    input_gate: Array
    forget_gate: Array
    candidate: Array
    output_gate: Array
    cell_state: Array
    hidden_state: Array
    input_gradient: Array
    forget_gradient: Array
    candidate_gradient: Array
    output_gradient: Array
    cell_gradient: Array
    hidden_gradient: Array


_GRADIENTS = {"i": "input", "f": "forget", "g": "candidate", "o": "output", "c": "cell", "h": "hidden"}


def run(p: Parameters, inputs: Sequence[Array], hidden: Array, cell: Array, pushed: Array) -> Run:
    """The run from the states `hidden` and `cell` (H,), and its gradients. `pushed` (T, H) is what each step's own loss asks
    of its hidden state."""
    steps = []
    h, c = hidden, cell
    for x in inputs:
        made = step(p, x, h, c)
        h, c = made.hidden_state, made.cell_state
        steps.append(made)
    cells = np.array([cell, *(made.cell_state for made in steps)])
    gradients: dict[str, list[Array]] = {name: [] for name in _GRADIENTS}
    from_above, along_cells = np.zeros_like(hidden), np.zeros_like(cell)
    for t in reversed(range(len(steps))):
        made = steps[t]
        squashed = np.tanh(made.cell_state)
        by_hidden = pushed[t] + from_above
        by_cell = by_hidden * made.output_gate * (1.0 - squashed**2) + along_cells
        found = {
            "i": by_cell * made.candidate,
            "f": by_cell * cells[t],
            "g": by_cell * made.input_gate,
            "o": by_hidden * squashed,
            "c": by_cell,
            "h": by_hidden,
        }
        for name, value in found.items():
            gradients[name].insert(0, value)
        along_cells = by_cell * made.forget_gate
        from_above = (
            p.W_hi.T @ (found["i"] * made.input_gate * (1.0 - made.input_gate))
            + p.W_hf.T @ (found["f"] * made.forget_gate * (1.0 - made.forget_gate))
            + p.W_hg.T @ (found["g"] * (1.0 - made.candidate**2))
            + p.W_ho.T @ (found["o"] * made.output_gate * (1.0 - made.output_gate))
        )
    gates = {name: np.array([getattr(made, name) for made in steps]) for name in Run._fields[:4]}
    states = {"cell_state": cells, "hidden_state": np.array([hidden, *(made.hidden_state for made in steps)])}
    by = {f"{quantity}_gradient": np.array(gradients[name]) for name, quantity in _GRADIENTS.items()}
    return Run(**gates, **states, **by)
