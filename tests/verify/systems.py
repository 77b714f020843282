r"""Systems of equations as notes have them, with the reference that they are linked to."""

from __future__ import annotations

from typing import Final, NamedTuple


class System(NamedTuple):
    """The rows of a note, and the reference that they agree with."""

    reference: str
    rows: tuple[str, ...]


SYSTEMS: Final[dict[str, System]] = {
    "unequal activations, W and U": System(
        "lstm",
        (
            r"f_t=\sigma_g(W_f x_t+U_f h_{t-1}+b_f)",
            r"i_t=\sigma_g(W_i x_t+U_i h_{t-1}+b_i)",
            r"o_t=\sigma_g(W_o x_t+U_o h_{t-1}+b_o)",
            r"\tilde{c}_t=\sigma_c(W_c x_t+U_c h_{t-1}+b_c)",
            r"c_t=f_t\odot c_{t-1}+i_t\odot\tilde{c}_t",
            r"h_t=o_t\odot\sigma_h(c_t)",
        ),
    ),
    "split weights": System(
        "lstm",
        (
            r"i_t=\sigma(W_{xi}x_t+W_{hi}h_{t-1}+b_i)",
            r"f_t=\sigma(W_{xf}x_t+W_{hf}h_{t-1}+b_f)",
            r"o_t=\sigma(W_{xo}x_t+W_{ho}h_{t-1}+b_o)",
            r"g_t=\tanh(W_{xg}x_t+W_{hg}h_{t-1}+b_g)",
            r"c_t=f_t\circ c_{t-1}+i_t\circ g_t",
            r"h_t=o_t\circ\tanh(c_t)",
        ),
    ),
    "row vectors in bold capitals": System(
        "lstm",
        (
            r"\mathbf{I}_t = \sigma(\mathbf{X}_t \mathbf{W}_{xi} + \mathbf{H}_{t-1} \mathbf{W}_{hi} + \mathbf{b}_i)",
            r"\mathbf{F}_t = \sigma(\mathbf{X}_t \mathbf{W}_{xf} + \mathbf{H}_{t-1} \mathbf{W}_{hf} + \mathbf{b}_f)",
            r"\mathbf{O}_t = \sigma(\mathbf{X}_t \mathbf{W}_{xo} + \mathbf{H}_{t-1} \mathbf{W}_{ho} + \mathbf{b}_o)",
            r"\tilde{\mathbf{C}}_t = \text{tanh}(\mathbf{X}_t \mathbf{W}_{xc} + \mathbf{H}_{t-1} \mathbf{W}_{hc} + \mathbf{b}_c)",
            r"\mathbf{C}_t = \mathbf{F}_t \odot \mathbf{C}_{t-1} + \mathbf{I}_t \odot \tilde{\mathbf{C}}_t",
            r"\mathbf{H}_t = \mathbf{O}_t \odot \tanh(\mathbf{C}_t)",
        ),
    ),
    "no time, primes for the next state": System(
        "lstm",
        (
            r"i = \sigma(W_{ii} x + b_{ii} + W_{hi} h + b_{hi})",
            r"f = \sigma(W_{if} x + b_{if} + W_{hf} h + b_{hf})",
            r"g = \tanh(W_{ig} x + b_{ig} + W_{hg} h + b_{hg})",
            r"o = \sigma(W_{io} x + b_{io} + W_{ho} h + b_{ho})",
            r"c' = f \odot c + i \odot g",
            r"h' = o \odot \tanh(c')",
        ),
    ),
    "capital gamma gates": System(
        "lstm",
        (
            r"\tilde{c}^{<t>} = \tanh(W_c[a^{<t-1>}, x^{<t>}] + b_c)",
            r"\Gamma_u = \sigma(W_u[a^{<t-1>}, x^{<t>}] + b_u)",
            r"\Gamma_f = \sigma(W_f[a^{<t-1>}, x^{<t>}] + b_f)",
            r"\Gamma_o = \sigma(W_o[a^{<t-1>}, x^{<t>}] + b_o)",
            r"c^{<t>} = \Gamma_u * \tilde{c}^{<t>} + \Gamma_f * c^{<t-1>}",
            r"a^{<t>} = \Gamma_o * \tanh(c^{<t>})",
        ),
    ),
    "four gates stacked": System(
        "lstm",
        (
            (
                r"\begin{bmatrix} i_t\\f_t\\o_t\\g_t \end{bmatrix}"
                r" = \begin{bmatrix}\sigma\\ \sigma\\ \sigma\\ \tanh\end{bmatrix}"
                r" \left( W \begin{bmatrix} x_t\\h_{t-1} \end{bmatrix} + b\right)"
            ),
            r"c_t = f_t\odot c_{t-1}+i_t\odot g_t",
            r"h_t=o_t\odot\tanh(c_t)",
        ),
    ),
    "time as a power": System(
        "lstm",
        (
            r"f^t = \sigma(W_f [h^{t-1}, x^t] + b_f)",
            r"i^t = \sigma(W_i [h^{t-1}, x^t] + b_i)",
            r"\tilde c^t = \tanh(W_c [h^{t-1}, x^t] + b_c)",
            r"o^t = \sigma(W_o [h^{t-1}, x^t] + b_o)",
            r"c^t = f^t \odot c^{t-1} + i^t\odot \tilde c^t",
            r"h^t = o^t \odot \tanh c^t",
        ),
    ),
    "names in words": System(
        "lstm",
        (
            r"forget_t = sigmoid(W_f [h_{t-1}, x_t] + b_f)",
            r"input_t = sigmoid(W_i [h_{t-1}, x_t] + b_i)",
            r"cand_t = tanh(W_c [h_{t-1}, x_t] + b_c)",
            r"output_t = sigmoid(W_o [h_{t-1}, x_t] + b_o)",
            r"c_t = forget_t * c_{t-1} + input_t * cand_t",
            r"h_t = output_t * tanh(c_t)",
        ),
    ),
    "no bias anywhere": System(
        "lstm",
        (
            r"f_t = \sigma(W_f [h_{t-1}, x_t])",
            r"i_t = \sigma(W_i [h_{t-1}, x_t])",
            r"g_t = \tanh(W_g [h_{t-1}, x_t])",
            r"o_t = \sigma(W_o [h_{t-1}, x_t])",
            r"c_t = f_t c_{t-1} + i_t g_t",
            r"h_t = o_t \tanh(c_t)",
        ),
    ),
    "gates as superscripts, plus in a circle": System(
        "lstm",
        (
            r"f_t = \sigma(W^f x_t + U^f h_{t-1} + b^f)",
            r"i_t = \sigma(W^i x_t + U^i h_{t-1} + b^i)",
            r"\tilde c_t = \tanh(W^c x_t + U^c h_{t-1} + b^c)",
            r"o_t = \sigma(W^o x_t + U^o h_{t-1} + b^o)",
            r"c_t = f_t \otimes c_{t-1} \oplus i_t \otimes \tilde c_t",
            r"h_t = o_t \otimes \tanh(c_t)",
        ),
    ),
    "peepholes": System(
        "lstm_peephole",
        (
            r"f_t=\sigma(W_{xf}x_t+W_{hf}h_{t-1}+W_{cf}c_{t-1}+b_f)",
            r"i_t=\sigma(W_{xi}x_t+W_{hi}h_{t-1}+W_{ci}c_{t-1}+b_i)",
            r"c_t=f_tc_{t-1}+i_t\tanh(W_{xc}x_t+W_{hc}h_{t-1}+b_c)",
            r"o_t=\sigma(W_{xo}x_t+W_{ho}h_{t-1}+W_{co}c_t+b_o)",
            r"h_t=o_t\tanh(c_t)",
        ),
    ),
    "fields with peepholes": System(
        "conv_lstm_peephole",
        (
            r"i_t=\sigma(W_{xi}*\mathcal{X}_t+W_{hi}*\mathcal{H}_{t-1}+W_{ci}\circ\mathcal{C}_{t-1}+b_i)",
            r"f_t=\sigma(W_{xf}*\mathcal{X}_t+W_{hf}*\mathcal{H}_{t-1}+W_{cf}\circ\mathcal{C}_{t-1}+b_f)",
            r"\mathcal{C}_t=f_t\circ\mathcal{C}_{t-1}+i_t\circ\tanh(W_{xc}*\mathcal{X}_t+W_{hc}*\mathcal{H}_{t-1}+b_c)",
            r"o_t=\sigma(W_{xo}*\mathcal{X}_t+W_{ho}*\mathcal{H}_{t-1}+W_{co}\circ\mathcal{C}_t+b_o)",
            r"\mathcal{H}_t=o_t\circ\tanh(\mathcal{C}_t)",
        ),
    ),
    "coupled gates": System(
        "lstm_coupled",
        (
            r"f_t=\sigma(W_f[h_{t-1},x_t]+b_f)",
            r"\tilde c_t=\tanh(W_c[h_{t-1},x_t]+b_c)",
            r"c_t=f_t\odot c_{t-1}+(1-f_t)\odot\tilde c_t",
            r"o_t=\sigma(W_o[h_{t-1},x_t]+b_o)",
            r"h_t=o_t\odot\tanh(c_t)",
        ),
    ),
    "reset before the matrix": System(
        "gru",
        (
            r"r_t=\sigma(W_r x_t+U_r h_{t-1}+b_r)",
            r"z_t=\sigma(W_z x_t+U_z h_{t-1}+b_z)",
            r"\tilde h_t=\tanh(W_h x_t+U_h(r_t\odot h_{t-1})+b_h)",
            r"h_t=z_t\odot h_{t-1}+(1-z_t)\odot\tilde h_t",
        ),
    ),
    "update gate for the new state, no bias": System(
        "gru",
        (
            r"r_t=\sigma(W_r\cdot[h_{t-1},x_t])",
            r"z_t=\sigma(W_z\cdot[h_{t-1},x_t])",
            r"\tilde h_t=\tanh(W\cdot[r_t*h_{t-1},x_t])",
            r"h_t=(1-z_t)*h_{t-1}+z_t*\tilde h_t",
        ),
    ),
    "no reset gate": System(
        "gru_without_reset",
        (
            r"z_t=\sigma(W_z[h_{t-1},x_t]+b_z)",
            r"\tilde h_t=\tanh(W_h[h_{t-1},x_t]+b_h)",
            r"h_t=(1-z_t)\odot h_{t-1}+z_t\odot\tilde h_t",
        ),
    ),
    "reset after the matrix": System(
        "gru_reset_after",
        (
            r"r_t = \sigma(W_{ir} x_t + b_{ir} + W_{hr} h_{(t-1)} + b_{hr})",
            r"z_t = \sigma(W_{iz} x_t + b_{iz} + W_{hz} h_{(t-1)} + b_{hz})",
            r"n_t = \tanh(W_{in} x_t + b_{in} + r_t \odot (W_{hn} h_{(t-1)}+ b_{hn}))",
            r"h_t = (1 - z_t) \odot n_t + z_t \odot h_{(t-1)}",
        ),
    ),
    "simple recurrent network": System(
        "rnn", (r"h_t = \tanh(W_{hh} h_{t-1} + W_{xh} x_t + b_h)", r"y_t = W_{hy} h_t + b_y")
    ),
    "simple recurrent network, other letters": System(
        "rnn", (r"s_t = \tanh(U x_t + W s_{t-1})", r"o_t = \text{softmax}(V s_t)")
    ),
    "dense layer": System("dense", (r"z = W x + b", r"a = \sigma(z)")),
    "autoencoder": System("autoencoder", (r"h = f(W_e x + b_e)", r"\hat x = g(W_d h + b_d)")),
    "autoencoder with primes": System("autoencoder", (r"z = \sigma(Wx+b)", r"x' = \sigma'(W'z+b')")),
}
