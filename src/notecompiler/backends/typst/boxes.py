"""Parts of formulas that are framed, struck, hidden or moved."""

from __future__ import annotations

from notecompiler.backends.typst.colours import typst_colour
from notecompiler.backends.typst.escape import string
from notecompiler.backends.typst.lengths import typst_length

# Functions of the prelude (and of Typst) by TeX's command; "{}" takes the body.
_FUNCTIONS = {
    "boxed": "boxed({})", "fbox": "boxed({})", "framebox": "boxed({})",
    "cancel": "cancel({})", "bcancel": "cancel({}, inverted: #true)", "xcancel": "cancel({}, cross: #true)",
    "sout": "struck({})", "phantom": "phantom({})", "hphantom": "hphantom({})", "vphantom": "vphantom({})",
    "smash": "smash({})", "mathrlap": "rlap({})", "mathllap": "llap({})", "mathclap": "clap({})", "rlap": "rlap({})",
    "llap": "llap({})", "clap": "clap({})", "angl": "boxed({})", "mathstrut": "vphantom(\\()", "strut": "vphantom(\\()",
    "hbox": "{}", "mbox": "{}", "vcenter": "{}", "mathchoice": "{}", "ensuremath": "{}",
    "makebox": "{}", "mathmakebox": "{}", "reflectbox": "reflected({})", "mathreflectbox": "reflected({})",
    "phase": "underline(\\∠{})",
}  # fmt: skip
_RAISES = {"raisebox": "", "raise": "", "lower": "-", "moveup": ""}


def boxed(command: str, argument: str, body: str) -> str | None:
    """The body in its box; None for a command that is not known."""
    name = command.lstrip("\\")
    if name in _FUNCTIONS:
        return _FUNCTIONS[name].format(body)
    match name:
        case "colorbox":
            return f"filled(#{typst_colour(argument)}, {body})"
        case "fcolorbox":
            frame, _, fill = argument.partition(",")
            return f"filled(#{typst_colour(fill or frame)}, stroke: #{typst_colour(frame)}, {body})"
        case "cancelto":
            return f"cancel({body})^{string(argument)}"
        case "rule":
            return _bar(argument)
        case _ if name in _RAISES:
            return f"raised(#({_RAISES[name]}{typst_length(argument) or '0pt'}), {body})"
        case _:
            return None


def _bar(argument: str) -> str:
    """``lift,width,height`` or ``width,height`` as a filled bar."""
    sizes = [typst_length(size) or "0pt" for size in argument.split(",")]
    lift, width, height = sizes if len(sizes) == 3 else ["0pt", *sizes, "0pt"][:3]
    return f"bar(#({lift}, {width}, {height}))"
