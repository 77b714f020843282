"""What the caller decides about a book."""

from __future__ import annotations

from pathlib import Path

from notecompiler.book.model import Language
from notecompiler.record import Record


class BookOptions(Record):
    """Choices that are not in the notes.

    `root` is the notes folder: images are taken only from inside it (None: the folder of each note). `title` and
    `language` override what the notes say. `appendices` False leaves out listings, verification and repairs.
    """

    root: Path | None = None
    title: str | None = None
    language: Language | None = None
    appendices: bool = True
