"""The stages on one screen: read, repair, ingest, parse, verify, assemble, emit, typeset."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from notecompiler.backends.base import Rendered, RenderOptions
from notecompiler.backends.highlight import highlight
from notecompiler.book.assemble import assemble
from notecompiler.book.model import Book
from notecompiler.building.meanwhile import meanwhile
from notecompiler.building.plan import Built, Plan
from notecompiler.building.prepare import Begun, PreparedNote, prepare
from notecompiler.building.scratch import scratch_folder
from notecompiler.building.settle import Attempt, Boxes, settle
from notecompiler.clock import recording, timed
from notecompiler.document import LeftOut
from notecompiler.engines.base import Limits, Typeset
from notecompiler.fonts.coverage import MissingGlyph, coverage, missing_glyphs
from notecompiler.record import replace


def build(plan: Plan, *, begun: Begun | None = None, hurry: bool = False) -> Built:
    """Make one document. Faults in the notes never raise: they are quarantined, repaired or reported.

    `begun` is the only note, where it was begun while the rest of the program was loaded.
    `hurry` says that the PDF is waited for, so that the engine gets the whole machine and makes a draft.
    """
    with recording() as seconds:
        if plan.pdf:
            plan.engine.begin(_scratch(plan), plan.backend.opening(plan.templates, several=len(plan.sources) > 1))
        with timed("ingest"):
            notes = prepare(plan.sources, plan.notes, plan.jobs, begun, partial(_rehearse, plan))
        seconds["ingest"] -= sum(spent for stage, spent in seconds.items() if stage != "ingest")
        _get_ready(plan)
        missing = _missing_glyphs(notes, plan)

        def attempt(boxes: Boxes) -> Attempt:
            with timed("emit"):
                book = _assemble(notes, boxes, plan)
                rendered = plan.backend.render(book, _options(missing, plan)) if plan.pdf else Rendered("")
            # The other formats are printed while the engine works; with more boxes they would be printed again.
            early = not boxes and not hurry
            texts = meanwhile(partial(_texts, book, rendered, missing, plan)) if early else None
            with timed("typeset"):
                return Attempt(book, rendered, _typeset(rendered, plan, draft=hurry), texts)

        last = settle(attempt, notes, pdf=plan.pdf)
    return Built(plan, notes, last.book, last.rendered, last.typeset, missing, seconds, last.texts)


def emit(built: Built) -> Built:
    """The same with the text of every wanted format, which the PDF need not wait for."""
    with recording() as seconds, timed("emit"):
        if built.coming is not None:
            texts = built.coming()
        else:
            texts = _texts(built.book, built.rendered, built.missing_glyphs, built.plan)
    spent = {**built.seconds, "emit": built.seconds.get("emit", 0.0) + seconds["emit"]}
    return replace(built, texts=texts, seconds=spent)


def _rehearse(plan: Plan, note: PreparedNote) -> None:
    """Print the document without verdicts while they are found: what that loads is there when it is printed with them."""
    if not plan.pdf:
        return
    with timed("emit"):
        plan.backend.render(_assemble([note], {}, plan), _options(_missing_glyphs([note], plan), plan))
    _get_ready(plan)
    highlight("", "python")  # the language of the listings of references


def _get_ready(plan: Plan) -> None:
    if plan.pdf:
        with timed("typeset"):
            plan.engine.get_ready(_scratch(plan), plan.fonts)


def _missing_glyphs(notes: Sequence[PreparedNote], plan: Plan) -> tuple[MissingGlyph, ...]:
    if not plan.pdf:
        return ()
    covered = coverage(plan.fonts)
    documents = [note.document for note in notes]
    skipped = [[block.span for block in d.blocks if isinstance(block, LeftOut)] for d in documents]
    found = (missing_glyphs(d.source, covered, skip) for d, skip in zip(documents, skipped, strict=True))
    return tuple(glyph for glyphs in found for glyph in glyphs)


def _assemble(notes: Sequence[PreparedNote], boxes: Boxes, plan: Plan) -> Book:
    verdicts = [verdict for note in notes for verdict in note.verdicts]
    repairs = [repair for note in notes for repair in note.repairs]
    return assemble([note.document for note in notes], verdicts, repairs, boxes, plan.book)


def _texts(book: Book, rendered: Rendered, missing: Sequence[MissingGlyph], plan: Plan) -> dict[str, Rendered]:
    options = _options(missing, plan)
    return {
        backend.suffix: rendered if plan.pdf and backend is plan.backend else backend.render(book, options)
        for backend in plan.written
    }


def _options(missing: Sequence[MissingGlyph], plan: Plan) -> RenderOptions:
    lacking = frozenset(glyph.char for glyph in missing)
    return RenderOptions(plan.fonts, plan.templates, lacking, plan.pictures)


def _typeset(rendered: Rendered, plan: Plan, *, draft: bool) -> Typeset:
    if not plan.pdf:
        return Typeset(None, 0)
    return plan.engine.typeset(rendered, _scratch(plan), plan.fonts, Limits(), draft=draft)


def _scratch(plan: Plan) -> Path:
    return scratch_folder(plan.name, plan.engine.name)
