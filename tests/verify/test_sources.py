"""Equations wherever notes have them: prose, lists, tables, quotes, plain text; alone, repeated, incomplete."""

from __future__ import annotations

from notecompiler.verdicts import Status
from tests.verify.checking import HOLDS, display, equations, verdicts

_ASCII = """# LSTM

The forget gate is computed as:
f_t = sigmoid(W_f * [h_(t-1), x_t] + b_f)

The input gate and the candidate:
i_t = sigmoid(W_i * [h_(t-1), x_t] + b_i)
c~_t = tanh(W_c * [h_(t-1), x_t] + b_c)

The new cell state:
c_t = f_t * c_(t-1) {sign} i_t * c~_t

Output:
o_t = sigmoid(W_o * [h_(t-1), x_t] + b_o)
h_t = o_t * tanh(c_t)
"""


def test_plain_text_formulas_are_checked_like_tex() -> None:
    right = equations(verdicts(_ASCII.format(sign="+")))
    assert len(right) == 6
    assert all(status in HOLDS for status in right.values())
    wrong = verdicts(_ASCII.format(sign="-"))
    assert equations(wrong)["cell_state"] is Status.REFUTED
    assert any("`-`" in hint and "`+`" in hint for v in wrong if v.status is Status.REFUTED for hint in v.hints)


def test_prose_lists_tables_and_quotes() -> None:
    text = r"""# 长短期记忆

遗忘门 $f_t = \sigma(W_f x_t + U_f h_{t-1} + b_f)$ 决定忘记什么。

- 输入门：$i_t = \sigma(W_i x_t + U_i h_{t-1} + b_i)$
- 候选：$\tilde c_t = \tanh(W_c x_t + U_c h_{t-1} + b_c)$

> 状态 $c_t = f_t \odot c_{t-1} + i_t \odot \tilde c_t$

| 量 | 公式 |
|---|---|
| 输出门 | $o_t = \sigma(W_o x_t + U_o h_{t-1} + b_o)$ |
| 隐状态 | $h_t = o_t \odot \tanh(c_t)$ |
"""
    found = equations(verdicts(text))
    assert len(found) == 6
    assert all(status in HOLDS for status in found.values())


def test_a_note_with_some_of_the_equations_is_checked_for_those() -> None:
    rows = [r"c_t = f_t \odot c_{t-1} + i_t \odot \tilde{c}_t", r"h_t = o_t \odot \tanh(c_t)"]
    assert set(equations(verdicts(display(rows))).values()) == {Status.VERIFIED}
    wrong = verdicts(display([rows[0].replace("+", "-"), rows[1]], "LSTM"))
    assert equations(wrong)["cell_state"] is Status.REFUTED


def test_repeats_have_a_verdict_each() -> None:
    rows = [r"f_t = \sigma(W_f [h_{t-1}, x_t] + b_f)", r"h_t = o_t \odot \tanh(c_t)"]
    found = verdicts(display(rows, "The LSTM gate") + display(rows, "Again, with another heading"))
    assert [verdict.status for verdict in found] == [Status.VERIFIED] * 4
    assert len({verdict.id for verdict in found}) == 4
    assert len({verdict.span for verdict in found}) == 4


def test_two_networks_in_one_note_are_kept_apart() -> None:
    rnn = [r"h_t = \tanh(W_{xh} x_t + W_{hh} h_{t-1} + b_h)", r"o_t = \sigma(W_{ho} h_t + b_o)"]
    gates = [rf"{g}_t = \sigma(W_{g} [h_{{t-1}}, x_t] + b_{g})" for g in "fio"]
    lstm = [
        *gates,
        r"g_t = \tanh(W_g [h_{t-1}, x_t] + b_g)",
        r"c_t = f_t * c_{t-1} + i_t * g_t",
        r"h_t = o_t * \tanh(c_t)",
    ]
    found = verdicts(display(rnn, "RNN") + display(lstm, "LSTM"))
    assert all(verdict.status in HOLDS for verdict in found)
    assert [verdict.reference.name for verdict in found if verdict.reference] == ["rnn"] * 2 + ["lstm"] * 6


def test_sigma_as_a_generic_activation_is_not_accused() -> None:
    rows = [
        r"f_t = \sigma(W_f [h_{t-1}, x_t] + b_f)",
        r"i_t = \sigma(W_i [h_{t-1}, x_t] + b_i)",
        r"\tilde{c}_t = \sigma(W_c [h_{t-1}, x_t] + b_c)",
        r"o_t = \sigma(W_o [h_{t-1}, x_t] + b_o)",
        r"c_t = f_t \odot c_{t-1} + i_t \odot \tilde{c}_t",
        r"h_t = o_t \odot \sigma(c_t)",
    ]
    generic = "Here $\\sigma$ is an activation function.\n\n" + display(rows)
    assert all(verdict.status in HOLDS for verdict in verdicts(generic) if verdict.reference)
    assert Status.REFUTED in {verdict.status for verdict in verdicts(display(rows))}


def test_weights_without_an_index_are_ambiguous_between_shared_and_own() -> None:
    rows = [rf"{g}_t = \sigma(W [h_{{t-1}}, x_t] + b)" for g in "fio"]
    found = verdicts(display([*rows, r"h_t = o_t \odot \tanh(c_t)"], "LSTM"))
    assert [verdict.status for verdict in found[:3]] == [Status.AMBIGUOUS] * 3
    assert {verdict.reason for verdict in found[:3]} == {"shared-parameters"}


def test_the_whole_system_is_run_over_a_sequence() -> None:
    gates = [rf"{g}_t = \sigma(W_{g} [h_{{t-1}}, x_t] + b_{g})" for g in "fio"]
    lstm = [*gates, r"g_t = \tanh(W_g [h_{t-1}, x_t] + b_g)", r"c_t = f_t c_{t-1} + i_t g_t", r"h_t = o_t \tanh(c_t)"]
    assert any("20 steps" in hint for verdict in verdicts(display(lstm)) for hint in verdict.hints)


def test_verdicts_are_the_same_in_every_run() -> None:
    assert verdicts(_ASCII.format(sign="-")) == verdicts(_ASCII.format(sign="-"))


def test_pre_activations_and_concatenations_with_names_of_their_own() -> None:
    gates = [rf"{g}_t = \sigma(W_{g} z_t + b_{g})" for g in "io"]
    rows = [
        r"z_t = [h_{t-1}, x_t]",
        r"a_f = W_f z_t + b_f",
        r"f_t = \sigma(a_f)",
        *gates,
        r"g_t = \tanh(W_g z_t + b_g)",
        r"c_t = f_t c_{t-1} + i_t g_t",
        r"h_t = o_t \tanh(c_t)",
    ]
    found = verdicts(display(rows))
    assert found[0].status is Status.DEFINITION
    assert all(verdict.status in HOLDS for verdict in found[1:])


def test_layers_numbered_above_are_not_taken_for_gates() -> None:
    gates = [rf"{g}_t^{{(l)}} = \sigma(W_{g}^{{(l)}} [h_{{t-1}}^{{(l)}}, x_t^{{(l)}}] + b_{g}^{{(l)}})" for g in "fio"]
    found = verdicts(display([*gates, r"h_t^{(l)} = o_t^{(l)} \odot \tanh(c_t^{(l)})"], "LSTM"))
    assert all(verdict.status in HOLDS for verdict in found)


def test_unrelated_mathematics_is_not_linked() -> None:
    rows = [r"a_n = a_1 + (n-1) d", r"x = \frac{-b + \sqrt{b^2-4ac}}{2a}", r"S = \pi r^2", r"y - y_1 = k(x - x_1)"]
    assert not equations(verdicts(display(rows))).keys() & {"hidden_state", "output", "cell_state", "candidate"}


def test_a_letter_of_another_subject_in_the_same_note_is_not_accused() -> None:
    gates = """Statistics
z = (x - mu)/sigma

GRU
z_t = sigmoid(W_z * x_t + U_z * h_(t-1) + b_z)
r_t = sigmoid(W_r * x_t + U_r * h_(t-1) + b_r)
h~_t = tanh(W_h * x_t + U_h * (r_t * h_(t-1)) + b_h)
h_t = (1 - z_t) * h_(t-1) + z_t * h~_t
"""
    statuses = [verdict.status for verdict in verdicts(gates)]
    assert statuses[0] in {Status.DEFINITION, Status.NOT_CHECKABLE}
    assert set(statuses[1:]) <= HOLDS
