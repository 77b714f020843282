"""Notes on networks as test documents, in `tests/cases/networks/`, with the verdicts that mathematics gives them.

A case is a section ``## what`` with a fenced note and its expectations, judged by hand before the program has seen the
note. ``expect:`` has one mark for each claim of the note in reading order, behind the name of the reference (another
name may follow where the note goes on with another network):

- ``f``: holds, computing that quantity (`QUANTITIES` shortens the usual ones, ``*`` is any);
- ``~f``: holds with a reading that is named (`verified-modulo`);
- ``!f``: refuted as that quantity;
- ``.``: nothing to check or not checkable, but accused of nothing; ``.definition``: exactly that status;
- ``?``: anything but an accusation.

``place:`` and ``edit:`` say for a refuted quantity which TeX must stand in the place named and in the edit proposed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from notecompiler.verdicts import Status, Verdict
from tests.verify.checking import HOLDS

FOLDER = Path(__file__).parent.parent / "cases" / "networks"

QUANTITIES: Final = {
    "f": "forget_gate",
    "i": "input_gate",
    "o": "output_gate",
    "g": "candidate",
    "c": "cell_state",
    "h": "hidden_state",
    "r": "reset_gate",
    "z": "update_gate",
    "n": "candidate",
    "y": "output",
}
_OTHER: Final = frozenset(
    [
        "code",
        "reconstruction",
        "preactivation",
        "hidden_preactivation",
        "output_preactivation",
        "forward_state",
        "backward_state",
    ]
)
ACCUSING: Final = frozenset({Status.REFUTED, Status.INCONSISTENT, Status.MISSING_HYPOTHESIS})

_SECTION = re.compile(r"^## ([^\n]+)\n~~~~ note\n(.*?)^~~~~\n(.*?)(?=^## |\Z)", re.M | re.S)
_LINE = re.compile(r"^(expect|place|edit): (.+)$", re.M)
_OF = re.compile(r"(\S+) `([^`]+)`")


@dataclass(frozen=True)
class Case:
    """One note: what is expected of each claim (reference and mark), and of the refuted quantities' places and edits."""

    title: str
    note: str
    expected: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    edits: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return self.title


def cases() -> list[Case]:
    """All cases of all files."""
    return [
        _case(f"{path.stem}: {match[1]}", match[2], match[3])
        for path in sorted(FOLDER.glob("*.md"))
        for match in _SECTION.finditer(path.read_text(encoding="utf-8"))
    ]


def _case(title: str, note: str, behind: str) -> Case:
    said: dict[str, list[str]] = {"expect": [], "place": [], "edit": []}
    for line in _LINE.finditer(behind):
        said[line[1]].append(line[2])
    expected: list[tuple[str, str]] = []
    reference = ""
    for mark in " ".join(said["expect"]).split():
        bare = mark.lstrip("~!")
        if bare in QUANTITIES or bare in _OTHER or not bare[:1].isalpha():
            expected.append((reference, mark))
        else:
            reference = mark
    pairs = (tuple((m[1], m[2]) for text in said[kind] for m in _OF.finditer(text)) for kind in ("place", "edit"))
    return Case(title, note, tuple(expected), *pairs)


def complaints(case: Case, found: tuple[Verdict, ...]) -> list[str]:
    """Where the verdicts on a case's note are not those that are expected."""
    wrong = [
        f"{_said(verdict)}, expected {reference} {mark}"
        for verdict, (reference, mark) in zip(found, case.expected, strict=False)
        if not _meets(verdict, reference, mark)
    ]
    if len(found) != len(case.expected):
        wrong.append(f"{len(found)} claims, {len(case.expected)} expected: {[verdict.tex for verdict in found]}")
    for kind, pairs in (("place", case.places), ("edit", case.edits)):
        wrong.extend(_unnamed(kind, quantity, tex, found) for quantity, tex in pairs)
    return [text for text in wrong if text]


def _meets(verdict: Verdict, reference: str, mark: str) -> bool:
    if mark == "?" or mark == ".":
        return verdict.status not in (ACCUSING if mark == "?" else ACCUSING | {Status.MALFORMED, Status.TIMEOUT})
    if mark.startswith("."):
        return verdict.status.value == mark[1:]
    quantity = QUANTITIES.get(mark.lstrip("~!"), mark.lstrip("~!"))
    link = verdict.reference
    linked = link is not None and link.name == reference and quantity in {link.equation, "*"}
    if mark.startswith("!"):
        return linked and verdict.status is Status.REFUTED
    good = {Status.VERIFIED_MODULO} if mark.startswith("~") else HOLDS
    return linked and verdict.status in good


def _unnamed(kind: str, mark: str, tex: str, found: tuple[Verdict, ...]) -> str:
    quantity = QUANTITIES.get(mark, mark)
    for verdict in found:
        example = verdict.counterexample
        if verdict.status is Status.REFUTED and verdict.reference and verdict.reference.equation == quantity:
            named = (example.differs_at or "") if example and kind == "place" else " ".join(verdict.hints)
            return "" if tex in named else f"{kind} of {quantity}: {named!r}, expected {tex!r}"
    return f"{quantity} is not refuted"


def _said(verdict: Verdict) -> str:
    link = verdict.reference
    shown = "" if link is None else f" {link.name}.{link.equation}"
    return f"{verdict.tex!r} is {verdict.status.value}{shown} ({verdict.reason})"
