"""The appendix *Repairs*: every change in few lines, together with the others of its rule."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from notecompiler.book.labels import label
from notecompiler.book.model import Language, Repair
from notecompiler.record import Record

_AROUND = 12
_LONGEST = 120
_PLACES = 6
"""So many lines fit beside a change; more stand below it."""
_MARK = 2
"""A change of at most so many characters, none of them a letter or digit, is understood without its surroundings."""


class RepairRow(Record):
    """One change and the places where it was made, with the text cut to where it differs. Many places are listed in `below`,
    and `place` says how many they are."""

    place: str
    before: str
    after: str
    below: str = ""


class RepairGroup(Record):
    """The changes that one rule made: `title` is its code, what it says where it says one thing, else its name, and how often."""

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
    why = next(iter(reasons)) if len(reasons) == 1 else repairs[0].rule
    return " · ".join(filter(None, (code, why, f"{len(repairs)} ×" if len(repairs) > 1 else "")))


def _rows(repairs: Sequence[Repair], language: Language) -> tuple[RepairRow, ...]:
    lines: dict[tuple[str, str], dict[int, None]] = {}
    for repair in repairs:
        for change in differences(repair.before, repair.after):
            lines.setdefault(change, {})[repair.line] = None
    return tuple(_row(change, sorted(where), language) for change, where in lines.items())


def _row(change: tuple[str, str], lines: Sequence[int], language: Language) -> RepairRow:
    before, after = change if any(change) else (label("blanks", language), "")
    where = label("line", language).format(line=", ".join(map(str, lines)))
    if len(lines) <= _PLACES:
        return RepairRow(where, before, after)
    return RepairRow(label("lines", language).format(number=len(lines)), before, after, where)


def differences(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """What differs between two texts: each mark by itself where only marks do, else one passage."""
    if len(before) > _LONGEST * 10:
        return (difference(before, after),)
    parts = [
        (before[a:b], after[c:d])
        for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    if all(map(_are_marks, parts)):
        return tuple(dict.fromkeys(parts))
    return (difference(before, after),)


def _are_marks(part: tuple[str, str]) -> bool:
    return all(text.strip() and len(text) <= _MARK and not any(map(str.isalnum, text)) for text in part)


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
