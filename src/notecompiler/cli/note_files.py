"""The notes that a command works on, read from disk or from standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from notecompiler.cli.macro_table import definitions
from notecompiler.cli.messages import say
from notecompiler.cli.paths import STDIN, Selection, notes_of
from notecompiler.errors import UsageError
from notecompiler.ingest.read import ReadError, decode_source, read_source
from notecompiler.source import SourceFile

if TYPE_CHECKING:
    from notecompiler.config import Config
    from notecompiler.document import Document


def read_notes(selections: Iterable[Selection], lang: str) -> tuple[SourceFile, ...]:
    """Every note once. Raises UsageError for the first one that cannot be read."""
    return tuple(_read(name, lang) for name in notes_of(selections))


def reader(settings: Config) -> Callable[[SourceFile], Document]:
    """How notes are read under a configuration: its macros hold, and chat passages stay in."""
    from notecompiler.ingest.note import ingest
    from notecompiler.ingest.options import IngestOptions

    options = IngestOptions(
        infer_headings=settings.infer_headings, keep_chat=True, macros=tuple(definitions(settings.macros))
    )
    return partial(ingest, options=options)


def _read(name: str, lang: str) -> SourceFile:
    read = decode_source(sys.stdin.buffer.read(), STDIN) if name == STDIN else read_source(Path(name), name)
    if isinstance(read, ReadError):
        why = say(f"unreadable-{read.failure.value}", lang, detail=read.detail)
        raise UsageError(say("note-unreadable", lang, path=name, why=why))
    return read
