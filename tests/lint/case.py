"""Rule cases: test documents in `tests/cases/lint/`, one file for each rule, named after its module.

A case is a section ``## fires: what`` or ``## silent: what`` with a fenced note (at least four tildes). A note that
fires is followed by ``expect:`` and the places of the findings, ``line:column-line:column`` with the end exclusive
(``2:7-8`` within one line). A second fence ``fixed`` holds the note after the safe fixes, ``proposed`` the note after
the unsafe ones too; without them the text of an expected finding is not compared.

Characters that cannot be seen are written as control pictures: ␠ space, ␉ tab, ␌ form feed, ␍ carriage return. The word ``bare`` after
``note`` (or ``fixed``) takes the last newline away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent.parent / "cases" / "lint"

_SECTION = re.compile(r"^## (fires|silent): (.+)\n", re.M)
_FENCE = re.compile(r"^(~{4,}) ?(note|fixed|proposed)( bare)?\n(.*?)^\1$", re.M | re.S)
_EXPECT = re.compile(r"^expect: (.+)$", re.M)
_PICTURES = str.maketrans({"␠": " ", "␉": "\t", "␌": "\f", "␍": "\r"})

Place = tuple[int, int, int, int]


@dataclass(frozen=True)
class Case:
    """One case of one rule; `places` is empty for a silent one."""

    module: str
    title: str
    note: str
    places: tuple[Place, ...]
    fixed: str | None
    proposed: str | None

    def __str__(self) -> str:
        return f"{self.module}: {self.title}"


def cases() -> list[Case]:
    """All cases of all rules."""
    return [case for path in sorted(CASES.glob("*.md")) for case in read(path)]


def read(path: Path) -> list[Case]:
    """The cases of one file."""
    text = path.read_text(encoding="utf-8")
    found = list(_SECTION.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [
        _case(path.stem, match[1], match[2], text[match.end() : end]) for match, end in zip(found, ends, strict=True)
    ]


def _case(module: str, kind: str, title: str, body: str) -> Case:
    fences = {match[2]: _characters(match[4], bare=bool(match[3])) for match in _FENCE.finditer(body)}
    outside = _FENCE.sub("", body)
    expected = _EXPECT.findall(outside)
    assert "note" in fences, f"{module}: {title!r} has no note"
    assert bool(expected) == (kind == "fires"), f"{module}: {title!r}: only a note that fires has an expect line"
    places = tuple(_place(one) for line in expected for one in line.split(","))
    return Case(module, f"{kind}: {title}", fences["note"], places, fences.get("fixed"), fences.get("proposed"))


def _characters(text: str, *, bare: bool) -> str:
    shown = text.translate(_PICTURES)
    return shown.removesuffix("\n") if bare else shown


def _place(written: str) -> Place:
    match = re.fullmatch(r"(\d+):(\d+)-(?:(\d+):)?(\d+)", written.strip())
    assert match is not None, f"not a place: {written!r}"
    line, column = int(match[1]), int(match[2])
    return line, column, int(match[3] or line), int(match[4])
