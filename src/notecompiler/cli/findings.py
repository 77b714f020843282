"""Printing findings in the format that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from notecompiler.cli.console import Console

if TYPE_CHECKING:
    from notecompiler.diagnostics import Diagnostic
    from notecompiler.document import Document
    from notecompiler.source import SourceFile

FORMATS = ("text", "concise", "json", "sarif", "github", "junit")


def report(
    found: Sequence[Diagnostic],
    documents: Sequence[Document],
    output_format: str,
    console: Console,
    *,
    statistics: bool = False,
    aside: bool = False,
) -> None:
    """Print findings in a format; `aside` sends them to standard error (standard output holds a repaired note)."""
    from notecompiler.reporting.palette import palette

    stream = sys.stderr if aside else sys.stdout
    colours = palette(colour=console.colored(stream))
    sources = {document.source.path: document.source for document in documents}
    formulas = sum(len(document.formulas) for document in documents)
    lines: Iterable[str]
    if statistics:
        from notecompiler.reporting.statistics import statistics as count

        lines = count(found, colours)
    elif output_format in ("text", "concise"):
        from notecompiler.reporting.concise import concise
        from notecompiler.reporting.text import text

        lines = (
            text(found, sources, colours, console.lang) if output_format == "text" else concise(found, sources, colours)
        )
    else:
        lines = _machine(found, sources, output_format, formulas, console.lang)
    for line in lines:
        stream.write(line + "\n")
    if output_format in ("text", "concise"):
        from notecompiler.reporting.text import summary

        shown = summary(found, files=len(sources), formulas=formulas, palette=colours, lang=console.lang)
        stream.write(shown + "\n")


def _machine(
    found: Sequence[Diagnostic], sources: Mapping[str, SourceFile], output_format: str, formulas: int, lang: str
) -> Iterable[str]:
    from notecompiler.reporting.result import of_diagnostics

    if output_format == "json":
        from notecompiler.reporting.diagnostics_json import diagnostics_json

        return [diagnostics_json(found, sources, formulas=formulas)]
    results = of_diagnostics(found, sources)
    if output_format == "github":
        from notecompiler.reporting.github import github

        return github(results)
    if output_format == "junit":
        from notecompiler.reporting.junit import junit

        return [junit(results, sources)]
    from notecompiler import __version__
    from notecompiler.lint.docs import titles
    from notecompiler.reporting.sarif import sarif

    return [sarif(results, sources, version=__version__, titles=titles(lang))]
