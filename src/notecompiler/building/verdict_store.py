"""Verdicts kept between runs in the user's cache folder, so that an unchanged note is not verified twice.

An entry is found by a digest of everything that its verdicts depend on. Anything wrong with the store only costs the
verification again; what does not come back from JSON exactly as it was is not stored.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from notecompiler.building.outputs import replace_bytes
from notecompiler.fonts.folders import cache_folder
from notecompiler.record import Record, names_of
from notecompiler.source import Span
from notecompiler.verdicts import Counterexample, Place, Reading, ReferenceLink, Status, Verdict

ENTRIES = 400
"""More entries than this are thinned out, the longest unused first."""


def load(key: str) -> tuple[Verdict, ...] | None:
    """The verdicts stored under a key, or None."""
    path = _entry(key)
    try:
        stored = json.loads(path.read_bytes())
        if not isinstance(stored, list):
            return None
        verdicts = tuple(_verdict(item) for item in stored)
        path.touch()
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return verdicts


def save(key: str, verdicts: Iterable[Verdict]) -> None:
    """Store verdicts under a key. Those of a run that was out of time are not: another run may do better."""
    verdicts = tuple(verdicts)
    if any(verdict.status is Status.TIMEOUT for verdict in verdicts):
        return
    try:
        data = json.dumps(verdicts, default=_plain).encode()
        if tuple(_verdict(item) for item in json.loads(data)) != verdicts:
            return
        replace_bytes(_entry(key), data)
        _thin_out(_entry(key).parent)
    except (OSError, ValueError, TypeError, KeyError):
        return


def _entry(key: str) -> Path:
    return cache_folder() / "verdicts" / f"{key}.json"


def _plain(value: object) -> Any:
    """A part of a verdict as JSON knows it."""
    if isinstance(value, Status):
        return value.value
    if not isinstance(value, Record):
        raise TypeError
    return {name: getattr(value, name) for name in names_of(value)}


def _verdict(item: dict[str, Any]) -> Verdict:
    found = item["counterexample"]
    return Verdict(
        **{
            **item,
            "span": Span(**item["span"]),
            "status": Status(item["status"]),
            "reference": item["reference"] and ReferenceLink(**item["reference"]),
            "readings": tuple(Reading(**reading) for reading in item["readings"]),
            "counterexample": found
            and Counterexample(**{**found, "values": tuple((name, value) for name, value in found["values"])}),
            "conflicts_with": item["conflicts_with"] and Place(**item["conflicts_with"]),
            "hints": tuple(item["hints"]),
        }
    )


def _thin_out(folder: Path) -> None:
    entries = list(folder.glob("*.json"))
    if len(entries) > ENTRIES:
        entries.sort(key=lambda path: path.stat().st_mtime)
        for path in entries[: len(entries) - ENTRIES // 2]:
            path.unlink(missing_ok=True)
