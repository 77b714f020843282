"""Which documents a build makes, from which notes, under which names."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from notecompiler.cli.messages import say
from notecompiler.cli.paths import NOTE_SUFFIXES, STDIN, Selection
from notecompiler.errors import UsageError
from notecompiler.record import Record, replace

MAX_BYTES = 64 * 1024 * 1024
"""Reading stops here; what is larger is no note and is refused later, with a reason."""


class Order(Record):
    """One document: its `name`, its notes in order, the folder that links and images may not leave, and the names of
    the notes around them, to which links may lead that this document cannot follow."""

    name: str
    notes: tuple[str, ...]
    root: Path
    neighbours: tuple[str, ...] = ()


def orders(selections: Iterable[Selection], *, each: bool) -> tuple[Order, ...]:
    """A file gives a document, a folder a book; with `each`, every note gives a document."""
    selections = tuple(selections)
    made: list[Order] = []
    named = {Path(note).stem for selection in selections for note in selection.notes}
    for selection in selections:
        root = Path(selection.argument) if selection.folder else Path(selection.notes[0]).parent
        if selection.folder and each:
            made += [Order(Path(note).stem, (note,), root, tuple(sorted(named))) for note in selection.notes]
        else:
            around = named if selection.folder else named | _notes_in(root)
            made.append(Order(selection.name, selection.notes, root, tuple(sorted(around))))
    return tuple(_distinct(dict.fromkeys(made)))


def read_bytes(note: str, lang: str) -> bytes:
    """The content of a note's file, or of standard input. Raises UsageError."""
    if note == STDIN:
        return sys.stdin.buffer.read(MAX_BYTES)
    try:
        with Path(note).open("rb") as file:
            return file.read(MAX_BYTES)
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(say("note-unreadable", lang, path=note, why=why)) from error


def _distinct(made: Iterable[Order]) -> Iterable[Order]:
    """Documents of one name get their folder's name in front, and a number where that does not tell them apart."""
    made = list(made)
    clashes = {name for name, count in Counter(order.name for order in made).items() if count > 1}
    taken: set[str] = set()
    for order in made:
        name = order.name
        if name in clashes:
            name = "-".join((*Path(order.notes[0]).parent.parts[-1:], name))
        number, candidate = 1, name
        while candidate in taken:
            number += 1
            candidate = f"{name}-{number}"
        taken.add(candidate)
        yield replace(order, name=candidate)


def _notes_in(folder: Path) -> set[str]:
    """The names of the notes directly in a folder."""
    try:
        return {path.stem for path in folder.iterdir() if path.name.lower().endswith(NOTE_SUFFIXES)}
    except OSError:
        return set()
