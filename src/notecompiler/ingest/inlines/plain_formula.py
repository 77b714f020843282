"""Formulas written as plain text, taken out of the line before emphasis marks are read: ``m*a*b`` is no italic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notecompiler.document import MathSpan, Notation

if TYPE_CHECKING:
    from notecompiler.ingest.ascii_formulas import AsciiRange
    from notecompiler.ingest.inlines.scan import Scan


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
