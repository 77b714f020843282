"""Verifying notes that a test writes."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile
from notecompiler.verdicts import Status, Verdict
from notecompiler.verify.runner import VerifyOptions, verify

HOLDS = frozenset({Status.VERIFIED, Status.VERIFIED_MODULO, Status.PROVED})


def display(rows: Sequence[str], title: str = "") -> str:
    """A note with one display for each row."""
    heading = f"# {title}\n\n" if title else ""
    return heading + "\n\n".join(f"$$\n{row}\n$$" for row in rows) + "\n"


def verdicts(text: str, path: str = "note.md", **options: int) -> tuple[Verdict, ...]:
    """The verdicts on a note's text."""
    return verify([ingest(SourceFile(path, text))], VerifyOptions(**options))  # type: ignore[arg-type]


def equations(found: Sequence[Verdict]) -> dict[str, Status]:
    """Statuses by the reference's quantity, of the claims that are linked."""
    return {verdict.reference.equation: verdict.status for verdict in found if verdict.reference is not None}


def failures(rows: Sequence[str], title: str = "") -> list[str]:
    """The rows of a note that do not hold, with what is said of them."""
    return [
        f"{verdict.status.value} ({verdict.reason}): {verdict.tex}"
        for verdict in verdicts(display(rows, title))
        if verdict.status not in HOLDS
    ]
