"""Constructions of the LaTeX kernel: accents, fonts, functions, large operators, text, arrays."""

from __future__ import annotations

from notecompiler.math.nodes import AtomClass
from notecompiler.math.signatures import (
    Alias,
    Boxed,
    Environment,
    EnvironmentTable,
    Function,
    Ignored,
    Note,
    OverUnder,
    Ratio,
    Sign,
    Special,
    Stacked,
    Style,
    Table,
    Words,
    each,
    functions,
    short,
)

MACROS: Table = {
    **each(OverUnder(), r"\hat \check \tilde \acute \grave \dot \ddot \breve \bar \vec \mathring"),
    **each(OverUnder(), r"\widehat \widetilde \overline \overbrace \overrightarrow \overleftarrow"),
    **each(OverUnder(under=True), r"\underline \underbrace"),
    r"\frac": Ratio(),
    r"\sqrt": Special("root"),
    r"\root": Special("old_root"),
    r"\stackrel": Stacked("ob"),
    # Named functions.
    **functions("arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh"),
    **functions("det gcd inf lim max min Pr sup", limits=True),
    r"\liminf": Function("lim inf", limits=True),
    r"\limsup": Function("lim sup", limits=True),
    r"\bmod": Function("mod"),
    r"\pmod": Style(),
    # Large operators.
    r"\sum": Function("∑", limits=True, large=True),
    r"\prod": Function("∏", limits=True, large=True),
    r"\coprod": Function("∐", limits=True, large=True),
    r"\bigvee": Function("⋁", limits=True, large=True),
    r"\bigwedge": Function("⋀", limits=True, large=True),
    r"\biguplus": Function("⨄", limits=True, large=True),
    r"\bigcap": Function("⋂", limits=True, large=True),
    r"\bigcup": Function("⋃", limits=True, large=True),
    r"\bigotimes": Function("⨂", limits=True, large=True),
    r"\bigoplus": Function("⨁", limits=True, large=True),
    r"\bigodot": Function("⨀", limits=True, large=True),
    r"\bigsqcup": Function("⨆", limits=True, large=True),
    r"\int": Function("∫", large=True),
    r"\oint": Function("∮", large=True),
    r"\smallint": Function("∫"),
    r"\intop": Function("∫", limits=True, large=True),
    r"\ointop": Function("∮", limits=True, large=True),
    # Fonts and sizes.
    **each(Style(), r"\mathrm \mathit \mathbf \mathsf \mathtt \mathcal \mathnormal"),
    **each(
        Style(switch=True),
        r"\tiny \scriptsize \footnotesize \small \normalsize \large \Large \LARGE \huge \Huge"
        r" \bfseries \itshape \rmfamily \sffamily \ttfamily \mdseries \upshape \slshape \scshape \normalfont \em"
        r" \boldmath \unboldmath",
    ),
    # Text.
    **each(Words(), r"\mbox \textrm \textbf \textit \texttt \textsf \textnormal \textup \textsl \textsc \textmd \emph"),
    **each(Words(), r"\textsuperscript \textsubscript"),
    r"\hbox": Alias(r"\mbox"),
    **each(Boxed(text=True), r"\fbox \framebox \makebox"),
    r"\raisebox": Boxed(arguments=1, text=True),
    r"\rule": Special("rule"),
    r"\verb": Special("verbatim"),
    r"\ensuremath": short("#1"),
    r"\(": Special("inner_math"),
    r"\)": Special("stray_dollar"),
    r"\[": Special("inner_math"),
    r"\]": Special("stray_dollar"),
    # About the formula.
    r"\label": Note(1),
    r"\ref": Note(1),
    r"\cite": Note(1),
    r"\nonumber": Note(),
    r"\hline": Note(),
    r"\cline": Ignored(1),
    r"\vline": Sign("|", AtomClass.ORD),
    r"\newline": Special("stray_row_end"),
    r"\index": Ignored(1),
    **each(Ignored(), r"\centering \smallskip \medskip \bigskip \newpage \protect \lefteqn \hrulefill \dotfill"),
    r"\multicolumn": Special("multicolumn"),
    r"\TeX": short(r"\text{TeX}"),
    r"\LaTeX": short(r"\text{LaTeX}"),
    r"\tabularnewline": Special("stray_row_end"),
}

ENVIRONMENTS: EnvironmentTable = {
    "array": Environment(columns=True, option=True),
    "tabular": Environment(columns=True, option=True),
    "equation": Environment(display=True),
    "eqnarray": Environment(display=True),
    "eqnarray*": Environment(display=True),
    "math": Environment(transparent=True),
    "displaymath": Environment(transparent=True),
    "center": Environment(transparent=True),
}
