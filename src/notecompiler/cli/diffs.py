"""Showing what would be written."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from notecompiler.cli.console import Console
from notecompiler.source import SourceFile


def print_diffs(console: Console, pairs: Iterable[tuple[SourceFile, SourceFile]]) -> None:
    """Print the unified diff of each note before and after."""
    from notecompiler.reporting.diff import diff
    from notecompiler.reporting.palette import palette

    colours = palette(colour=console.colored(sys.stdout))
    for before, after in pairs:
        for line in diff(before, after, colours):
            console.print(line)
