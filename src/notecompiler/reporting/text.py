"""Findings for people: a message, a code frame, hints apart from it, and a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from notecompiler.diagnostics import Applicability, Diagnostic, Severity
from notecompiler.reporting import messages
from notecompiler.reporting.frames import frame
from notecompiler.reporting.palette import PLAIN, Palette
from notecompiler.source import SourceFile
from notecompiler.wording import plural

MOST_ALIKE = 3
"""How many informations of one rule are shown for a note before the rest is only counted."""


def text(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, SourceFile],
    palette: Palette = PLAIN,
    lang: str = "en",
) -> Iterator[str]:
    """One block of lines for each finding, ending in a newline.

    Errors and warnings are all shown. Of many informations alike in one note the first few are shown and the rest is
    counted below them.
    """
    for path, here in groupby(diagnostics, key=lambda one: one.path):
        shown: Counter[tuple[str, str]] = Counter()
        for diagnostic in here:
            if diagnostic.severity is Severity.INFO:
                shown[diagnostic.code, diagnostic.name] += 1
                if shown[diagnostic.code, diagnostic.name] > MOST_ALIKE:
                    continue
            yield "\n".join(_block(diagnostic, sources[path], palette, lang)) + "\n"
        folded = [(code, name, count - MOST_ALIKE) for (code, name), count in shown.items() if count > MOST_ALIKE]
        if folded:
            yield "\n".join(_folded(path, folded, palette, lang)) + "\n"


def summary(
    diagnostics: Sequence[Diagnostic], *, files: int, formulas: int, palette: Palette = PLAIN, lang: str = "en"
) -> str:
    """How much was found, and how much of it can be fixed."""
    if not diagnostics:
        return palette.paint(palette.good, plural(messages.CLEAN.text(lang).format(files=files, formulas=formulas)))
    count = {severity: sum(1 for d in diagnostics if d.severity is severity) for severity in Severity}
    line = messages.FOUND.text(lang).format(
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        infos=count[Severity.INFO],
        files=files,
        formulas=formulas,
    )
    lines = [palette.paint(palette.strong, plural(line))]
    graded = [d.fix.applicability for d in diagnostics if d.fix]
    safe, unsafe = graded.count(Applicability.SAFE), graded.count(Applicability.UNSAFE)
    offers = []
    if safe:
        offers.append(messages.FIXABLE.text(lang).format(safe=safe))
    if unsafe:
        offers.append(messages.PROPOSED.text(lang).format(unsafe=unsafe))
    if offers:
        lines.append(f"{'，'.join(offers)}。" if lang == "zh" else f"{', '.join(offers)}.")
    return "\n".join(lines)


def _block(diagnostic: Diagnostic, source: SourceFile, palette: Palette, lang: str) -> Iterator[str]:
    style = palette.severity(diagnostic.severity)
    head = palette.paint(style, f"{messages.SEVERITY[diagnostic.severity].text(lang)}[{diagnostic.code}]")
    yield f"{head}{palette.paint(palette.strong, f': {diagnostic.message}')}"
    start = source.position(diagnostic.span.start)
    framed = frame(source, diagnostic.span, palette, style)
    indent = len(str(source.position(max(diagnostic.span.start, diagnostic.span.end - 1)).line))
    yield f"{' ' * indent}{palette.paint(palette.faint, '-->')} {diagnostic.path}:{start.line}:{start.column} ({diagnostic.name})"
    yield from framed
    for label, line in _advice(diagnostic, lang):
        yield f"{' ' * indent} {palette.paint(palette.faint, '=')} {palette.paint(palette.strong, label)}: {line}"


def _folded(path: str, folded: Sequence[tuple[str, str, int]], palette: Palette, lang: str) -> Iterator[str]:
    yield messages.FOLDED.text(lang).format(path=path)
    for code, name, count in folded:
        yield f"  {count} × {palette.paint(palette.info, code)} {name}"


def _advice(diagnostic: Diagnostic, lang: str) -> Iterator[tuple[str, str]]:
    for hint in diagnostic.hints:
        yield messages.HELP.text(lang), hint
    if diagnostic.fix is not None:
        safe = diagnostic.fix.applicability is Applicability.SAFE
        yield (messages.SAFE_FIX if safe else messages.UNSAFE_FIX).text(lang), diagnostic.fix.title
