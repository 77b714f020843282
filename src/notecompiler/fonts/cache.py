"""What was read from font files, kept between runs.

A file is known by path, modification time and size; anything wrong with the cache only costs reading the font again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from notecompiler.fonts.folders import cache_folder
from notecompiler.fonts.sfnt import Face, characters, faces

_VERSION = 1

Bounds: TypeAlias = tuple[int, ...]
"""A set of numbers: the first of each run of neighbours and the one behind its last, in turn, rising."""


def known_faces(path: Path) -> tuple[Face, ...]:
    """`sfnt.faces`, from the cache when the file has not changed."""
    stored = _load(path, "faces")
    if isinstance(stored, list):
        try:
            return tuple(Face(tuple(item[0]), *item[1:]) for item in stored)
        except (TypeError, IndexError):
            pass
    found = faces(path)
    _store(path, "faces", [[list(f.names), f.index, f.weight, f.italic, f.outlines] for f in found])
    return found


def known_characters(path: Path, index: int) -> Bounds:
    """The code points of a face, from the cache when the file has not changed."""
    stored = _load(path, f"characters-{index}")
    if isinstance(stored, list) and set(map(type, stored)) <= {int}:
        return tuple(stored)
    found = as_bounds(characters(path, index))
    _store(path, f"characters-{index}", found)
    return found


def as_bounds(points: Iterable[int]) -> Bounds:
    """The bounds of the runs of neighbouring numbers."""
    bounds: list[int] = []
    for point in sorted(points):
        if bounds and bounds[-1] == point:
            bounds[-1] += 1
        else:
            bounds += (point, point + 1)
    return tuple(bounds)


def _load(path: Path, what: str) -> Any:
    try:
        return json.loads(_entry(path, what).read_bytes())
    except (OSError, ValueError):
        return None


def _store(path: Path, what: str, value: Any) -> None:
    try:
        entry = _entry(path, what)
        entry.parent.mkdir(parents=True, exist_ok=True)
        draft = entry.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(value), encoding="ascii")
        draft.replace(entry)
    except OSError:
        return


def _entry(path: Path, what: str) -> Path:
    status = path.stat()
    key = f"{_VERSION}\0{path}\0{status.st_mtime_ns}\0{status.st_size}\0{what}"
    return cache_folder() / "font-index" / f"{sha256(key.encode()).hexdigest()[:32]}.json"
