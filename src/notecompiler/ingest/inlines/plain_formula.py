"""Formulas written as plain text, taken out of the line before emphasis marks are read: ``m*a*b`` is no italic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from notecompiler.document import MathSpan, Notation
from notecompiler.ingest.ascii_formulas import SCRIPT_HOLE
from notecompiler.ingest.delimiters import Memo, formula_at
from notecompiler.ingest.inlines.tags import tag_end

if TYPE_CHECKING:
    from notecompiler.ingest.ascii_formulas import AsciiRange
    from notecompiler.ingest.inlines.scan import Scan


_TEX: Final = re.compile(r"\$+|\\(?:[(\[]|begin\b|.)|</?[A-Za-z]", re.DOTALL)
_HOLE: Final = "\ufffe"
"""Stands for a character of TeX: it belongs to no formula of plain text."""


def without_tex(text: str, memo: Memo) -> str:
    """The text with holes of the same length for its TeX formulas and HTML tags (which may run over lines), so that
    nobody looks for plain formulas in them."""
    if "$" not in text and "\\" not in text and "<" not in text:
        return text
    parts: list[str] = []
    at = kept = 0
    while (hit := _TEX.search(text, at)) is not None:
        start, end = hit.start(), _end(text, hit.start(), memo)
        at = hit.end()
        if end is not None:
            hole = SCRIPT_HOLE if text.startswith(("<sub", "<sup"), start) else _HOLE
            parts += (text[kept:start], hole * (end - start))
            at = kept = end
    return "".join(parts) + text[kept:]


def _end(text: str, at: int, memo: Memo) -> int | None:
    """Where the formula or tag that begins at `at` ends; None when none does."""
    if text[at] == "<":
        return tag_end(text, at)
    found = formula_at(text, at, memo)
    return None if found is None else found.end


def next_formula(ranges: list[AsciiRange], at: int, before: int) -> AsciiRange | None:
    """Take the first range that begins between `at` and `before` off the reversed list; those before `at` are dropped
    (they lie in code, in TeX or in a link)."""
    while ranges and ranges[-1].start < at:
        ranges.pop()
    return ranges.pop() if ranges and ranges[-1].start <= before else None


def plain_formula(scan: Scan, found: AsciiRange) -> MathSpan:
    """The formula at `found` as an inline."""
    inner = scan.extract.cut(found.start, found.end)
    span = scan.span(found.start, found.end)
    formula = scan.context.formulas.add(inner, span, "", "", display=found.display, notation=Notation.ASCII)
    return MathSpan(span, formula)
