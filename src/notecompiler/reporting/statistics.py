"""How often each rule fired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from notecompiler.diagnostics import Applicability, Diagnostic, Severity
from notecompiler.reporting.palette import PLAIN, Palette

_RANK = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def statistics(diagnostics: Sequence[Diagnostic], palette: Palette = PLAIN) -> Iterator[str]:
    """A line for each rule, most frequent first: count, code, mark of its fixes, name."""
    counts = Counter((d.code, d.name) for d in diagnostics)
    worst = {code: min((d.severity for d in diagnostics if d.code == code), key=_RANK.index) for code, _ in counts}
    safe = {d.code for d in diagnostics if d.fix and d.fix.applicability is Applicability.SAFE}
    unsafe = {d.code for d in diagnostics if d.fix and d.fix.applicability is Applicability.UNSAFE}
    room = max((len(str(count)) for count in counts.values()), default=0)
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0][0])):
        mark = f"[{'*' if code in safe else ' '}{'?' if code in unsafe else ' '}]"
        yield f"{str(count).rjust(room)}  {palette.paint(palette.severity(worst[code]), code)}  {mark}  {name}"
