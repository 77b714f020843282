"""One note on its way into a book: read as a document, repaired in memory, verified."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from notecompiler.book.language import language_of
from notecompiler.book.model import Repair
from notecompiler.building.beside import Pending
from notecompiler.building.note_options import NoteOptions
from notecompiler.building.repaired import RepairedSource, Round, original_offset
from notecompiler.building.verifier import Verdicts, Verifier, load, store, stored, verdicts_on
from notecompiler.clock import count, recording, timed
from notecompiler.diagnostics import Edit, Phrase
from notecompiler.document import Document, Heading
from notecompiler.ingest.note import ingest
from notecompiler.kept import Kept
from notecompiler.lint.repair import Change, repair
from notecompiler.lint.rules.lost_heading_mark import RULE as LOST_HEADING
from notecompiler.record import Record, replace
from notecompiler.source import SourceFile
from notecompiler.verdicts import Reading, Status, Verdict

_REPAIRED = Phrase("repaired source", "修复后的源文本")
_HEADING = Phrase("This line reads as a heading without its mark.", "这一行像是丢了标记的标题。")


class PreparedNote(Record):
    """A note after its safe fixes, with what they changed, and the verdicts on its claims."""

    document: Document
    repairs: tuple[Repair, ...]
    verdicts: tuple[Verdict, ...]


class Begun(Record):
    """A note that is read already, while another process finds the verdicts on it, and how long that took so far."""

    source: SourceFile
    note: PreparedNote
    verdicts: Pending[Verdicts]
    seconds: Mapping[str, float]


_PREPARED: Kept[tuple[SourceFile, NoteOptions], PreparedNote] = Kept()


def begin(source: SourceFile, options: NoteOptions, verifier: Verifier) -> Begun:
    """Read a note and hand it to the verifier, before what comes after is loaded."""
    with recording() as seconds:
        with timed("ingest"):
            note = _read(source, options)
        verdicts = verifier((note.document, _lang(options, note.document)))
    return Begun(source, note, verdicts, seconds)


def prepare(
    sources: Sequence[SourceFile],
    options: NoteOptions,
    jobs: int = 1,
    begun: Begun | None = None,
    meanwhile: Callable[[PreparedNote], object] = lambda _: None,
) -> tuple[PreparedNote, ...]:
    """All notes, prepared by `jobs` processes; a note that was prepared before is not prepared again.

    `begun` is the only note where it was begun; then `meanwhile` is called with it, still without verdicts, while they are
    found. It is for programs that end then.
    """
    if begun is not None:
        return (_finish(begun, options, meanwhile),)
    new = [source for source in sources if (source, options) not in _PREPARED]
    made = _prepared_by_many(new, options, jobs) if jobs > 1 and len(new) > 1 else {}

    def note(source: SourceFile) -> PreparedNote:
        return made[source] if source in made else prepare_note(source, options)

    return tuple(_PREPARED.get((source, options), partial(note, source), len(sources)) for source in sources)


def _prepared_by_many(sources: Sequence[SourceFile], options: NoteOptions, jobs: int) -> dict[SourceFile, PreparedNote]:
    """The long notes first, so that no process is left with one when the others are done."""
    from concurrent.futures import ProcessPoolExecutor

    workers = min(jobs, len(sources))
    if options.verify and any(stored(source, options) is None for source in sources):
        load()  # once, for the processes that are split off
    ordered = sorted(sources, key=lambda source: len(source.text), reverse=True)
    notes = []
    with ProcessPoolExecutor(workers) as pool:
        chunk = max(1, len(sources) // (8 * workers))
        for note, seconds in pool.map(partial(_timed_note, options=options), ordered, chunksize=chunk):
            notes.append(note)
            for stage, spent in seconds.items():
                count(stage, spent / workers)
    return dict(zip(ordered, notes, strict=True))


def prepare_note(source: SourceFile, options: NoteOptions) -> PreparedNote:
    """One note, prepared. Every place in the result is a place of the file on disk."""
    verdicts = stored(source, options)
    note = _read(source, options)
    if verdicts is not None or not options.verify:
        return _judged(note, verdicts or (), options)
    with timed("verify"):
        verdicts = verdicts_on(options, (note.document, _lang(options, note.document)))
    store(source, options, verdicts)
    return _judged(note, verdicts, options)


def _finish(begun: Begun, options: NoteOptions, meanwhile: Callable[[PreparedNote], object]) -> PreparedNote:
    for stage, spent in begun.seconds.items():
        count(stage, spent)
    meanwhile(begun.note)
    with timed("verify"):
        verdicts = begun.verdicts()
    store(begun.source, options, verdicts)
    return _judged(begun.note, verdicts, options)


def _judged(note: PreparedNote, verdicts: Verdicts, options: NoteOptions) -> PreparedNote:
    """The note with its verdicts, which tell of what was repaired in their formulas."""
    lang = _lang(options, note.document)
    placed = (_modulo_repair(verdict, note.document, note.repairs, lang) for verdict in verdicts)
    return replace(note, verdicts=tuple(placed))


def _read(source: SourceFile, options: NoteOptions) -> PreparedNote:
    """One note after its repairs, without verdicts."""
    read = partial(ingest, options=options.ingest)
    raw = read(source)
    lang = _lang(options, raw)
    repaired = repair([raw], read, lang=lang)[0]
    edits: dict[int, list[Edit]] = {}
    for change in repaired.changes:
        if change.diagnostic.fix is not None:
            edits.setdefault(change.round, []).extend(change.diagnostic.fix.edits)
    rounds = tuple(Round.of(made) for made in edits.values())
    placed = RepairedSource(source.path, repaired.source.text, source.encoding, source.bom, source, rounds)
    document = replace(repaired.document, source=placed)
    repairs = (
        *(_repair(change, source, rounds[: change.round]) for change in repaired.changes),
        *_inferred_headings(document, lang),
    )
    return PreparedNote(document, repairs, ())


def _lang(options: NoteOptions, document: Document) -> str:
    """The language in which is spoken of a note."""
    return options.lang or language_of([document]).value


def _modulo_repair(verdict: Verdict, document: Document, repairs: Sequence[Repair], lang: str) -> Verdict:
    """A verdict on a formula that was no valid TeX before its repair says so."""
    if verdict.status not in {Status.VERIFIED, Status.PROVED}:
        return verdict
    first = document.source.position(verdict.span.start).line
    last = document.source.position(verdict.span.end).line
    codes = {repair.code for repair in repairs if repair.code.startswith("NC2") and first <= repair.line <= last}
    if not codes:
        return verdict
    reading = Reading(verdict.tex, _REPAIRED.text(lang), ", ".join(sorted(codes)))
    return replace(verdict, status=Status.VERIFIED_MODULO, readings=(*verdict.readings, reading))


def _timed_note(source: SourceFile, options: NoteOptions) -> tuple[PreparedNote, Mapping[str, float]]:
    """A prepared note and how long its stages took, for the process that waits for it."""
    with recording() as seconds:
        note = prepare_note(source, options)
    return note, seconds


def _repair(change: Change, source: SourceFile, before: Sequence[Round]) -> Repair:
    found = change.diagnostic
    line = source.position(original_offset(before, found.span.start)).line
    return Repair(found.code, source.path, line, change.before, change.after, found.message, found.name)


def _inferred_headings(document: Document, lang: str) -> Iterator[Repair]:
    """The lines that are printed as headings although the author left no mark, as the linter's rule would mark them."""
    for block in document.blocks:
        if isinstance(block, Heading) and block.inferred:
            text = document.source.text[block.span.start : block.span.end]
            line = document.source.position(block.span.start).line
            marked = f"{'#' * block.level} {text}"
            yield Repair(
                LOST_HEADING.code, document.source.path, line, text, marked, _HEADING.text(lang), LOST_HEADING.name
            )
