"""Verdicts as JSON, version 1."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from notecompiler.reporting.places import ends
from notecompiler.source import SourceFile
from notecompiler.verdicts import Counterexample, Verdict


def verdicts_json(verdicts: Sequence[Verdict], sources: Mapping[str, SourceFile], *, seed: int) -> str:
    """The report of a verification run."""
    summary = Counter(verdict.status.value for verdict in verdicts)
    report = {
        "version": 1,
        "seed": seed,
        "claims": [_claim(verdict, sources[verdict.path]) for verdict in verdicts],
        "summary": dict(sorted(summary.items())),
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _claim(verdict: Verdict, source: SourceFile) -> dict[str, Any]:
    link = verdict.reference
    claim: dict[str, Any] = {
        "id": verdict.id,
        "path": verdict.path,
        **ends(source, verdict.span),
        "tex": verdict.tex,
        "status": verdict.status.value,
        "reason": verdict.reason,
        "reference": link and {"name": link.name, "equation": link.equation, "file": link.file, "line": link.line},
        "readings": [{"operator": one.operator, "as": one.meaning, "because": one.because} for one in verdict.readings],
        "trials": verdict.trials,
        "max_error": _number(verdict.max_error),
        "tolerance": _number(verdict.tolerance),
        "counterexample": verdict.counterexample and _counterexample(verdict.counterexample),
        "hints": list(verdict.hints),
    }
    if verdict.conflicts_with is not None:
        claim["conflicts_with"] = {"path": verdict.conflicts_with.path, "line": verdict.conflicts_with.line}
    return claim


def _counterexample(found: Counterexample) -> dict[str, Any]:
    return {
        "seed": found.seed,
        "values": {name: _number(value) for name, value in found.values},
        "lhs": _number(found.lhs),
        "rhs": _number(found.rhs),
        "differs_at": found.differs_at,
    }


def _number(value: Any) -> Any:
    """A value that JSON can hold: numbers and nested lists; what is not finite or not real becomes a string."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else str(value)
        case list() | tuple():
            return [_number(one) for one in value]
        case complex():
            return str(value)
        case _:
            return _number(value.tolist()) if hasattr(value, "tolist") else str(value)
