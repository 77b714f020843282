"""How notes are read, repaired and verified under a configuration."""

from __future__ import annotations

from notecompiler.building.note_options import NoteOptions
from notecompiler.cli.macro_table import definitions
from notecompiler.config import Config
from notecompiler.ingest.options import IngestOptions


def note_options(settings: Config, lang: str | None) -> NoteOptions:
    """How notes are read, repaired and verified with these settings; `lang` None speaks each note's own language."""
    return NoteOptions(
        ingest=IngestOptions(
            infer_headings=settings.infer_headings,
            keep_chat=settings.keep_chat,
            macros=tuple(definitions(settings.macros)),
        ),
        lang=lang,
        verify=not settings.no_verify,
        seed=settings.seed,
        trials=settings.trials,
        references=tuple(settings.references.items()),
    )
