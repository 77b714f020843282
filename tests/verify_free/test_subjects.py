r"""Equations of whole subjects, as textbooks write them: the right ones are verified, the wrong ones refuted, nothing is accused falsely.

A file in ``cases/verify/subjects`` has headings (``# Attention``), which stand above each equation in a note of its own, and lines:

    right attention: \\alpha_{ij} = …     verified, by a reference whose name starts so when one is named
    wrong: …                             refuted
    open: … / missed: …                  right or wrong, but not recognised as such: not accused, not verified
    other: …                             the same letters in another meaning: not accused
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from notecompiler.verdicts import Status

from .asking import verdicts

FILES = sorted((Path(__file__).parent.parent / "cases" / "verify" / "subjects").glob("*.md"))
TRUE = {Status.VERIFIED, Status.PROVED, Status.VERIFIED_MODULO}
WRONG = {Status.REFUTED, Status.INCONSISTENT, Status.MALFORMED, Status.MISSING_HYPOTHESIS}


class Case(NamedTuple):
    """An equation under a heading with what is to be said of it."""

    heading: str
    kind: str
    reference: str
    tex: str


def _cases(path: Path) -> list[Case]:
    found: list[Case] = []
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line.removeprefix("# ")
        elif line:
            kind, _, tex = line.partition(": ")
            kind, _, reference = kind.partition(" ")
            found.append(Case(heading, kind, reference, tex))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_equations_of_a_subject(path: Path) -> None:
    failed: list[tuple[str, str, list[str]]] = []
    for case in _cases(path):
        found = verdicts(f"# {case.heading}\n\n$${case.tex}$$\n")
        statuses = {verdict.status for verdict in found}
        references = [verdict.reference.name for verdict in found if verdict.reference is not None]
        fine = {
            "right": statuses <= TRUE and (not case.reference or any(r.startswith(case.reference) for r in references)),
            "wrong": Status.REFUTED in statuses,
            "open": not statuses & WRONG,
            "missed": not statuses <= TRUE,
            "other": not statuses & WRONG,
        }[case.kind]
        if not fine:
            failed.append((case.kind, case.tex, [status.value for status in statuses]))
    assert not failed
