"""What the recurrent domains share: their usual symbols, and running a cell over a sequence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from notecompiler.domains.domain import Array, Key, Kind, Quantity

VECTOR_DIMENSIONS = {"H": 3, "X": 2}
FIELD_DIMENSIONS = {"H": 5, "X": 2, "K": 3, "R": 7, "S": 11}


class Symbols(NamedTuple):
    """Usual symbols, looser ones, and words of a quantity."""

    usual: tuple[str, ...]
    loose: tuple[str, ...]
    words: tuple[str, ...]


SYMBOLS: dict[str, Symbols] = {
    "input": Symbols(("x", "X"), ("u", "v", "inp", "input"), ("input", "输入")),
    "hidden_state": Symbols(
        ("h", "H", "hidden"), ("y", "a", "s", "m"), ("hidden state", "hidden", "隐藏状态", "隐状态", "隐藏层")
    ),
    "cell_state": Symbols(
        ("c", "C", "cell"),
        ("s", "S", "m"),
        ("cell state", "memory cell", "细胞状态", "单元状态", "记忆单元", "cell 状态"),
    ),
    "forget_gate": Symbols(("f", "F", "Gamma f", "forget"), ("phi", "varphi"), ("forget gate", "遗忘门", "忘记门")),
    "input_gate": Symbols(
        ("i", "I", "Gamma i", "Gamma u", "input"), ("iota", "in"), ("input gate", "输入门", "记忆门")
    ),
    "output_gate": Symbols(("o", "O", "Gamma o", "output"), ("omega", "q", "out"), ("output gate", "输出门")),
    "candidate": Symbols(
        (
            *(f"{accent} {letter}" for accent in ("tilde", "hat", "bar", "check") for letter in "cC"),
            "c'",
            "C'",
            "g",
            "G",
            "candidate",
            "cand",
        ),
        ("a", "z", "j", "u", "n", "tilde h", "hat h"),
        ("candidate", "候选", "new memory", "cell input"),
    ),
    "reset_gate": Symbols(("r", "R", "Gamma r", "reset"), (), ("reset gate", "重置门")),
    "update_gate": Symbols(("z", "Z", "Gamma u", "update"), ("u",), ("update gate", "更新门")),
}


def quantities(
    states: Sequence[str],
    computed: Sequence[str],
    shapes: tuple[tuple[str, ...], tuple[str, ...]],
    symbols: Mapping[str, Symbols] | None = None,
) -> tuple[Quantity, ...]:
    """The input, the states and the other computed quantities of a cell. `shapes`: of the input, of all others;
    `symbols` where they are other than usual."""
    kinds = {"input": Kind.INPUT} | dict.fromkeys(computed, Kind.COMPUTED) | dict.fromkeys(states, Kind.STATE)
    called = SYMBOLS | dict(symbols or {})
    return tuple(
        Quantity(name, shapes[0] if name == "input" else shapes[1], kind, *called[name]) for name, kind in kinds.items()
    )


def parameters(cls: Any, shape_of: Callable[[str], tuple[str, ...]]) -> tuple[Quantity, ...]:
    """The parameters of a reference's `Parameters` class as quantities."""
    return tuple(Quantity(name, shape_of(name), Kind.PARAMETER) for name in cls._fields)


def draw(rng: np.random.Generator, shape: Sequence[int], scale: float) -> Array:
    """Values that are neither tiny nor large: their size is between a quarter of `scale` and `scale`. They have two
    decimals, so that a counterexample shows them as they are."""
    sizes = np.round(rng.uniform(0.25 * scale, scale, size=tuple(shape)), 2)
    return rng.choice([-1.0, 1.0], size=tuple(shape)) * sizes


def trace(
    step: Callable[..., Any], parameters: Any, inputs: Sequence[Array], states: Mapping[str, Array]
) -> dict[Key, Array]:
    """Run `step(parameters, x, *states)` over a sequence and name everything it computes. The first step is 0, so the
    states that it starts from are at -1."""
    values: dict[Key, Array] = {(name, 0): value for name, value in parameters._asdict().items()}
    values |= {(name, -1): value for name, value in states.items()}
    current = dict(states)
    for number, x in enumerate(inputs):
        values["input", number] = x
        made = step(parameters, x, *current.values())
        for name, value in made._asdict().items():
            values[name, number] = value
        current = {name: getattr(made, name) for name in current}
    return values
