"""The common part of the physics package and of braket, as mathematics."""

from __future__ import annotations

from notecompiler.math.nodes import AtomClass
from notecompiler.math.signatures import Alias, Function, Sign, Table, Template, Translated, each, short


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


_SMALL = Template((
    ("b", r"\begin{smallmatrix} #1 \end{smallmatrix}"),
    ("p", r"\left(\begin{smallmatrix} #1 \end{smallmatrix}\right)"),
    ("o", r"\left[\begin{smallmatrix} #1 \end{smallmatrix}\right]"),
))  # fmt: skip
_INNER = Template((("bb", r"\langle #1 | #2 \rangle"), ("m", r"\langle #1 \rangle")))
_OUTER = Template((("bb", r"| #1 \rangle\langle #2 |"), ("m", r"| #1 \rangle\langle #1 |")))
_EXPECTED = Template((("bb", r"\langle #2 | #1 | #2 \rangle"), ("m", r"\langle #1 \rangle")))

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
    r"\evaluated": Template((("b", r"\left. #1 \right|"),)),
    **{rf"\{name}": short(r"\left| #1 \right|") for name in ("absolutevalue", "vqty")},
    r"\pqty": short(r"\left( #1 \right)"),
    r"\bqty": short(r"\left[ #1 \right]"),
    r"\Bqty": short(r"\left\{ #1 \right\}"),
    r"\quantity": Template((("b", r"\left\{ #1 \right\}"), ("p", r"\left( #1 \right)"), ("o", r"\left[ #1 \right]"))),
    r"\order": short(r"\mathcal{O}\left( #1 \right)"),
    # Two arguments in braces are siunitx's quantity, which took over the name.
    r"\qty": Template((("obb", r"\num{#2}\,\unit{#3}"), ("bb", r"\num{#1}\,\unit{#2}"), ("b", r"\left\{ #1 \right\}"), ("p", r"\left( #1 \right)"), ("o", r"\left[ #1 \right]"))),
    **{rf"\{name}": short(r"\left[ #1, #2 \right]") for name in ("comm", "commutator")},
    **{rf"\{name}": short(r"\left\{ #1, #2 \right\}") for name in ("acomm", "anticommutator", "pb", "poissonbracket")},
    r"\bra": short(r"\langle #1 |"),
    r"\ket": short(r"| #1 \rangle"),
    r"\Bra": short(r"\left\langle #1 \right|"),
    r"\Ket": short(r"\left| #1 \right\rangle"),
    **each(_INNER, r"\braket \ip \innerproduct"),
    r"\Braket": short(r"\left\langle #1 \right\rangle"),
    **each(_OUTER, r"\ketbra \dyad \op \outerproduct"),
    **each(_EXPECTED, r"\expval \ev \expectationvalue"),
    r"\vev": short(r"\langle 0 | #1 | 0 \rangle"),
    **each(short(r"\langle #1 | #2 | #3 \rangle"), r"\mel \matrixel \matrixelement"),
    r"\set": short(r"\{ #1 \}"),
    r"\Set": short(r"\left\{ #1 \right\}"),
    r"\differential": Template((("ob", r"\,\mathrm{d}^{#1} #2"), ("b", r"\,\mathrm{d} #1"), ("", r"\mathrm{d}"))),
    r"\variation": short(r"\delta #1"),
    r"\var": short(r"\delta #1"),
    r"\functionalderivative": _derivative(r"\delta"),
    r"\flatfrac": short("#1/#2"),
    r"\vb": Template((("sm", r"\boldsymbol{#2}"), ("m", r"\mathbf{#1}"))),
    r"\va": Template((("sm", r"\vec{\boldsymbol{#2}}"), ("m", r"\vec{\mathbf{#1}}"))),
    r"\vu": Template((("sm", r"\hat{\boldsymbol{#2}}"), ("m", r"\hat{\mathbf{#1}}"))),
    **{rf"\{name}": Alias(target) for name, target in (
        ("vectorbold", r"\vb"), ("vectorarrow", r"\va"), ("vectorunit", r"\vu"), ("gradient", r"\grad"),
    )},
    r"\divergence": short(r"\nabla\cdot"),
    r"\vnabla": short(r"\nabla"),
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
    **each(_SMALL, r"\smqty \smallmatrixquantity"),
    r"\spmqty": short(r"\left(\begin{smallmatrix} #1 \end{smallmatrix}\right)"),
    r"\pmqty": short(r"\begin{pmatrix} #1 \end{pmatrix}"),
    r"\bmqty": short(r"\begin{bmatrix} #1 \end{bmatrix}"),
    r"\vmqty": short(r"\begin{vmatrix} #1 \end{vmatrix}"),
    **each(Translated("identity-matrix"), r"\imat \identitymatrix"),
    **each(Translated("pauli-matrix"), r"\pmat \paulimatrix"),
    **each(Translated("diagonal-matrix"), r"\dmat \diagonalmatrix"),
    **each(Translated("antidiagonal-matrix"), r"\admat \antidiagonalmatrix"),
    # Commands of our own for those that have more than one argument.
    r"\zeromatrixof": Translated("zero-matrix"),
    r"\matrixof": Translated("filled-matrix"),
    r"\indexedmatrixof": Translated("indexed-matrix"),
    **each(Template((("bb", r"\zeromatrixof{#1,#2}"),)), r"\zmat \zeromatrix"),
    **each(Template((("sbbb", r"\indexedmatrixof{#2,#3,#4}"), ("bbb", r"\matrixof{#1,#2,#3}"))), r"\xmat \xmatrix"),
    r"\qq": short(r"\quad\text{#1}\quad"),
    r"\tr": Function("tr"),
    r"\Tr": Function("Tr"),
    r"\rank": Function("rank"),
    r"\Res": Function("Res"),
    r"\principalvalue": short(r"\mathcal{P}"),
    r"\pv": short(r"\mathcal{P}"),
    r"\PV": short(r"\mathrm{P.V.}"),
    r"\slashed": short(r"\not{#1}"),
    r"\feynmanslash": short(r"\not{#1}"),
    r"\qc": short(r",\quad"),
    r"\qcc": short(r"\quad\text{c.c.}\quad"),
    **{rf"\q{word}": short(rf"\quad\text{{{word}}}\quad") for word in (
        "if", "then", "else", "otherwise", "unless", "given", "using", "assume", "since", "let", "for", "all", "even", "odd",
        "integer", "and", "or", "as", "in",
    )},
    r"\erf": Function("erf"),
}  # fmt: skip
