"""``build/NAME.json``: what a build did, for programs."""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import Any

from notecompiler.book.model import LostTarget, Quarantine
from notecompiler.building.plan import Built
from notecompiler.building.prepare import PreparedNote
from notecompiler.document import LeftOut
from notecompiler.lint.walk import blocks

STAGES = ("ingest", "parse", "verify", "emit", "typeset")


def report(built: Built) -> dict[str, Any]:
    """The report as a JSON object; the format is fixed and versioned."""
    return {
        "version": 1,
        "engine": built.plan.engine.name,
        "pages": built.typeset.pages,
        "seconds": _seconds(built),
        "notes": [note.document.source.path for note in built.notes],
        "formulas": {
            "total": built.formulas,
            "typeset": built.formulas - len(built.quarantined),
            "quarantined": [_box(box) for box in built.quarantined],
        },
        "repairs": [
            {"code": r.code, "path": r.path, "line": r.line, "before": r.before, "after": r.after}
            for note in built.notes
            for r in note.repairs
        ],
        "missing_glyphs": [
            {"char": g.char, "name": g.name, "path": g.path, "line": g.line, "column": g.column}
            for g in built.missing_glyphs
        ],
        "missing_images": [_lost(lost) for lost in built.book.missing_images],
        "unresolved_links": [_lost(lost) for lost in built.unresolved_links],
        "left_out": [entry for note in built.notes for entry in _left_out(note)],
        "verdicts": dict(sorted(Counter(verdict.status.value for verdict in built.verdicts).items())),
    }


def to_json(built: Built) -> bytes:
    """The report as the content of its file."""
    return (json.dumps(report(built), ensure_ascii=False, indent=2) + "\n").encode()


def _seconds(built: Built) -> dict[str, float]:
    """Seconds by stage; zeros under SOURCE_DATE_EPOCH, where the report must come out the same each time."""
    fixed = "SOURCE_DATE_EPOCH" in os.environ
    return {stage: 0.0 if fixed else round(built.seconds.get(stage, 0.0), 4) for stage in STAGES}


def _box(box: Quarantine) -> dict[str, Any]:
    return {
        "path": box.path,
        "line": box.line,
        "column": box.column,
        "tex": box.tex,
        "reason": box.reason,
        "proposal": box.proposal,
    }


def _lost(lost: LostTarget) -> dict[str, Any]:
    return {"path": lost.path, "line": lost.line, "target": lost.target}


def _left_out(note: PreparedNote) -> list[dict[str, Any]]:
    source = note.document.source
    return [
        {
            "path": source.path,
            "lines": [
                source.position(block.span.start).line,
                source.position(max(block.span.start, block.span.end - 1)).line,
            ],
            "why": block.why,
        }
        for block in blocks(note.document)
        if isinstance(block, LeftOut)
    ]
