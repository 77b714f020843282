"""Commands and environments of mathtools, and of the stmaryrd and extarrows packages that go with it."""

from __future__ import annotations

from notecompiler.math.nodes import AtomClass
from notecompiler.math.signatures import (
    Arrow,
    Boxed,
    Environment,
    EnvironmentTable,
    OverUnder,
    Special,
    Style,
    Table,
    aliases,
    each,
    short,
    signs,
)

MACROS: Table = {
    **signs(
        AtomClass.REL,
        r"""
            \coloneqq ≔
            \Coloneqq ⩴
            \eqqcolon ≕
            \eqcolon ∹
            \dblcolon ∷
            \vcentcolon ∶
            \notni ∌
        """,
    ),
    **signs(
        AtomClass.OPEN,
        r"""
            \llbracket ⟦
            \lBrace ⦃
        """,
    ),
    **signs(
        AtomClass.CLOSE,
        r"""
            \rrbracket ⟧
            \rBrace ⦄
        """,
    ),
    r"\coloneq": short(r"\mathrel{\vcentcolon-}"),
    r"\Coloneq": short(r"\mathrel{\dblcolon-}"),
    r"\Eqqcolon": short(r"\mathrel{=\dblcolon}"),
    r"\Eqcolon": short(r"\mathrel{-\dblcolon}"),
    r"\colonapprox": short(r"\mathrel{\vcentcolon\approx}"),
    r"\Colonapprox": short(r"\mathrel{\dblcolon\approx}"),
    r"\colonsim": short(r"\mathrel{\vcentcolon\sim}"),
    r"\Colonsim": short(r"\mathrel{\dblcolon\sim}"),
    r"\simcolon": short(r"\mathrel{\sim\vcentcolon}"),
    r"\simcoloncolon": short(r"\mathrel{\sim\dblcolon}"),
    r"\approxcolon": short(r"\mathrel{\approx\vcentcolon}"),
    r"\approxcoloncolon": short(r"\mathrel{\approx\dblcolon}"),
    **aliases(
        r"""
            \ordinarycolon :
            \ratio \vcentcolon
            \coloncolon \dblcolon
            \colonequals \coloneqq
            \coloncolonequals \Coloneqq
            \equalscolon \eqqcolon
            \equalscoloncolon \Eqqcolon
            \colonminus \coloneq
            \coloncolonminus \Coloneq
            \minuscolon \eqcolon
            \minuscoloncolon \Eqcolon
            \coloncolonapprox \Colonapprox
            \coloncolonsim \Colonsim
        """,
    ),
    **each(Boxed(), r"\mathllap \mathrlap \mathclap"),
    **each(OverUnder(), r"\overbracket \overgroup"),
    **each(OverUnder(under=True), r"\underbracket \undergroup"),
    r"\xleftrightarrow": Arrow(r"\leftrightarrow", "↔"),
    r"\xLeftarrow": Arrow(r"\Leftarrow", "⇐"),
    r"\xRightarrow": Arrow(r"\Rightarrow", "⇒"),
    r"\xLeftrightarrow": Arrow(r"\Leftrightarrow", "⇔"),
    r"\xhookleftarrow": Arrow(r"\hookleftarrow", "↩"),
    r"\xhookrightarrow": Arrow(r"\hookrightarrow", "↪"),
    r"\xmapsto": Arrow(r"\mapsto", "↦"),
    r"\xrightharpoonup": Arrow(r"\rightharpoonup", "⇀"),
    r"\xrightharpoondown": Arrow(r"\rightharpoondown", "⇁"),
    r"\xleftharpoonup": Arrow(r"\leftharpoonup", "↼"),
    r"\xleftharpoondown": Arrow(r"\leftharpoondown", "↽"),
    r"\xrightleftharpoons": Arrow(r"\rightleftharpoons", "⇌"),
    r"\xleftrightharpoons": Arrow(r"\leftrightharpoons", "⇋"),
    r"\xtwoheadrightarrow": Arrow(r"\twoheadrightarrow", "↠"),
    r"\xtwoheadleftarrow": Arrow(r"\twoheadleftarrow", "↞"),
    r"\xlongequal": Arrow("=", "="),
    r"\xtofrom": Arrow(r"\rightleftarrows", "⇄"),
    r"\xrightleftarrows": Arrow(r"\rightleftarrows", "⇄"),
    r"\xrightequilibrium": Arrow(r"\rightleftharpoons", "⇌"),
    r"\xleftequilibrium": Arrow(r"\leftrightharpoons", "⇋"),
    r"\prescript": Special("prescript"),
    r"\cramped": Style(),
    r"\shortintertext": Special("intertext"),
    r"\mathmakebox": Boxed(optional=2),
    r"\adjustlimits": short(""),
}

_ALIGNED_CELLS = Environment(option=True)

ENVIRONMENTS: EnvironmentTable = {
    **{f"{shape}matrix*": _ALIGNED_CELLS for shape in ("", "p", "b", "B", "v", "V", "small")},
    **{f"{shape}smallmatrix": Environment() for shape in ("p", "b", "B", "v", "V")},
    **{f"{shape}smallmatrix*": _ALIGNED_CELLS for shape in ("p", "b", "B", "v", "V")},
    "dcases": Environment(),
    "rcases": Environment(),
    "drcases": Environment(),
    "cases*": Environment(),
    "dcases*": Environment(),
    "rcases*": Environment(),
    "drcases*": Environment(),
    "multlined": _ALIGNED_CELLS,
    "darray": Environment(columns=True, option=True),
    "lgathered": _ALIGNED_CELLS,
    "rgathered": _ALIGNED_CELLS,
}
