"""Typst's complaints, led back to the formulas that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.backends.base import Rendered
from notecompiler.book.quarantine import FormulaKey
from notecompiler.engines.base import EngineProblem, ProblemKind

_ERROR = re.compile(r"^error: (?P<message>.*)$", re.MULTILINE)
_PLACE = re.compile(r"┌─ [^\n]*?:(\d+):(\d+)$", re.MULTILINE)


def problems(diagnostic: str, rendered: Rendered) -> tuple[EngineProblem, ...]:
    """One problem for each error of a failed compilation.

    `diagnostic` is Typst's report: each error with its place and those of the calls that led to it; the innermost place
    inside a formula names the formula.
    """
    starts = [match.start() for match in _ERROR.finditer(diagnostic)]
    reports = [diagnostic[a:b] for a, b in zip(starts, [*starts[1:], len(diagnostic)], strict=True)]
    return tuple(_problem(report, rendered) for report in reports or [diagnostic])


def _problem(report: str, rendered: Rendered) -> EngineProblem:
    places = [(int(line), int(column)) for line, column in _PLACE.findall(report)]
    formula = next(_formulas(places, rendered), None)
    message = "the typesetting engine cannot set this formula" if formula else "the typesetting engine failed"
    return EngineProblem(ProblemKind.ERROR, message, report.strip(), places[0][0] if places else None, formula)


def _formulas(places: list[tuple[int, int]], rendered: Rendered) -> Iterator[FormulaKey]:
    lines = rendered.text.splitlines(keepends=True) if places else []
    for line, column in places:
        offset = sum(map(len, lines[: line - 1])) + column - 1
        if (formula := rendered.formula_at(offset)) is not None:
            yield formula
