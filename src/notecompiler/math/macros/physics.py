"""The common part of the physics package and of braket, as mathematics."""

from __future__ import annotations

from notecompiler.math.nodes import AtomClass
from notecompiler.math.signatures import Function, Sign, Table, Template, short


def _derivative(d: str) -> Template:
    return Template(
        (
            ("sobb", rf"{d}^{{#2}} #3/{d} #4^{{#2}}"),
            ("sbb", rf"{d} #2/{d} #3"),
            ("obbb", rf"\frac{{{d}^{{2}} #2}}{{{d} #3 \, {d} #4}}"),
            ("obb", rf"\frac{{{d}^{{#1}} #2}}{{{d} #3^{{#1}}}}"),
            ("ob", rf"\frac{{{d}^{{#1}}}}{{{d} #2^{{#1}}}}"),
            ("bbb", rf"\frac{{{d}^{{2}} #1}}{{{d} #2 \, {d} #3}}"),
            ("bb", rf"\frac{{{d} #1}}{{{d} #2}}"),
            ("m", rf"\frac{{{d}}}{{{d} #1}}"),
        )
    )


def _fenced(left: str, right: str) -> Template:
    return Template(
        (("sb", rf"{left} #2 {right}"), ("b", rf"\left{left} #1 \right{right}"), ("m", rf"{left} #1 {right}"))
    )


MACROS: Table = {
    r"\dv": _derivative(r"\mathrm{d}"),
    r"\pdv": _derivative(r"\partial"),
    r"\fdv": _derivative(r"\delta"),
    r"\derivative": _derivative(r"\mathrm{d}"),
    r"\pderivative": _derivative(r"\partial"),
    r"\dd": Template(
        (
            ("ob", r"\,\mathrm{d}^{#1} #2"),
            ("b", r"\,\mathrm{d} #1"),
            ("p", r"\,\mathrm{d}(#1)"),
            ("", r"\mathrm{d}"),
        )
    ),
    r"\abs": _fenced("|", "|"),
    r"\norm": _fenced(r"\|", r"\|"),
    r"\eval": Template((("b", r"\left. #1 \right|"),)),
    r"\order": Template((("b", r"\mathcal{O}\left( #1 \right)"),)),
    r"\qty": Template((("b", r"\left\{ #1 \right\}"), ("p", r"\left( #1 \right)"), ("o", r"\left[ #1 \right]"))),
    r"\comm": short(r"\left[ #1, #2 \right]"),
    r"\acomm": short(r"\left\{ #1, #2 \right\}"),
    r"\bra": short(r"\langle #1 |"),
    r"\ket": short(r"| #1 \rangle"),
    r"\Bra": short(r"\left\langle #1 \right|"),
    r"\Ket": short(r"\left| #1 \right\rangle"),
    r"\braket": Template((("bb", r"\langle #1 | #2 \rangle"), ("m", r"\langle #1 \rangle"))),
    r"\Braket": short(r"\left\langle #1 \right\rangle"),
    r"\ketbra": Template((("bb", r"| #1 \rangle\langle #2 |"), ("m", r"| #1 \rangle\langle #1 |"))),
    r"\dyad": Template((("bb", r"| #1 \rangle\langle #2 |"), ("m", r"| #1 \rangle\langle #1 |"))),
    r"\expval": Template((("bb", r"\langle #2 | #1 | #2 \rangle"), ("m", r"\langle #1 \rangle"))),
    r"\ev": Template((("bb", r"\langle #2 | #1 | #2 \rangle"), ("m", r"\langle #1 \rangle"))),
    r"\mel": short(r"\langle #1 | #2 | #3 \rangle"),
    r"\matrixel": short(r"\langle #1 | #2 | #3 \rangle"),
    r"\set": short(r"\{ #1 \}"),
    r"\Set": short(r"\left\{ #1 \right\}"),
    r"\vb": Template((("sm", r"\boldsymbol{#2}"), ("m", r"\mathbf{#1}"))),
    r"\va": Template((("sm", r"\vec{\boldsymbol{#2}}"), ("m", r"\vec{\mathbf{#1}}"))),
    r"\vu": Template((("sm", r"\hat{\boldsymbol{#2}}"), ("m", r"\hat{\mathbf{#1}}"))),
    r"\vdot": Sign("⋅", AtomClass.BIN),
    r"\cp": Sign("×", AtomClass.BIN),
    r"\cross": Sign("×", AtomClass.BIN),
    r"\grad": short(r"\nabla"),
    r"\curl": short(r"\nabla\times"),
    r"\laplacian": short(r"\nabla^{2}"),
    r"\mqty": Template((
        ("b", r"\begin{matrix} #1 \end{matrix}"),
        ("p", r"\begin{pmatrix} #1 \end{pmatrix}"),
        ("o", r"\begin{bmatrix} #1 \end{bmatrix}"),
    )),
    r"\pmqty": short(r"\begin{pmatrix} #1 \end{pmatrix}"),
    r"\bmqty": short(r"\begin{bmatrix} #1 \end{bmatrix}"),
    r"\vmqty": short(r"\begin{vmatrix} #1 \end{vmatrix}"),
    r"\qq": short(r"\quad\text{#1}\quad"),
    r"\tr": Function("tr"),
    r"\Tr": Function("Tr"),
    r"\rank": Function("rank"),
    r"\Res": Function("Res"),
    r"\erf": Function("erf"),
}  # fmt: skip
