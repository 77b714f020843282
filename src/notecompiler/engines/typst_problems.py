"""Typst's complaints, led back to the formulas that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from notecompiler.backends.base import Rendered
from notecompiler.engines.base import EngineProblem, ProblemKind
from notecompiler.engines.typst_files import SourcePart

_ERROR = re.compile(r"^error: (?P<message>.*)$", re.MULTILINE)
_PLACE = re.compile(r"┌─ ([^\n]*?):(\d+):(\d+)$", re.MULTILINE)


def problems(diagnostic: str, rendered: Rendered, files: Sequence[SourcePart]) -> tuple[EngineProblem, ...]:
    """One problem for each error of a failed compilation.

    `diagnostic` is Typst's report: each error with its place in one of the `files` and those of the calls that led to it;
    the innermost place inside a formula names the formula.
    """
    starts = [match.start() for match in _ERROR.finditer(diagnostic)]
    reports = [diagnostic[a:b] for a, b in zip(starts, [*starts[1:], len(diagnostic)], strict=True)]
    by_name = {file.name: file for file in files}
    return tuple(_problem(report, rendered, by_name) for report in reports or [diagnostic])


def _problem(report: str, rendered: Rendered, files: Mapping[str, SourcePart]) -> EngineProblem:
    offsets = list(_offsets(report, rendered, files))
    formula = next(filter(None, map(rendered.formula_at, offsets)), None)
    message = "the typesetting engine cannot set this formula" if formula else "the typesetting engine failed"
    line = rendered.text.count("\n", 0, offsets[0]) + 1 if offsets else None
    return EngineProblem(ProblemKind.ERROR, message, report.strip(), line, formula)


def _offsets(report: str, rendered: Rendered, files: Mapping[str, SourcePart]) -> Iterator[int]:
    """The places of a report as offsets in the rendered text."""
    for name, line, column in _PLACE.findall(report):
        file = files.get(PurePath(name).name)
        offset = file.offset(int(line), int(column), rendered.text) if file else None
        if offset is not None:
            yield offset
