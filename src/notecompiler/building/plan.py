"""What is to be made, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import blake2s
from pathlib import Path, PurePath

from notecompiler.backends.base import Backend, Rendered
from notecompiler.book.model import Book, LostTarget, Quarantine
from notecompiler.book.options import BookOptions
from notecompiler.building.note_options import NoteOptions
from notecompiler.building.prepare import PreparedNote
from notecompiler.engines.base import Engine, Typeset
from notecompiler.fonts.coverage import MissingGlyph
from notecompiler.fonts.model import FontSet
from notecompiler.record import Record, field
from notecompiler.source import SourceFile
from notecompiler.verdicts import Verdict

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")


class Plan(Record):
    """One document to make: from which notes, how, and with what.

    `neighbours` are the names of notes outside of the document to which its links may lead. `backend` is the engine's; `written` are those whose text is wanted, `pdf` says whether a PDF is.
    """

    name: str
    sources: tuple[SourceFile, ...]
    engine: Engine
    backend: Backend
    written: tuple[Backend, ...] = ()
    pdf: bool = True
    neighbours: frozenset[str] = frozenset()
    fonts: FontSet = field(default_factory=FontSet)
    notes: NoteOptions = field(default_factory=NoteOptions)
    book: BookOptions = field(default_factory=BookOptions)
    templates: Path | None = None
    jobs: int = 1

    @property
    def pictures(self) -> str:
        """The folder beside the results for the document's pictures: its own, in plain letters that TeX takes."""
        plain = self.name if _PLAIN.fullmatch(self.name) else blake2s(self.name.encode(), digest_size=4).hexdigest()
        return f"{plain}-images"


class Built(Record):
    """What came out: the engine's text and its PDF (None when it could not make one), the `texts` of the wanted formats
    by suffix (`coming` gives them where they are being made), and everything that the report tells."""

    plan: Plan
    notes: tuple[PreparedNote, ...]
    book: Book
    rendered: Rendered
    typeset: Typeset
    missing_glyphs: tuple[MissingGlyph, ...]
    seconds: Mapping[str, float]
    coming: Callable[[], Mapping[str, Rendered]] | None = None
    texts: Mapping[str, Rendered] = field(default_factory=dict)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdict on every claim, in reading order."""
        return tuple(verdict for note in self.notes for verdict in note.verdicts)

    @property
    def formulas(self) -> int:
        """How many formulas the notes hold."""
        return sum(len(note.document.formulas) for note in self.notes)

    @property
    def quarantined(self) -> tuple[Quarantine, ...]:
        """The formulas that could not be typeset, in the order of the book."""
        return tuple(box for chapter in self.book.chapters for box in chapter.quarantined.values())

    @property
    def unresolved_links(self) -> tuple[LostTarget, ...]:
        """The links that lead nowhere, not even to a note beside these."""
        return tuple(
            lost
            for lost in self.book.unresolved_links
            if PurePath(lost.target.partition("#")[0]).stem not in self.plan.neighbours
        )

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files besides the notes that the result depends on."""
        images = {image for chapter in self.book.chapters for image in chapter.images.values()}
        fonts = {face.path for face in self.plan.fonts.faces()}
        templates = self.plan.templates.rglob("*") if self.plan.templates else ()
        return (*sorted(Path(path) for path in images | fonts), *sorted(templates))
