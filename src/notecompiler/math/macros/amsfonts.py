"""Alphabets: amsfonts, mathrsfs, bm, bbm, dsfont, upgreek."""

from __future__ import annotations

from notecompiler.math.signatures import Style, Table, aliases, each, short

_GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega"

MACROS: Table = {
    **each(Style(), r"\mathbb \mathfrak \mathscr \bm \mathsfit \mathbbm \mathds \symbf \symrm \symit"),
    **aliases(
        r"""
            \Bbb \mathbb
            \frak \mathfrak
            \bold \mathbf
        """,
    ),
    **{rf"\up{name}": short(rf"\mathrm{{\{name}}}") for name in _GREEK.split()},
}
