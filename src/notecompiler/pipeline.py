"""The stages on one screen: read, repair, ingest, parse, verify, assemble, emit, typeset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from notecompiler.backends.base import Rendered, RenderOptions
from notecompiler.book.assemble import assemble
from notecompiler.book.model import Book
from notecompiler.building.plan import Built, Plan
from notecompiler.building.prepare import PreparedNote, prepare
from notecompiler.building.scratch import scratch_folder
from notecompiler.building.settle import Attempt, Boxes, settle
from notecompiler.clock import recording, timed
from notecompiler.document import LeftOut
from notecompiler.engines.base import Limits, Typeset
from notecompiler.fonts.coverage import MissingGlyph, coverage, missing_glyphs


def build(plan: Plan) -> Built:
    """Make one document. Faults in the notes never raise: they are quarantined, repaired or reported."""
    with recording() as seconds:
        with timed("ingest"):
            notes = prepare(plan.sources, plan.notes, plan.jobs)
        missing = _missing_glyphs(notes, plan)

        def attempt(boxes: Boxes) -> Attempt:
            with timed("emit"):
                book = _assemble(notes, boxes, plan)
                rendered = _emit(book, missing, plan)
            with timed("typeset"):
                return Attempt(book, rendered, _typeset(rendered, plan))

        last = settle(attempt, notes, pdf=plan.pdf)
    seconds["ingest"] -= seconds.get("parse", 0.0) + seconds.get("verify", 0.0)
    return Built(plan, notes, last.book, last.rendered, last.typeset, missing, seconds)


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


def _emit(book: Book, missing: Sequence[MissingGlyph], plan: Plan) -> dict[str, Rendered]:
    options = RenderOptions(plan.fonts, plan.templates, frozenset(glyph.char for glyph in missing))
    return {name: backend.render(book, options) for name, backend in plan.backends.items()}


def _typeset(rendered: Mapping[str, Rendered], plan: Plan) -> Typeset:
    if not plan.pdf:
        return Typeset(None, 0)
    folder = scratch_folder(plan.name, plan.engine.name)
    return plan.engine.typeset(rendered[plan.engine.backend], folder, plan.fonts, Limits())
