"""The references against PyTorch: against its stored outputs, and against itself where it is installed."""

from __future__ import annotations

import importlib.util
import json
from typing import Any

import numpy as np
import pytest

from notecompiler.references import (
    activations,
    conv_lstm,
    dense,
    gru,
    lstm,
    lstm_cell_fed,
    lstm_coupled,
    lstm_peephole,
    rnn,
    rnn_bidirectional,
)
from notecompiler.references.convolution import convolve
from tests.references.torch_cells import FIXTURE, H, X, run

Case = dict[str, np.ndarray[Any, Any]]


def _arrays(cases: dict[str, dict[str, Any]]) -> dict[str, Case]:
    return {name: {key: np.array(value) for key, value in case.items()} for name, case in cases.items()}


def _live() -> dict[str, Case]:
    if importlib.util.find_spec("torch") is None:
        pytest.skip("PyTorch is not installed")
    return _arrays(run())


@pytest.fixture(scope="module", params=["stored", "live"])
def cases(request: pytest.FixtureRequest) -> dict[str, Case]:
    return _live() if request.param == "live" else _arrays(json.loads(FIXTURE.read_text(encoding="utf-8")))


def _lstm_parameters(case: Case, suffix: str = "") -> lstm.Parameters:
    w_x, w_h = case["weight_ih" + suffix], case["weight_hh" + suffix]
    bias = (case["bias_ih" + suffix] + case["bias_hh" + suffix])[:, None]
    gates = {gate: slice(k * H, (k + 1) * H) for k, gate in enumerate("ifgo")}
    return lstm.Parameters(*(block[gates[gate]] for gate in "ifgo" for block in (w_x, w_h, bias)))


def test_lstm_step(cases: dict[str, Case]) -> None:
    case = cases["lstm"]
    made = lstm.step(_lstm_parameters(case), case["x"].T, case["h"].T, case["c"].T)
    np.testing.assert_allclose(made.hidden_state.T, case["h1"], rtol=1e-13)
    np.testing.assert_allclose(made.cell_state.T, case["c1"], rtol=1e-13)


def test_lstm_over_a_sequence_with_a_batch(cases: dict[str, Case]) -> None:
    case = cases["lstm_sequence"]
    parameters = _lstm_parameters(case, "_l0")
    h, c = case["h"].T, case["c"].T
    for x, wanted in zip(case["x"], case["out"], strict=True):
        made = lstm.step(parameters, x.T, h, c)
        h, c = made.hidden_state, made.cell_state
        np.testing.assert_allclose(h.T, wanted, rtol=1e-12)
    np.testing.assert_allclose(c.T, case["c_last"], rtol=1e-12)


def test_peepholes_of_zero_leave_the_lstm(cases: dict[str, Case]) -> None:
    case = cases["lstm"]
    plain = _lstm_parameters(case)
    zero = np.zeros((H, 1))
    gates = {name: getattr(plain, name) for name in plain._fields}
    parameters = lstm_peephole.Parameters(**gates, w_ci=zero, w_cf=zero, w_co=zero)
    made = lstm_peephole.step(parameters, case["x"].T, case["h"].T, case["c"].T)
    np.testing.assert_allclose(made.hidden_state.T, case["h1"], rtol=1e-13)


def test_gates_fed_by_the_cell_are_the_lstm_with_that_cell_for_a_hidden_state(cases: dict[str, Case]) -> None:
    case = cases["lstm"]
    plain = _lstm_parameters(case)
    zero = np.zeros_like(plain.W_hg)
    x, c = case["x"].T, case["c"].T
    fed = lstm_cell_fed.Parameters(
        plain.W_xi, plain.W_hi, plain.b_i, plain.W_xf, plain.W_hf, plain.b_f,
        plain.W_xg, plain.b_g, plain.W_xo, plain.W_ho, plain.b_o,
    )  # fmt: skip
    made = lstm_cell_fed.step(fed, x, np.full_like(c, np.nan), c)
    wanted = lstm.step(plain._replace(W_hg=zero), x, c, c)
    np.testing.assert_allclose(made.cell_state, wanted.cell_state, rtol=1e-13)
    np.testing.assert_allclose(made.hidden_state, np.tanh(wanted.output_gate * wanted.cell_state), rtol=1e-13)


def test_a_bidirectional_network_is_two_cells_in_opposite_directions(cases: dict[str, Case]) -> None:
    case = cases["rnn"]
    w_x, w_h, b = case["weight_ih"], case["weight_hh"], case["bias_ih"] + case["bias_hh"]
    rng = np.random.default_rng(4)
    inputs = list(rng.normal(size=(5, X)))
    v, u, d = rng.normal(size=(2, H)), rng.normal(size=(2, H)), rng.normal(size=2)
    start = rng.normal(size=H)
    parameters = rnn_bidirectional.Parameters(w_x, w_h, b, w_x, w_h, b, v, u, d)
    made = rnn_bidirectional.run(parameters, inputs, start, start, activations.tanh, activations.identity)
    cell = rnn.Parameters(w_x, w_h, b, v, d)

    def states(sequence: list[np.ndarray[Any, Any]]) -> list[np.ndarray[Any, Any]]:
        found = [start]
        for x in sequence:
            found.append(rnn.step(cell, x, found[-1], activations.tanh, activations.identity).hidden_state)
        return found[1:]

    ahead, behind = states(inputs), states(inputs[::-1])[::-1]
    for step, f, g in zip(made, ahead, behind, strict=True):
        np.testing.assert_allclose(step.forward_state, f, rtol=1e-13)
        np.testing.assert_allclose(step.backward_state, g, rtol=1e-13)
        np.testing.assert_allclose(step.output, v @ f + u @ g + d, rtol=1e-13)


def test_peepholes_act_as_more_bias(cases: dict[str, Case]) -> None:
    case = cases["lstm"]
    plain = _lstm_parameters(case)
    rng = np.random.default_rng(3)
    w_ci, w_cf, w_co = rng.normal(size=(3, H, 1))
    gates = {name: getattr(plain, name) for name in plain._fields}
    x, h, c = case["x"].T, case["h"].T, case["c"].T
    made = lstm_peephole.step(lstm_peephole.Parameters(**gates, w_ci=w_ci, w_cf=w_cf, w_co=w_co), x, h, c)
    shifted = plain._replace(b_i=plain.b_i + w_ci * c, b_f=plain.b_f + w_cf * c, b_o=plain.b_o + w_co * made.cell_state)
    np.testing.assert_allclose(made.hidden_state, lstm.step(shifted, x, h, c).hidden_state, rtol=1e-13)


def test_coupled_gates_are_an_lstm_whose_input_gate_is_the_complement(cases: dict[str, Case]) -> None:
    case = cases["lstm"]
    plain = _lstm_parameters(case)
    coupled = lstm_coupled.Parameters(**{name: getattr(plain, name) for name in lstm_coupled.Parameters._fields})
    x, h, c = case["x"].T, case["h"].T, case["c"].T
    made = lstm_coupled.step(coupled, x, h, c)
    # 1 - sigmoid(z) = sigmoid(-z): the input gate with the forget gate's weights, all negated.
    negated = plain._replace(W_xi=-plain.W_xf, W_hi=-plain.W_hf, b_i=-plain.b_f)
    np.testing.assert_allclose(made.hidden_state, lstm.step(negated, x, h, c).hidden_state, rtol=1e-13)


def _gru_parameters(case: Case) -> gru.Parameters:
    rows = {gate: slice(k * H, (k + 1) * H) for k, gate in enumerate("rzn")}
    w_x, w_h, b_x, b_h = (case[name] for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
    named: dict[str, Any] = {"b_hn": b_h[rows["n"], None], "b_n": b_x[rows["n"], None]}
    for gate in "rzn":
        named |= {f"W_x{gate}": w_x[rows[gate]], f"W_h{gate}": w_h[rows[gate]]}
    for gate in "rz":
        named[f"b_{gate}"] = (b_x + b_h)[rows[gate], None]
    return gru.Parameters(**named)


def test_gru_with_the_reset_gate_after_the_matrix(cases: dict[str, Case]) -> None:
    case = cases["gru"]
    made = gru.step_reset_after(_gru_parameters(case), case["x"].T, case["h"].T)
    np.testing.assert_allclose(made.hidden_state.T, case["h1"], rtol=1e-13)


def test_both_reset_forms_agree_for_a_diagonal_matrix(cases: dict[str, Case]) -> None:
    case = cases["gru"]
    parameters = _gru_parameters(case)
    parameters = parameters._replace(W_hn=np.diag([0.3, -1.1, 0.7]), b_hn=np.zeros((H, 1)))
    x, h = case["x"].T, case["h"].T
    before, after = gru.step(parameters, x, h), gru.step_reset_after(parameters, x, h)
    np.testing.assert_allclose(before.hidden_state, after.hidden_state, rtol=1e-13)


def test_without_reset_is_an_open_reset_gate(cases: dict[str, Case]) -> None:
    case = cases["gru"]
    parameters = _gru_parameters(case)
    opened = parameters._replace(b_r=np.full_like(parameters.b_r, 100.0))
    x, h = case["x"].T, case["h"].T
    simple, full = gru.step_without_reset(parameters, x, h), gru.step(opened, x, h)
    np.testing.assert_allclose(simple.hidden_state, full.hidden_state, rtol=1e-13)


def test_rnn_step(cases: dict[str, Case]) -> None:
    case = cases["rnn"]
    bias = (case["bias_ih"] + case["bias_hh"])[:, None]
    parameters = rnn.Parameters(case["weight_ih"], case["weight_hh"], bias, np.eye(H), np.zeros((H, 1)))
    made = rnn.step(parameters, case["x"].T, case["h"].T, activations.tanh, activations.identity)
    np.testing.assert_allclose(made.hidden_state.T, case["h1"], rtol=1e-13)
    np.testing.assert_allclose(made.output.T, case["h1"], rtol=1e-13)


def test_dense_layer(cases: dict[str, Case]) -> None:
    case = cases["linear"]
    made = dense.layer(dense.Parameters(case["weight"], case["bias"][:, None]), case["x"].T, activations.sigmoid)
    np.testing.assert_allclose(made.output.T, case["y"], rtol=1e-13)


def test_convolution(cases: dict[str, Case]) -> None:
    case = cases["conv2d"]
    np.testing.assert_allclose(convolve(case["kernel"], case["field"]), case["out"], rtol=1e-12)


def test_conv_lstm_on_one_pixel_is_the_lstm_of_the_kernel_centres(cases: dict[str, Case]) -> None:
    case = cases["lstm"]
    plain = _lstm_parameters(case)
    rng = np.random.default_rng(5)
    named: dict[str, Any] = {f"w_c{gate}": np.zeros((H, 1, 1)) for gate in "ifo"}
    for name in plain._fields:
        value = getattr(plain, name)
        if name.startswith("b"):
            named[name] = value[:, :, None]
        else:
            named[name] = rng.normal(size=(*value.shape, 3, 3))
            named[name][:, :, 1, 1] = value
    x, h, c = (case[name].T[:, :1, None] for name in "xhc")
    made = conv_lstm.step(conv_lstm.Parameters(**named), x, h, c)
    np.testing.assert_allclose(made.hidden_state[:, 0, 0], case["h1"][0], rtol=1e-13)
    assert conv_lstm.step_peephole(conv_lstm.Parameters(**named), x, h, c).hidden_state == pytest.approx(
        made.hidden_state
    )
    assert x.shape == (X, 1, 1)


def test_activations_far_from_zero(cases: dict[str, Case]) -> None:
    case = cases["activations"]
    for name in ("sigmoid", "tanh", "relu", "softmax"):
        made = getattr(activations, name)(case["z"])
        np.testing.assert_allclose(made, case[name], rtol=1e-13, atol=1e-16)
