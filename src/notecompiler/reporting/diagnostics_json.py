"""Findings as JSON, version 1."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from notecompiler.diagnostics import Diagnostic, Fix
from notecompiler.reporting.places import ends
from notecompiler.source import SourceFile


def diagnostics_json(diagnostics: Sequence[Diagnostic], sources: Mapping[str, SourceFile], *, formulas: int) -> str:
    """The report of a lint run over `sources`, with their number of formulas."""
    report = {
        "version": 1,
        "files": len(sources),
        "formulas": formulas,
        "diagnostics": [_entry(diagnostic, sources[diagnostic.path]) for diagnostic in diagnostics],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _entry(diagnostic: Diagnostic, source: SourceFile) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hints": list(diagnostic.hints),
        "path": diagnostic.path,
        **ends(source, diagnostic.span),
        "catalogue": diagnostic.catalogue,
        "fix": None if diagnostic.fix is None else _fix(diagnostic.fix),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "applicability": fix.applicability.value, "edits": edits}
