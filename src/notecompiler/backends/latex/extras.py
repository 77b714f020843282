"""Commands that formulas may use and that no package of the preamble defines: each is defined where it is used."""

from __future__ import annotations

import re

from notecompiler.math.signatures import Function
from notecompiler.math.tables import load

_COMMAND = re.compile(r"\\([A-Za-z]+)")

# The operators of LaTeX and amsmath.
_OPERATORS = frozenset(
    """
    arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf injlim ker lg lim liminf limsup ln log max
    min Pr projlim sec sin sinh sup tan tanh varinjlim varliminf varlimsup varprojlim operatorname bigcap bigcup bigodot
    bigoplus bigotimes bigsqcup biguplus bigvee bigwedge coprod idotsint iiiint iiint iint int intop oint prod smallint
    sum mathop bmod mod pod
    """.split()  # noqa: SIM905
)
_TEXT_COMMANDS = frozenset({"th"})
"""Operators whose names LaTeX gives to something else."""
_DEFINITIONS = {
    "Overrightarrow": r"\newcommand{\Overrightarrow}[1]{\overset{\Rightarrow}{#1}}",
    "angl": r"\newcommand{\angl}[1]{\overline{#1}\mkern-1mu\rvert}",
    "cp": r"\newcommand{\cp}{\times}",
    "cross": r"\newcommand{\cross}{\times}",
    "degree": r"\newcommand{\degree}{{}^{\circ}}",
    "imageof": r"\newcommand{\imageof}{\mathrel{\bullet\mkern-4mu{-}\mkern-4mu\circ}}",
    "lBrace": r"\newcommand{\lBrace}{\{\mkern-4mu|}",
    "llbracket": r"\newcommand{\llbracket}{[\mkern-3.5mu[}",
    "mapsfrom": r"\newcommand{\mapsfrom}{\mathrel{\reflectbox{$\mapsto$}}}",
    "mathbbm": r"\newcommand{\mathbbm}[1]{\mathbb{#1}}",
    "mathds": r"\newcommand{\mathds}[1]{\mathbb{#1}}",
    "mathreflectbox": r"\newcommand{\mathreflectbox}[1]{\reflectbox{$#1$}}",
    "mathscr": r"\usepackage{mathrsfs}",
    "mathsfit": r"\newcommand{\mathsfit}[1]{\text{\sffamily\itshape #1}}",
    "minuso": r"\newcommand{\minuso}{\ominus}",
    "notni": r"\newcommand{\notni}{\not\ni}",
    "oiiint": r"\newcommand{\oiiint}{\oint\mkern-14mu\int\mkern-14mu\int}",
    "oiint": r"\newcommand{\oiint}{\oint\mkern-14mu\int}",
    "origof": r"\newcommand{\origof}{\mathrel{\circ\mkern-4mu{-}\mkern-4mu\bullet}}",
    "overgroup": r"\newcommand{\overgroup}[1]{\overset{\frown}{#1}}",
    "overleftharpoon": r"\newcommand{\overleftharpoon}[1]{\overset{\leftharpoonup}{#1}}",
    "overlinesegment": r"\newcommand{\overlinesegment}[1]{\overline{#1}}",
    "overrightharpoon": r"\newcommand{\overrightharpoon}[1]{\overset{\rightharpoonup}{#1}}",
    "phase": r"\newcommand{\phase}[1]{\angle #1}",
    "rBrace": r"\newcommand{\rBrace}{|\mkern-4mu\}}",
    "rrbracket": r"\newcommand{\rrbracket}{]\mkern-3.5mu]}",
    "sout": r"\newcommand{\sout}[1]{\cancel{#1}}",
    "symbf": r"\newcommand{\symbf}[1]{\mathbf{#1}}",
    "symit": r"\newcommand{\symit}[1]{\mathit{#1}}",
    "symrm": r"\newcommand{\symrm}[1]{\mathrm{#1}}",
    "undergroup": r"\newcommand{\undergroup}[1]{\underset{\smile}{#1}}",
    "underlinesegment": r"\newcommand{\underlinesegment}[1]{\underline{#1}}",
    "utilde": r"\newcommand{\utilde}[1]{\underset{\sim}{#1}}",
    "vdot": r"\newcommand{\vdot}{\cdot}",
    "widecheck": r"\newcommand{\widecheck}[1]{\check{#1}}",
    "xleftequilibrium": r"\newcommand{\xleftequilibrium}[2][]{\mathrel{\underset{#1}{\overset{#2}{\leftrightharpoons}}}}",
    "xlongequal": r"\newcommand{\xlongequal}[2][]{\mathrel{\underset{#1}{\overset{#2}{=\mkern-7mu=}}}}",
    "xrightequilibrium": r"\newcommand{\xrightequilibrium}[2][]{\mathrel{\underset{#1}{\overset{#2}{\rightleftharpoons}}}}",
    "xrightleftarrows": r"\newcommand{\xrightleftarrows}[2][]{\mathrel{\underset{#1}{\overset{#2}{\rightleftarrows}}}}",
    "xtofrom": r"\newcommand{\xtofrom}[2][]{\mathrel{\underset{#1}{\overset{#2}{\rightleftarrows}}}}",
    "xtwoheadleftarrow": r"\newcommand{\xtwoheadleftarrow}[2][]{\mathrel{\underset{#1}{\overset{#2}{\twoheadleftarrow}}}}",
    "xtwoheadrightarrow": r"\newcommand{\xtwoheadrightarrow}[2][]{\mathrel{\underset{#1}{\overset{#2}{\twoheadrightarrow}}}}",
}  # fmt: skip


def definitions(body: str) -> list[str]:
    """The preamble's lines for the commands that `body` uses, in alphabetical order."""
    used = sorted(set(_COMMAND.findall(body)))
    return [line for name in used if (line := _definition(name))]


def _definition(name: str) -> str | None:
    if name in _DEFINITIONS:
        return _DEFINITIONS[name]
    known = load().commands.get(f"\\{name}")
    if name in _OPERATORS or known is None or not isinstance(known[1], Function) or not known[1].text.isascii():
        return None
    taken = f"\\let\\{name}\\relax" if name in _TEXT_COMMANDS else ""
    star = "*" if known[1].limits else ""
    return f"{taken}\\DeclareMathOperator{star}{{\\{name}}}{{{known[1].text}}}"
