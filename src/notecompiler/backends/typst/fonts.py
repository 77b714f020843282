"""Fonts, sizes and classes that TeX sets on a part of a formula."""

from __future__ import annotations

from notecompiler.backends.typst.colours import typst_colour
from notecompiler.backends.typst.lengths import number
from notecompiler.backends.typst.style import Style

# Fonts by TeX's command without its backslash. "{}" takes the body.
_FONTS = {
    "mathrm": "upright({})", "mathup": "upright({})", "mathbf": "upright(bold({}))", "mathit": "italic({})",
    "mathnormal": "{}", "mathsf": "upright(sans({}))", "mathtt": "mono({})", "mathcal": "cal({})",
    "mathscr": "scr({})", "mathfrak": "frak({})", "mathbb": "bb({})", "boldsymbol": "bold({})", "bm": "bold({})",
    "pmb": "bold({})", "mathbfit": "italic(bold({}))", "mathsfit": "italic(sans({}))",
    "mathbfsf": "upright(bold(sans({})))", "mathbfcal": "bold(cal({}))", "mathbffrak": "bold(frak({}))",
    "mathbfscr": "bold(scr({}))",
}  # fmt: skip
_ALIASES = {
    "rm": "mathrm", "bf": "mathbf", "it": "mathit", "sf": "mathsf", "tt": "mathtt", "cal": "mathcal", "mit": "mathit",
    "frak": "mathfrak", "Bbb": "mathbb", "bold": "mathbf", "symbf": "mathbf", "symbb": "mathbb", "symcal": "mathcal",
    "symfrak": "mathfrak", "symscr": "mathscr", "symrm": "mathrm", "symup": "mathrm", "symit": "mathit",
    "symsf": "mathsf", "symtt": "mathtt", "symbfit": "mathbfit", "mathds": "mathbb", "mathbbm": "mathbb",
    "boldmath": "boldsymbol", "unboldmath": "mathnormal", "bfseries": "mathbf", "itshape": "mathit",
    "slshape": "mathit", "sl": "mathit", "em": "mathit", "rmfamily": "mathrm", "sffamily": "mathsf",
    "ttfamily": "mathtt", "upshape": "mathrm", "mdseries": "mathnormal", "scshape": "mathrm", "sc": "mathrm",
    "normalfont": "mathrm", "cramped": "mathnormal", "vcenter": "mathnormal",
}  # fmt: skip
_CLASSES = frozenset({"mathord", "mathop", "mathbin", "mathrel", "mathopen", "mathclose", "mathpunct", "mathinner"})
_STYLES = {
    "displaystyle": Style.DISPLAY,
    "textstyle": Style.TEXT,
    "scriptstyle": Style.SCRIPT,
    "scriptscriptstyle": Style.SCRIPTSCRIPT,
}
# LaTeX's sizes at 10 pt, as factors.
_SIZES = {
    "tiny": 0.5, "sixptsize": 0.6, "scriptsize": 0.7, "footnotesize": 0.8, "small": 0.9, "normalsize": 1.0, "large": 1.2,
    "Large": 1.44, "LARGE": 1.728, "huge": 2.074, "Huge": 2.488,
}  # fmt: skip
# amsmath's space before them is 18 mu in displays and 8 mu in text; the mean serves both.
_MODULI = {
    "pmod": '#h(0.7em);\\(upright("mod")#h(0.33em);{}\\)',
    "pod": "#h(0.7em);\\({}\\)",
}
_COLOURS = frozenset({"color", "textcolor", "colour", "mathcolor"})


def style_of(command: str) -> Style | None:
    """The math style that a command switches to."""
    return _STYLES.get(command.lstrip("\\"))


def is_upright_font(command: str) -> bool:
    """Whether the font sets letters as text does (``\\mathrm{ReLU}``), so that words stay words."""
    name = command.lstrip("\\")
    return _ALIASES.get(name, name) in {"mathrm", "mathup", "mathsf", "mathtt", "mathbf", "mathit"}


def styled(command: str, argument: str, body: str) -> str | None:
    """The body in the font, size, class or colour of a command; None for a command that is not known."""
    name = command.lstrip("\\")
    name = _ALIASES.get(name, name)
    if name in _FONTS:
        return _FONTS[name].format(body)
    if name in _STYLES:
        return f"{_STYLES[name].value}({body})"
    if name in _CLASSES:
        return f"{'mathord' if name == 'mathinner' else name}({body})"
    if name in _COLOURS:
        return f"coloured(#{typst_colour(argument)}, {body})"
    if name in _MODULI:
        return _MODULI[name].format(body)
    if name in _SIZES:
        return f"sized(#{number(_SIZES[name])}, {body})"
    return None
