"""Workflow commands that GitHub shows as annotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notecompiler.reporting.result import Level, Result

_COMMAND = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def github(results: Sequence[Result]) -> Iterator[str]:
    """One command for each result that says something; verdicts that stand are left out."""
    for result in results:
        if result.level is Level.NONE:
            continue
        place = f"file={_property(result.path)},line={result.start.line},col={result.start.column}"
        end = f"endLine={result.end.line},endColumn={result.end.column}"
        title = _property(result.code if result.code == result.name else f"{result.code} {result.name}")
        yield f"::{_COMMAND[result.level]} {place},{end},title={title}::{_data(result.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
