"""One line for each finding: ``path:line:column: NC203 message``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from notecompiler.diagnostics import Applicability, Diagnostic
from notecompiler.reporting.palette import PLAIN, Palette
from notecompiler.source import SourceFile


def concise(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, SourceFile], palette: Palette = PLAIN
) -> Iterator[str]:
    """The lines; ``[*]`` marks a safe fix and ``[?]`` a proposal."""
    for diagnostic in diagnostics:
        start = sources[diagnostic.path].position(diagnostic.span.start)
        mark = ""
        if diagnostic.fix is not None:
            mark = " [*]" if diagnostic.fix.applicability is Applicability.SAFE else " [?]"
        code = palette.paint(palette.severity(diagnostic.severity), diagnostic.code)
        place = palette.paint(palette.strong, diagnostic.path)
        yield f"{place}:{start.line}:{start.column}: {code}{mark} {diagnostic.message}"
