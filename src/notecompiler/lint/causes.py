"""Of a defect and its consequences, the defect: one broken delimiter gives one diagnostic."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from notecompiler.diagnostics import Diagnostic, Severity
from notecompiler.lint.rule import Finding
from notecompiler.record import Record
from notecompiler.source import Span


class Reported(Record):
    """A diagnostic and the finding it was made of."""

    diagnostic: Diagnostic
    finding: Finding


def causes(reported: Sequence[Reported]) -> Iterator[Diagnostic]:
    """The diagnostics without those that are explained by others, or that give way to them."""
    explaining = sorted((one.finding.explains, one.diagnostic.code) for one in reported if one.finding.explains)
    left = [one for one in reported if not _explained(one.diagnostic, explaining)]
    errors = sorted(
        one.diagnostic.span.start
        for one in left
        if one.diagnostic.severity is Severity.ERROR and one.finding.unless is None
    )
    for one in left:
        if one.finding.unless is None or not _any_in(errors, one.finding.unless):
            yield one.diagnostic


def _explained(diagnostic: Diagnostic, explaining: Sequence[tuple[Span, str]]) -> bool:
    """Whether it starts in the span of an explanation by another rule. The spans are blocks and formulas, so only the
    one that starts last before it can hold it."""
    at = bisect_left(explaining, (Span(diagnostic.span.start + 1, 0), ""))
    if at == 0:
        return False
    span, code = explaining[at - 1]
    return diagnostic.span.start < span.end and diagnostic.code != code


def _any_in(places: Sequence[int], span: Span) -> bool:
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end
