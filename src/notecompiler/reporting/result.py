"""What the machine formats (sarif, github, junit) have in common for findings and verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from notecompiler.diagnostics import Diagnostic, Fix, Severity
from notecompiler.record import Record
from notecompiler.reporting import messages
from notecompiler.reporting.reasons import reason
from notecompiler.source import Position, SourceFile
from notecompiler.verdicts import Status, Verdict


class Level(Enum):
    """How bad a result is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


class Result(Record):
    """One finding or verdict. `skipped`: nothing was decided."""

    code: str
    name: str
    level: Level
    message: str
    path: str
    start: Position
    end: Position
    fix: Fix | None = None
    skipped: bool = False


_SEVERITY = {Severity.ERROR: Level.ERROR, Severity.WARNING: Level.WARNING, Severity.INFO: Level.NOTE}
_STATUS = {
    Status.REFUTED: Level.ERROR,
    Status.INCONSISTENT: Level.ERROR,
    Status.MALFORMED: Level.WARNING,
    Status.MISSING_HYPOTHESIS: Level.WARNING,
    Status.AMBIGUOUS: Level.WARNING,
    Status.NOT_CHECKABLE: Level.NOTE,
    Status.TIMEOUT: Level.NOTE,
}
_UNDECIDED = (Status.NOT_CHECKABLE, Status.TIMEOUT, Status.AMBIGUOUS)


def of_diagnostics(diagnostics: Sequence[Diagnostic], sources: Mapping[str, SourceFile]) -> tuple[Result, ...]:
    """Findings as results; the hints follow the message."""
    return tuple(
        Result(
            diagnostic.code,
            diagnostic.name,
            _SEVERITY[diagnostic.severity],
            " ".join((diagnostic.message, *diagnostic.hints)),
            diagnostic.path,
            sources[diagnostic.path].position(diagnostic.span.start),
            sources[diagnostic.path].position(diagnostic.span.end),
            diagnostic.fix,
        )
        for diagnostic in diagnostics
    )


def of_verdicts(verdicts: Sequence[Verdict], sources: Mapping[str, SourceFile], lang: str = "en") -> tuple[Result, ...]:
    """Verdicts as results with messages in `lang`; a claim that stands has level `NONE`."""
    return tuple(
        Result(
            verdict.status.value,
            verdict.status.value,
            _STATUS.get(verdict.status, Level.NONE),
            " ".join(_sentence(verdict, lang)),
            verdict.path,
            sources[verdict.path].position(verdict.span.start),
            sources[verdict.path].position(verdict.span.end),
            skipped=verdict.status in _UNDECIDED,
        )
        for verdict in verdicts
    )


def _sentence(verdict: Verdict, lang: str) -> Iterable[str]:
    yield f"{verdict.tex.strip()}: {messages.STATUS[verdict.status].text(lang)}"
    if verdict.reason:
        yield f"({reason(verdict.reason, lang)})"
    yield from verdict.hints
