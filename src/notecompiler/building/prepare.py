"""One note on its way into a book: read as a document, repaired in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from notecompiler.book.model import Repair
from notecompiler.building.repaired import RepairedSource, Round, original_offset
from notecompiler.diagnostics import Edit
from notecompiler.document import Document
from notecompiler.ingest.note import ingest
from notecompiler.ingest.options import IngestOptions
from notecompiler.lint.repair import Change, repair
from notecompiler.source import SourceFile

CACHED_NOTES = 2048
"""How many prepared notes a watching process keeps."""


@dataclass(frozen=True)
class PreparedNote:
    """A note after its safe fixes, with what they changed."""

    document: Document
    repairs: tuple[Repair, ...]


def prepare(
    sources: Sequence[SourceFile], options: IngestOptions, lang: str, jobs: int = 1
) -> tuple[PreparedNote, ...]:
    """All notes, prepared by `jobs` processes; a note that was prepared before is not prepared again."""
    if jobs <= 1 or len(sources) < 2:
        return tuple(prepare_note(source, options, lang) for source in sources)
    from concurrent.futures import ProcessPoolExecutor

    workers = min(jobs, len(sources))
    with ProcessPoolExecutor(workers) as pool:
        work = partial(prepare_note, options=options, lang=lang)
        return tuple(pool.map(work, sources, chunksize=max(1, len(sources) // (4 * workers))))


@lru_cache(maxsize=CACHED_NOTES)
def prepare_note(source: SourceFile, options: IngestOptions, lang: str) -> PreparedNote:
    """One note, prepared. Every place in the result is a place of the file on disk."""
    repaired = repair([ingest(source, options)], partial(ingest, options=options), lang=lang)[0]
    edits: dict[int, list[Edit]] = {}
    for change in repaired.changes:
        if change.diagnostic.fix is not None:
            edits.setdefault(change.round, []).extend(change.diagnostic.fix.edits)
    rounds = tuple(Round.of(made) for made in edits.values())
    placed = RepairedSource(source.path, repaired.source.text, source.encoding, source.bom, source, rounds)
    repairs = tuple(_repair(change, source, rounds[: change.round]) for change in repaired.changes)
    return PreparedNote(replace(repaired.document, source=placed), repairs)


def _repair(change: Change, source: SourceFile, before: Sequence[Round]) -> Repair:
    found = change.diagnostic
    line = source.position(original_offset(before, found.span.start)).line
    return Repair(found.code, source.path, line, change.before, change.after, found.message)
