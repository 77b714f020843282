"""What a repair changes, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from notecompiler.reporting.palette import PLAIN, Palette
from notecompiler.source import SourceFile


def diff(before: SourceFile, after: SourceFile, palette: Palette = PLAIN) -> Iterator[str]:
    """The lines of the diff without line endings; none when nothing changed."""
    styles = {"+": palette.good, "-": palette.error, "@": palette.faint}
    old, new = (source.text.splitlines(keepends=True) for source in (before, after))
    for line in unified_diff(old, new, before.path, after.path):
        shown = line.rstrip("\r\n")
        style = palette.strong if line.startswith(("+++", "---")) else styles.get(line[:1], "")
        yield palette.paint(style, shown)
        if not line.endswith(("\n", "\r")):
            yield "\\ No newline at end of file"
