r"""The notations of well-known sources, and how their pages look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tests.verify.styles import Source

# ── pages ──────────────────────────────────────────────────────────────────────────────────────────────────────────


_CALLED: Final = {
    "f": ("forget gate", "遗忘门"),
    "i": ("input gate", "输入门"),
    "g": ("candidate", "候选状态"),
    "c": ("cell state", "细胞状态"),
    "o": ("output gate", "输出门"),
    "h": ("hidden state", "隐藏状态"),
    "r": ("reset gate", "重置门"),
    "z": ("update gate", "更新门"),
    "n": ("candidate", "候选状态"),
}


def _environment(name: str, arguments: str = "") -> Callable[[str, Sequence[tuple[str, str]]], str]:
    def page(title: str, rows: Sequence[tuple[str, str]]) -> str:
        lines = " \\\\\n".join(row.replace(" = ", " &= ", 1) for _, row in rows)
        return f"# {title}\n\n$$\n\\begin{{{name}}}{arguments}\n{lines}\n\\end{{{name}}}\n$$\n"

    return page


def _table(title: str, rows: Sequence[tuple[str, str]]) -> str:
    lines = "\n".join(f"| {_CALLED[key][0]} | ${row}$ |" for key, row in rows)
    return f"# {title}\n\n| what | equation |\n|---|---|\n{lines}\n"


def _chinese_lines(title: str, rows: Sequence[tuple[str, str]]) -> str:
    lines = "\n".join(f"{k}. {_CALLED[key][1]}：${row}$，" for k, (key, row) in enumerate(rows, start=1))
    return f"# {title} 笔记\n\n各部分如下：\n\n{lines}\n"


def _cases(title: str, rows: Sequence[tuple[str, str]]) -> str:
    lines = " \\\\\n".join(row for _, row in rows)
    return f"# {title}\n\n$$\n\\begin{{cases}}\n{lines}\n\\end{{cases}}\n$$\n"


def _plain(title: str, rows: Sequence[tuple[str, str]]) -> str:
    return f"# {title}\n\n" + "\n\n".join(row for _, row in rows) + "\n"


def _answer(title: str, rows: Sequence[tuple[str, str]]) -> str:
    parts = "\n\n".join(
        f"**{k}. {_CALLED[key][0].title()}**\n\n\\[\n{row}\n\\]" for k, (key, row) in enumerate(rows, 1)
    )
    return f"Sure! Here is how an **{title}** works:\n\n{parts}\n\nLet me know if you want an example!\n"


def _gathered(title: str, rows: Sequence[tuple[str, str]]) -> str:
    lines = ", \\qquad ".join(row for _, row in rows)
    return f"# {title}\n\n$$\n{lines}\n$$\n"


SOURCES: Final = (
    Source(
        "bold columns",
        r"\mathbf{{W}}_{g} {x} + \mathbf{{U}}_{g} {h} + \mathbf{{b}}_{g}",
        r"\mathbf{{W}}_{g} {x} + \mathbf{{U}}_{g} {h}",
        symbol=r"\mathbf{{{}}}",
        letters={"g": r"\tilde{\mathbf{c}}", "n": r"\tilde{\mathbf{h}}"},
        page=_environment("align*"),
    ),
    Source(
        "bold italics",
        r"\boldsymbol{{W}}_{g} {x} + \boldsymbol{{U}}_{g} {h} + \boldsymbol{{b}}_{g}",
        r"\boldsymbol{{W}}_{g} {x} + \boldsymbol{{U}}_{g} {h}",
        symbol=r"\boldsymbol{{{}}}",
        letters={"g": r"\tilde{\boldsymbol{c}}", "n": r"\tilde{\boldsymbol{h}}"},
        page=_environment("aligned"),
    ),
    Source(
        "bold italics, bm",
        r"\bm{{W}}_{g} {x} + \bm{{U}}_{g} {h} + \bm{{b}}_{g}",
        r"\bm{{W}}_{g} {x} + \bm{{U}}_{g} {h}",
        symbol=r"\bm{{{}}}",
        letters={"g": r"\tilde{\bm{c}}", "n": r"\tilde{\bm{h}}"},
    ),
    Source(
        "upright words",
        r"W_{{\mathrm{{{g}}}}} {x} + U_{{\mathrm{{{g}}}}} {h} + b_{{\mathrm{{{g}}}}}",
        r"W_{{\mathrm{{{g}}}}} {x} + U_{{\mathrm{{{g}}}}} {h}",
        letters={
            "f": r"\mathrm{forget}",
            "i": r"\mathrm{input}",
            "o": r"\mathrm{output}",
            "g": r"\mathrm{cand}",
            "c": r"\mathrm{cell}",
            "h": r"\mathrm{hidden}",
            "r": r"\mathrm{reset}",
            "z": r"\mathrm{update}",
            "n": r"\mathrm{cand}",
        },
        tags={
            "f": "forget",
            "i": "input",
            "o": "output",
            "g": "cand",
            "r": "reset",
            "z": "update",
            "n": "cand",
            "h": "hidden",
        },
    ),
    Source(
        "cases",
        "W_{g} {x} + U_{g} {h} + b_{g}",
        "W_{g} {x} + U_{g} {h}",
        letters={"g": r"\tilde c", "n": r"\tilde h"},
        page=_cases,
    ),
    Source(
        "a table",
        r"W_{g}[{h}, {x}] + b_{g}",
        r"W_{g}[{h}, {x}]",
        times=" * ",
        letters={"g": r"\tilde{C}", "c": "C", "n": r"\tilde{h}"},
        page=_table,
    ),
    Source(
        "Chinese lines",
        r"W_{g}\cdot[{h},{x}]+b_{g}",
        r"W_{g}\cdot[{h},{x}]",
        letters={"g": r"\tilde{C}", "c": "C", "n": r"\tilde{h}"},
        page=_chinese_lines,
    ),
    Source(
        "Unicode",
        "W_{g}·[{h}, {x}] + b_{g}",
        "W_{g}·[{h}, {x}]",
        squash="σ({})",
        tanh="tanh({})",
        times=" ⊙ ",
        letters={"g": "c̃", "n": "h̃"},
        page=_plain,
    ),
    Source(
        "Unicode rings",
        "W_{g} {x} + U_{g} {h} + b_{g}",
        "W_{g} {x} + U_{g} {h}",
        squash="σ({})",
        tanh="tanh({})",
        times=" ∘ ",
        letters={"n": "n"},
    ),
    Source(
        "plain text",
        "W_{g} * [{h}, {x}] + b_{g}",
        "W_{g} * [{h}, {x}]",
        before="_(t-1)",
        squash="sigmoid({})",
        tanh="tanh({})",
        times=" * ",
        letters={"g": "c~", "n": "h~"},
        page=_plain,
    ),
    Source(
        "code with at signs",
        "W{g} @ concat({h}, {x}) + b{g}",
        "W{g} @ concat({h}, {x})",
        now="_t",
        before="_prev",
        squash="sigmoid({})",
        tanh="tanh({})",
        times=" * ",
        page=_plain,
    ),
    Source(
        "a library's documentation",
        "W_{{i{g}}} {x} + b_{{i{g}}} + W_{{h{g}}} {h} + b_{{h{g}}}",
        "W_{{i{g}}} {x} + W_{{h{g}}} {h}",
        page=_environment("array", "{ll}"),
    ),
    Source(
        "a layer's documentation",
        r"{x} W_{g} + {h} U_{g} + b_{g}",
        r"{x} W_{g} + {h} U_{g}",
        squash=r"\text{{sigmoid}}({})",
        letters={"g": r"\tilde{c}", "n": r"\tilde{h}"},
        times=" * ",
    ),
    Source(
        "capital gammas",
        r"W_{g}[{h}, {x}] + b_{g}",
        r"W_{g}[{h}, {x}]",
        now=r"^{\langle t\rangle}",
        before=r"^{\langle t-1\rangle}",
        times=" * ",
        letters={
            "f": r"\Gamma_f",
            "i": r"\Gamma_u",
            "o": r"\Gamma_o",
            "g": r"\tilde{c}",
            "r": r"\Gamma_r",
            "z": r"\Gamma_u",
            "n": r"\tilde{h}",
            "h": "h",
        },
        tags={"i": "u", "g": "c", "z": "u", "n": "h"},
    ),
    Source(
        "a blog with dots",
        r"W_{g}\cdot[{h}, {x}] + b_{g}",
        r"W_{g}\cdot[{h}, {x}]",
        times=" * ",
        squash=r"\sigma\left({}\right)",
        tanh=r"\tanh\left({}\right)",
        letters={"g": r"\tilde{C}", "c": "C", "n": r"\tilde{h}"},
        tags={"g": "C", "n": "h"},
        page=_answer,
    ),
    Source(
        "an encyclopaedia",
        "W_{{{g}}} {x} + U_{{{g}}} {h} + b_{{{g}}}",
        "W_{{{g}}} {x} + U_{{{g}}} {h}",
        squash=r"\sigma_g({})",
        tanh=r"\sigma_h({})",
        times=r" \circ ",
        letters={"g": r"\tilde{c}", "n": r"\hat{h}"},
        tags={"g": "c", "n": "h"},
        page=_environment("align"),
        whole=frozenset({"lstm", "rnn"}),
    ),
    Source(
        "row vectors",
        r"{x} \mathbf{{W}}_{{x{g}}} + {h} \mathbf{{W}}_{{h{g}}} + \mathbf{{b}}_{g}",
        r"{x} \mathbf{{W}}_{{x{g}}} + {h} \mathbf{{W}}_{{h{g}}}",
        symbol=r"\mathbf{{{}}}",
        letters={
            "x": r"\mathbf{X}",
            "h": r"\mathbf{H}",
            "c": r"\mathbf{C}",
            "f": r"\mathbf{F}",
            "i": r"\mathbf{I}",
            "o": r"\mathbf{O}",
            "g": r"\tilde{\mathbf{C}}",
            "r": r"\mathbf{R}",
            "z": r"\mathbf{Z}",
            "n": r"\tilde{\mathbf{H}}",
        },
        tags={"g": "c", "n": "h"},
        page=_environment("aligned"),
    ),
    Source(
        "sums over units",
        r"b_i^{g} + \sum_j U_{{i,j}}^{g} {x} + \sum_j W_{{i,j}}^{g} {h}",
        r"\sum_j U_{{i,j}}^{g} {x} + \sum_j W_{{i,j}}^{g} {h}",
        now="^{(t)}",
        before="^{(t-1)}",
        squash=r"\sigma\Big({}\Big)",
        tanh=r"\tanh\Big({}\Big)",
        times=" ",
        summed=True,
        letters={"c": "s", "n": "n"},
    ),
    Source(
        "arguments",
        "W_{g} {x} + U_{g} {h} + b_{g}",
        "W_{g} {x} + U_{g} {h}",
        now="(t)",
        before="(t-1)",
        letters={"n": r"\tilde{h}", "g": r"\tilde{c}"},
        whole=frozenset({"lstm", "gru"}),
    ),
    Source(
        "time above",
        "W^{g} {x} + U^{g} {h} + b^{g}",
        "W^{g} {x} + U^{g} {h}",
        now="^t",
        before="^{t-1}",
        letters={"n": r"\tilde{h}"},
    ),
    Source(
        "a column",
        r"W_{g} \begin{{bmatrix}} {h} \\ {x} \end{{bmatrix}} + b_{g}",
        r"W_{g} \begin{{bmatrix}} {h} \\ {x} \end{{bmatrix}}",
        letters={"g": r"\hat{c}", "n": r"\hat{h}"},
        times=r" \otimes ",
    ),
    Source(
        "all in one display",
        "W_{g} {x} + U_{g} {h} + b_{g}",
        "W_{g} {x} + U_{g} {h}",
        letters={"n": r"\tilde h"},
        page=_gathered,
    ),
    Source(
        "primes of the past",
        "W_{g} {x} + U_{g} {h} + b_{g}",
        "W_{g} {x} + U_{g} {h}",
        now="_{new}",
        before="_{old}",
        letters={"x": "x", "n": "n"},
    ),
    Source(
        "calligraphic and upright",
        r"\mathsf{{W}}_{{\mathrm{{{g}}}}} {x} + \mathsf{{U}}_{{\mathrm{{{g}}}}} {h} + \mathsf{{b}}_{{\mathrm{{{g}}}}}",
        r"\mathsf{{W}}_{{\mathrm{{{g}}}}} {x} + \mathsf{{U}}_{{\mathrm{{{g}}}}} {h}",
        symbol=r"\mathsf{{{}}}",
    ),
)
