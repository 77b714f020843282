"""Which documents a build makes, from which notes, under which names."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from notecompiler.cli.messages import say
from notecompiler.cli.paths import STDIN, Selection
from notecompiler.errors import UsageError

MAX_BYTES = 64 * 1024 * 1024
"""Reading stops here; what is larger is no note and is refused later, with a reason."""


@dataclass(frozen=True, slots=True)
class Order:
    """One document: its `name`, its notes in order, and the folder that links and images may not leave."""

    name: str
    notes: tuple[str, ...]
    root: Path


def orders(selections: Iterable[Selection], *, each: bool) -> tuple[Order, ...]:
    """A file gives a document, a folder a book; with `each`, every note gives a document."""
    made: list[Order] = []
    for selection in selections:
        root = Path(selection.argument) if selection.folder else Path(selection.notes[0]).parent
        if selection.folder and each:
            made += [Order(Path(note).stem, (note,), root) for note in selection.notes]
        else:
            made.append(Order(selection.name, selection.notes, root))
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
        yield Order(candidate, order.notes, order.root)
