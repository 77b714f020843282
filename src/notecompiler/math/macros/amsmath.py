"""Commands and environments of amsmath, amsbsy, amsopn and amstext."""

from __future__ import annotations

from notecompiler.math.nodes import AtomClass
from notecompiler.math.signatures import (
    Arrow,
    Boxed,
    Environment,
    EnvironmentTable,
    Function,
    Ignored,
    Note,
    OverUnder,
    Ratio,
    Rows,
    Sign,
    Special,
    Stacked,
    Style,
    Table,
    Words,
    aliases,
    each,
    short,
)

MACROS: Table = {
    r"\dfrac": Ratio(),
    r"\tfrac": Ratio(),
    r"\cfrac": Special("continued_fraction"),
    r"\binom": Ratio(rule=False, left="(", right=")"),
    r"\dbinom": Ratio(rule=False, left="(", right=")"),
    r"\tbinom": Ratio(rule=False, left="(", right=")"),
    r"\genfrac": Special("general_fraction"),
    **each(OverUnder(), r"\dddot \ddddot \overleftrightarrow"),
    **each(OverUnder(under=True), r"\underrightarrow \underleftarrow \underleftrightarrow"),
    r"\overset": Stacked("ob"),
    r"\underset": Stacked("ub"),
    r"\overunderset": Stacked("oub"),
    r"\sideset": Special("sideset"),
    r"\substack": Rows("substack"),
    r"\xrightarrow": Arrow(r"\rightarrow", "→"),
    r"\xleftarrow": Arrow(r"\leftarrow", "←"),
    r"\operatorname": Special("operator_name"),
    r"\operatornamewithlimits": Special("operator_name"),
    **{f"\\{name}": Function(name, limits=True) for name in ("injlim", "projlim")},
    r"\varlimsup": short(r"\mathop{\overline{\mathrm{lim}}}\limits"),
    r"\varliminf": short(r"\mathop{\underline{\mathrm{lim}}}\limits"),
    r"\varinjlim": short(r"\mathop{\underrightarrow{\mathrm{lim}}}\limits"),
    r"\varprojlim": short(r"\mathop{\underleftarrow{\mathrm{lim}}}\limits"),
    r"\iint": Function("∬", large=True),
    r"\iiint": Function("∭", large=True),
    r"\iiiint": Function("⨌", large=True),
    r"\idotsint": short(r"\int\cdots\int"),
    r"\mod": Function("mod"),
    r"\pod": Style(),
    **each(Style(), r"\boldsymbol \pmb"),
    r"\text": Words(),
    r"\intertext": Special("intertext"),
    r"\boxed": Boxed(),
    r"\tag": Note(1),
    r"\tag*": Note(1),
    r"\notag": Note(),
    r"\eqref": Note(1),
    r"\iff": Sign("⟺", AtomClass.REL),
    r"\implies": Sign("⟹", AtomClass.REL),
    r"\impliedby": Sign("⟸", AtomClass.REL),
    r"\And": short(r"\mathbin{\&}"),
    r"\hdotsfor": Special("row_of_dots"),
    **{
        f"\\var{name}": short(rf"\mathit{{\{name}}}")
        for name in (
            "Gamma",
            "Delta",
            "Theta",
            "Lambda",
            "Xi",
            "Pi",
            "Sigma",
            "Upsilon",
            "Phi",
            "Psi",
            "Omega",
        )
    },
    **aliases(
        r"""
            \dotsc \ldots
            \dotso \ldots
            \dotsb \cdots
            \dotsm \cdots
            \dotsi \cdots
            \dotsx \ldots
        """,
    ),
    **each(Ignored(), r"\displaybreak \allowdisplaybreaks \DOTSI \DOTSB \DOTSX \qedhere"),
    **each(Ignored(1), r"\raisetag \leftroot \uproot"),
    r"\numberwithin": Ignored(2),
}

_ROWS = Environment()
_PLACED = Environment(option=True)
_DISPLAY = Environment(display=True)

ENVIRONMENTS: EnvironmentTable = {
    "equation*": _DISPLAY,
    "align": _DISPLAY,
    "align*": _DISPLAY,
    "gather": _DISPLAY,
    "gather*": _DISPLAY,
    "multline": _DISPLAY,
    "multline*": _DISPLAY,
    "flalign": _DISPLAY,
    "flalign*": _DISPLAY,
    "alignat": Environment(counted=True, display=True),
    "alignat*": Environment(counted=True, display=True),
    "xalignat": Environment(counted=True, display=True),
    "xalignat*": Environment(counted=True, display=True),
    "subequations": Environment(transparent=True),
    "split": _ROWS,
    "aligned": _PLACED,
    "gathered": _PLACED,
    "alignedat": Environment(counted=True, option=True),
    "cases": _ROWS,
    "matrix": _ROWS,
    "pmatrix": _ROWS,
    "bmatrix": _ROWS,
    "Bmatrix": _ROWS,
    "vmatrix": _ROWS,
    "Vmatrix": _ROWS,
    "smallmatrix": _ROWS,
    "subarray": Environment(columns=True),
}
