"""The wrong LSTMs that circulate in notes are refuted at the place that deviates; the right lines beside them hold."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import pytest

from notecompiler.verdicts import Status
from tests.verify.checking import HOLDS, display, verdicts

RIGHT: Final = {
    "f": r"f_t = \sigma(W_f [h_{t-1}, x_t] + b_f)",
    "i": r"i_t = \sigma(W_i [h_{t-1}, x_t] + b_i)",
    "g": r"\tilde{C}_t = \tanh(W_C [h_{t-1}, x_t] + b_C)",
    "C": r"C_t = f_t \odot C_{t-1} + i_t \odot \tilde{C}_t",
    "o": r"o_t = \sigma(W_o [h_{t-1}, x_t] + b_o)",
    "h": r"h_t = o_t \odot \tanh(C_t)",
}


class Wrong(NamedTuple):
    """A wrong line in place of a right one, and what must be named as the place (part of `differs_at`)."""

    line: str
    tex: str
    place: str


WRONG: Final = {
    "sigmoid for tanh in the candidate": Wrong("g", r"\tilde{C}_t = \sigma(W_C [h_{t-1}, x_t] + b_C)", r"\sigma"),
    "no tanh on the output": Wrong("h", r"h_t = o_t \odot C_t", "C_t"),
    "a sum for the product": Wrong("h", r"h_t = o_t + \tanh(C_t)", "+"),
    "the previous candidate": Wrong("C", r"C_t = f_t \odot C_{t-1} + i_t \odot \tilde{C}_{t-1}", r"\tilde{C}_{t-1}"),
    "the candidate for the previous state": Wrong(
        "C", r"C_t = f_t \odot \tilde{C}_{t-1} + i_t \odot \tilde{C}_t", r"\tilde{C}_{t-1}"
    ),
    "gates exchanged in the cell line": Wrong("C", r"C_t = i_t \odot C_{t-1} + f_t \odot \tilde{C}_t", "i_t"),
    "the state from itself": Wrong("C", r"C_t = f_t \odot C_t + i_t \odot \tilde{C}_t", "C_t"),
    "another gate's matrix": Wrong("f", r"f_t = \sigma(W_i [h_{t-1}, x_t] + b_f)", "W_i"),
    "another gate's parameters": Wrong("i", r"i_t = \sigma(W_f [h_{t-1}, x_t] + b_f)", "W_f"),
    "a bias forgotten": Wrong("o", r"o_t = \sigma(W_o [h_{t-1}, x_t])", r"W_o [h_{t-1}, x_t]"),
    "a gate reads the previous input": Wrong("i", r"i_t = \sigma(W_i [h_{t-1}, x_{t-1}] + b_i)", "x_{t-1}"),
    "the forget gate on the candidate": Wrong("C", r"C_t = f_t \odot C_{t-1} + f_t \odot \tilde{C}_t", "f_t"),
    "the forget gate on the candidate, exchanged": Wrong(
        "C", r"C_t = f_t \odot \tilde{C}_t + i_t \odot C_{t-1}", "f_t"
    ),
    "the output gate reads the new state": Wrong("o", r"o_t = \sigma(W_o [h_t, x_t] + b_o)", "h_t"),
    "no forget gate": Wrong("C", r"C_t = C_{t-1} + i_t \odot \tilde{C}_t", "C_{t-1}"),
    "a wrong sign": Wrong("C", r"C_t = f_t \odot C_{t-1} - i_t \odot \tilde{C}_t", "-"),
    "a gate with tanh": Wrong("f", r"f_t = \tanh(W_f [h_{t-1}, x_t] + b_f)", r"\tanh"),
    "a gate reads the cell state": Wrong("f", r"f_t = \sigma(W_f [C_{t-1}, x_t] + b_f)", "C_{t-1}"),
    "the wrong gate on the output": Wrong("h", r"h_t = f_t \odot \tanh(C_t)", "f_t"),
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("beside_the_right_version", [False, True])
def test_wrong_lines_are_refuted_and_right_ones_hold(name: str, beside_the_right_version: bool) -> None:
    wrong = WRONG[name]
    rows = [wrong.tex if key == wrong.line else tex for key, tex in RIGHT.items()]
    text = display(rows, "LSTM, as often seen")
    if beside_the_right_version:
        text += "\n" + display(list(RIGHT.values()), "LSTM, as it should be")
    found = verdicts(text)
    refuted = [verdict for verdict in found if verdict.status is Status.REFUTED]
    assert [verdict.tex for verdict in refuted] == [wrong.tex]
    assert all(verdict.status in HOLDS for verdict in found if verdict not in refuted)
    example = refuted[0].counterexample
    assert example is not None
    assert example.differs_at is not None
    assert wrong.place in example.differs_at
    assert refuted[0].hints


def _split(tex: str) -> str:
    return re.sub(r"W_(\w) \[(.+?), (.+?)\]", r"W_\1 \3 + U_\1 \2", tex)


def _time_above(tex: str) -> str:
    return re.sub(r"([a-zA-Z}])_(?:t|\{(t-1)\})", lambda m: f"{m[1]}^{{({m[2] or 't'})}}", tex)


NOTATIONS: Final = {
    "split weights, circles": lambda tex: _split(tex).replace(r"\odot", r"\circ"),
    "time above": _time_above,
    "stars, a letter for the candidate": lambda tex: tex.replace(r"\odot", "*").replace(r"\tilde{C}", "g"),
    "bold, split, time above": lambda tex: _time_above(_split(re.sub(r"(?<![\\a-z])([hx])_", r"\\mathbf{\1}_", tex))),
}


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("name", WRONG)
def test_wrong_lines_are_refuted_in_other_notations(name: str, notation: str) -> None:
    wrong, spelled = WRONG[name], NOTATIONS[notation]
    rows = [spelled(wrong.tex if key == wrong.line else tex) for key, tex in RIGHT.items()]
    found = verdicts(display(rows, "LSTM"))
    assert [verdict.tex for verdict in found if verdict.status is Status.REFUTED] == [spelled(wrong.tex)]
    assert all(verdict.status in HOLDS for verdict in found if verdict.status is not Status.REFUTED)


def test_a_counterexample_replays_from_its_seed() -> None:
    text = display([*list(RIGHT.values())[:3], WRONG["a wrong sign"].tex, *list(RIGHT.values())[4:]])
    first = next(v for v in verdicts(text, seed=11) if v.status is Status.REFUTED)
    again = next(v for v in verdicts(text, seed=11) if v.status is Status.REFUTED)
    other = next(v for v in verdicts(text, seed=12) if v.status is Status.REFUTED)
    assert first == again
    assert first.counterexample is not None
    assert first.counterexample.seed == 11
    assert other.counterexample != first.counterexample
    values = dict(first.counterexample.values)
    f, past, i, new = (values[name] for name in ("f_{t}", "C_{t-1}", "i_{t}", "\\tilde{C}_{t}"))
    for k, (left, right) in enumerate(zip(first.counterexample.lhs, first.counterexample.rhs, strict=True)):
        assert left == pytest.approx(f[k] * past[k] + i[k] * new[k], rel=2e-3)
        assert right == pytest.approx(f[k] * past[k] - i[k] * new[k], rel=2e-3)
