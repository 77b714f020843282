"""SARIF 2.1.0, the interchange format of static analysis (OASIS standard, 27 March 2020)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from notecompiler.diagnostics import Edit, Fix
from notecompiler.reporting.result import Level, Result
from notecompiler.source import SourceFile, Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(
    results: Sequence[Result], sources: Mapping[str, SourceFile], *, version: str, titles: Mapping[str, str]
) -> str:
    """One run with its results. `titles` describes each code that may occur; `version` is the program's own."""
    names = {result.code: result.name for result in results}
    codes = sorted(names)
    rules = [
        {"id": code, "name": names[code], "shortDescription": {"text": titles.get(code) or names[code]}}
        for code in codes
    ]
    driver = {"name": "notecompiler", "semanticVersion": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(result, codes.index(result.code), sources) for result in results],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(result: Result, index: int, sources: Mapping[str, SourceFile]) -> dict[str, Any]:
    source = sources[result.path]
    artifact = {"uri": quote(result.path)}
    region = _region(source, Span(result.start.offset, result.end.offset))
    entry: dict[str, Any] = {
        "ruleId": result.code,
        "ruleIndex": index,
        "level": result.level.value,
        "kind": "pass" if result.level is Level.NONE else "fail",
        "message": {"text": result.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
    if result.fix is not None:
        entry["fixes"] = [_fix(result.fix, source, artifact)]
    return entry


def _fix(fix: Fix, source: SourceFile, artifact: dict[str, str]) -> dict[str, Any]:
    changes = [{"artifactLocation": artifact, "replacements": [_replacement(edit, source) for edit in fix.edits]}]
    return {"description": {"text": f"{fix.title} ({fix.applicability.value})"}, "artifactChanges": changes}


def _replacement(edit: Edit, source: SourceFile) -> dict[str, Any]:
    region = _region(source, Span(edit.start, edit.end))
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _region(source: SourceFile, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
