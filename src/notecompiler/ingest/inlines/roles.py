"""Roles of MyST: ``{eq}`name``` and relatives."""

from __future__ import annotations

import re

from notecompiler.document import MathSpan, Words
from notecompiler.ingest.delimiters import Found
from notecompiler.ingest.inlines.scan import Scan

_ROLE = re.compile(r"\{(eq|ref|numref|prf:ref|math)\}`([^`\n]{1,300})`")
_NAME = re.compile(r"[\w:.-]+")


def role(scan: Scan, at: int) -> int:
    """A reference becomes the one that LaTeX has for it; ``{math}`x``` is a formula."""
    hit = _ROLE.match(scan.text, at)
    if hit is None:
        return -1
    span = scan.span(at, hit.end())
    if hit[1] == "math":
        formula = scan.context.formulas.make(
            scan.extract, Found(at, hit.end(), scan.text[at : hit.start(2)], "`", display=False)
        )
        scan.parts.append(MathSpan(span, formula))
        return hit.end()
    if not _NAME.fullmatch(hit[2]):
        return -1
    command = "eqref" if hit[1] == "eq" else "cref"
    scan.parts.append(Words(span, f"\\{command}{{{hit[2]}}}"))
    return hit.end()
