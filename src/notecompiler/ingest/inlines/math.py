"""Formulas in running text."""

from __future__ import annotations

from notecompiler.document import MathSpan
from notecompiler.ingest.delimiters import formula_at
from notecompiler.ingest.dialects.doubled_dollars import is_in_sentence
from notecompiler.ingest.inlines.scan import Scan
from notecompiler.record import replace


def math(scan: Scan, at: int) -> int:
    """``$…$``, ``$$…$$``, ``\\(…\\)``, ``\\[…\\]`` or a bare AMS environment."""
    found = formula_at(scan.text, at, scan.memo)
    if found is None:
        return -1
    if found.opener == "$$" and scan.context.doubles_dollars and is_in_sentence(scan.text, found.start, found.end):
        found = replace(found, display=False)
    formula = scan.context.formulas.make(scan.extract, found)
    scan.parts.append(MathSpan(formula.span, formula))
    return found.end


def dollars(scan: Scan, at: int) -> int:
    """Dollar signs that open nothing: taken together, so that ``$$`` is not tried again as ``$``."""
    text = scan.text
    end = at
    while text[end : end + 1] == "$":
        end += 1
    scan.words(at, end)
    return end
