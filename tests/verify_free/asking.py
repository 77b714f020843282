"""Asking the verifier about text."""

from __future__ import annotations

from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile
from notecompiler.verdicts import Verdict
from notecompiler.verify.runner import verify


def verdicts(text: str) -> tuple[Verdict, ...]:
    """The verdicts on a note."""
    return verify([ingest(SourceFile("note.md", text))])


def status(tex: str, heading: str = "Notes") -> str:
    """The status of the only claim of a note with one display formula under a heading."""
    (verdict,) = verdicts(f"# {heading}\n\n$${tex}$$\n")
    return verdict.status.value
