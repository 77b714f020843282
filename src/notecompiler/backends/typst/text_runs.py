"""Words inside formulas."""

from __future__ import annotations

from collections.abc import Callable

from notecompiler.backends.typst.escape import math_join, string
from notecompiler.math.nodes import Row, Text, TextRun

# The prelude's function for each text font; plain text is a bare string in the formula's own upright letters.
_FUNCTIONS = {
    "\\textbf": "textbf", "\\textit": "textit", "\\texttt": "texttt", "\\textsf": "textsf", "\\emph": "textit",
    "\\textsl": "textit", "\\textsc": "textsc", "\\textsuperscript": "textsuper", "\\textsubscript": "textsub",
}  # fmt: skip


def text(node: Text, formula: Callable[[Row], str]) -> str:
    """The words, with the formulas among them set by `formula`."""
    code = ""
    for part in node.parts:
        match part:
            case TextRun():
                code = math_join(code, string(part.text) if part.text else "")
            case Row():
                code = math_join(code, formula(part))
    function = _FUNCTIONS.get(node.command)
    return f"{function}({code})" if function else code
