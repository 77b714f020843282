"""Verdicts for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from notecompiler.math.plain import readable
from notecompiler.reporting import messages
from notecompiler.reporting.frames import frame
from notecompiler.reporting.palette import PLAIN, Palette
from notecompiler.reporting.reasons import reason
from notecompiler.source import SourceFile
from notecompiler.verdicts import Counterexample, Status, Verdict, brief
from notecompiler.wording import plural

_GOOD = (Status.PROVED, Status.VERIFIED, Status.VERIFIED_MODULO)
_BAD = (Status.REFUTED, Status.INCONSISTENT)
_NEUTRAL = (Status.DEFINITION, Status.CONSTRAINT, Status.GIVEN)
_TO_LOOK_AT = (*_BAD, Status.MISSING_HYPOTHESIS, Status.MALFORMED, Status.AMBIGUOUS, Status.TIMEOUT)
"""What a reader should see without asking, the worst first."""
_MARKS = {Status.VERIFIED_MODULO: "≈", Status.REFUTED: "✗", Status.INCONSISTENT: "✗", Status.AMBIGUOUS: "?"}


def verdicts_text(
    verdicts: Sequence[Verdict],
    sources: Mapping[str, SourceFile],
    palette: Palette = PLAIN,
    lang: str = "en",
    *,
    everything: bool = False,
) -> Iterator[str]:
    """The summary, then a block for each claim that its reader should look at, the refuted first, then the others where
    `everything` is asked for; else a line on how to see them."""
    yield verdicts_summary(verdicts, palette, lang)
    by_status: dict[Status, list[Verdict]] = {status: [] for status in _TO_LOOK_AT}
    others: list[Verdict] = []
    for verdict in verdicts:
        by_status.get(verdict.status, others).append(verdict)
    for verdict in (*chain.from_iterable(by_status.values()), *(others if everything else ())):
        yield from _lines(verdict, sources[verdict.path], palette, lang)
    if others and not everything:
        yield palette.paint(palette.faint, plural(messages.ON_REQUEST.text(lang).format(count=len(others))))


def verdicts_summary(verdicts: Sequence[Verdict], palette: Palette = PLAIN, lang: str = "en") -> str:
    """The number of claims of each status."""
    counts = Counter(verdict.status for verdict in verdicts)
    parts = [
        palette.paint(_style(status, palette), f"{counts[status]} {messages.STATUS[status].text(lang)}")
        for status in Status
        if counts[status]
    ]
    total = plural(messages.CLAIMS.text(lang).format(count=len(verdicts)))
    return f"{palette.paint(palette.strong, total)}: {', '.join(parts)}" if parts else total


def _lines(verdict: Verdict, source: SourceFile, palette: Palette, lang: str) -> Iterator[str]:
    style = _style(verdict.status, palette)
    mark = _MARKS.get(verdict.status, "✓" if verdict.status in _GOOD else "·")
    start = source.position(verdict.span.start)
    label = palette.paint(style, f"{mark} {messages.STATUS[verdict.status].text(lang)}")
    why = f" ({reason(verdict.reason, lang)})" if verdict.reason else ""
    yield f"{label}{why} {verdict.path}:{start.line}:{start.column}  {' '.join(verdict.tex.split())}"
    if verdict.status not in _GOOD and verdict.status not in _NEUTRAL:
        yield from (f"  {line}" for line in frame(source, verdict.span, palette, style))
    for line in _evidence(verdict, lang):
        yield f"  {palette.paint(palette.faint, '=')} {line}"


def _evidence(verdict: Verdict, lang: str) -> Iterator[str]:
    link = verdict.reference
    if link is not None:
        agrees = verdict.status in _GOOD
        yield (
            (messages.AGREES_WITH if agrees else messages.COMPARED_WITH)
            .text(lang)
            .format(name=link.name, equation=link.equation, file=link.file, line=link.line)
        )
    if verdict.trials and verdict.max_error is not None:
        yield messages.WORLDS.text(lang).format(trials=verdict.trials, error=f"{verdict.max_error:.2g}")
    for one in verdict.readings:
        yield messages.READ_AS.text(lang).format(operator=one.operator, meaning=one.meaning, because=one.because)
    if verdict.counterexample is not None:
        yield from _counterexample(verdict.counterexample, lang)
    if verdict.conflicts_with is not None:
        place = verdict.conflicts_with
        yield messages.CONFLICTS.text(lang).format(path=place.path, line=place.line)
    yield from verdict.hints


def _counterexample(found: Counterexample, lang: str) -> Iterator[str]:
    found = brief(found)
    values = ", ".join(f"{readable(name)} = {value}" for name, value in found.values)
    if values:
        yield f"{messages.COUNTEREXAMPLE.text(lang).format(seed=found.seed)}: {values}"
    yield messages.SIDES.text(lang).format(left=found.lhs, right=found.rhs)
    if found.differs_at:
        yield f"{messages.DIFFERS_AT.text(lang)} `{found.differs_at}`"


def _style(status: Status, palette: Palette) -> str:
    if status in _GOOD:
        return palette.good
    if status in _BAD:
        return palette.error
    return palette.faint if status in _NEUTRAL else palette.warning
