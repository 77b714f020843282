"""The appendix *Repairs*: every change in few lines, together with the others of its rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from notecompiler.book.labels import label
from notecompiler.book.model import Language, Repair

_AROUND = 12
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class RepairRow:
    """One change and the places where it was made, with the text cut to where it differs."""

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RepairGroup:
    """The changes that one rule made: `title` is its code, what it says where it says one thing, and how often."""

    title: str
    rows: tuple[RepairRow, ...]


def repair_groups(repairs: Sequence[Repair], language: Language) -> tuple[RepairGroup, ...]:
    """The repairs of one note by rule, in order of first appearance. A change that was made in several lines is one row."""
    by_code: dict[str, list[Repair]] = {}
    for repair in repairs:
        by_code.setdefault(repair.code, []).append(repair)
    return tuple(RepairGroup(_title(code, found), _rows(found, language)) for code, found in by_code.items())


def _title(code: str, repairs: Sequence[Repair]) -> str:
    reasons = {repair.why for repair in repairs}
    why = next(iter(reasons)) if len(reasons) == 1 else ""
    return " · ".join(filter(None, (code, why, f"{len(repairs)} ×" if len(repairs) > 1 else "")))


def _rows(repairs: Sequence[Repair], language: Language) -> tuple[RepairRow, ...]:
    lines: dict[tuple[str, str], dict[int, None]] = {}
    for repair in repairs:
        lines.setdefault(difference(repair.before, repair.after), {})[repair.line] = None
    return tuple(
        RepairRow(label("line", language).format(line=", ".join(map(str, sorted(where)))), before, after)
        for (before, after), where in lines.items()
    )


def difference(before: str, after: str) -> tuple[str, str]:
    """Both texts on one line, cut to where they differ with a few characters around it; nothing where only blanks differ."""
    old, new = (" ".join(text.split()) for text in (before, after))
    if old == new:  # white space at the end of a line, a line end
        return "", ""
    start = max(0, _shared(old, new) - _AROUND)
    end = max(0, _shared(old[::-1], new[::-1]) - _AROUND)
    end = min(end, len(old) - start, len(new) - start)
    return _cut(old, start, end), _cut(new, start, end)


def _shared(one: str, other: str) -> int:
    """How many first characters two texts share."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _cut(text: str, start: int, end: int) -> str:
    """`text` without its first `start` and last `end` characters, and not too much of it."""
    kept = text[start : len(text) - end]
    kept = kept if len(kept) <= _LONGEST else f"{kept[: _LONGEST // 2]}…{kept[-_LONGEST // 2 :]}"
    return ("…" if start else "") + kept + ("…" if end else "")
