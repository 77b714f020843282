"""The five reference notes as the verifier has them, where they are present."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from notecompiler.building.note_options import NoteOptions
from notecompiler.building.prepare import prepare_note
from notecompiler.semantics import expression as ex
from notecompiler.semantics.statements import Bare
from notecompiler.source import SourceFile
from notecompiler.verdicts import Verdict
from notecompiler.verify.claims import Claim, claims_of

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of a reference note and its verdicts. `place` is "000:5": note and line."""

    place: str
    claim: Claim
    verdicts: tuple[Verdict, ...]

    @property
    def tex(self) -> str:
        return " ".join(self.claim.tex.split())

    @property
    def lone(self) -> bool:
        """Whether it is no more than a symbol or number (or nothing at all)."""
        fragment = self.claim.fragment
        if not self.claim.tex:
            return True
        return isinstance(fragment, Bare) and isinstance(fragment.body, ex.Variable | ex.Literal)


@cache
def reference_claims() -> tuple[Judged, ...]:
    """Every claim of the reference notes, in reading order."""
    return tuple(claim for path in SEEDS for claim in _of_note(path))


def _of_note(path: Path) -> Iterator[Judged]:
    note = prepare_note(SourceFile(path.name, path.read_text(encoding="utf-8")), NoteOptions())
    for claim in claims_of(note.document):
        line = note.document.source.position(claim.span.start).line
        verdicts = tuple(verdict for verdict in note.verdicts if verdict.id == claim.id)
        yield Judged(f"{path.name[:3]}:{line}", claim, verdicts)
