"""Documents and what was found out about them become one book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path

from notecompiler import document as d
from notecompiler.book import walk
from notecompiler.book.anchors import Anchors
from notecompiler.book.appendices import reference_uses, verification_rows
from notecompiler.book.cards import form_cards
from notecompiler.book.claims import prints_nothing
from notecompiler.book.equations import NumberedDisplays, number_displays
from notecompiler.book.footnotes import parted_footnotes
from notecompiler.book.images import find_image
from notecompiler.book.language import language_of
from notecompiler.book.links import (
    NoteTargets,
    TargetIndex,
    headings_of,
    index_targets,
    linked,
    references_in,
    resolve_links,
    section_target,
)
from notecompiler.book.listings import listings
from notecompiler.book.model import (
    Book,
    BookBlock,
    Chapter,
    Language,
    LostTarget,
    Quarantine,
    Repair,
    VerificationRow,
)
from notecompiler.book.options import BookOptions
from notecompiler.book.quarantine import FormulaKey, faulty_formulas
from notecompiler.book.rewrite import change_block, change_blocks, change_inlines
from notecompiler.book.sections import number_sections
from notecompiler.book.statements import number_statements
from notecompiler.book.text import plain_text
from notecompiler.book.titles import split_title
from notecompiler.book.unmarked import marked_up
from notecompiler.kept import Kept, Same
from notecompiler.record import Record, replace
from notecompiler.source import Span
from notecompiler.verdicts import Verdict


class _Draft(Record):
    """A chapter before links between chapters can be resolved."""

    document: d.Document
    title: tuple[d.Inline, ...]
    number: str
    blocks: tuple[BookBlock, ...]
    footnotes: Mapping[str, d.FootnoteText]
    displays: NumberedDisplays
    quarantined: Mapping[str, Quarantine]
    verdicts: Mapping[str, Sequence[Verdict]]
    targets: NoteTargets
    inlines: tuple[d.Inline, ...]
    images: tuple[str, ...]


class _Note(Record):
    """All that a draft is made from, but for the anchors: `refused` are the boxes for what an engine did not take."""

    document: d.Document
    number: str
    verdicts: Sequence[Verdict]
    refused: Mapping[str, Quarantine]

    @property
    def key(self) -> Hashable:
        """Equal for notes that give equal drafts."""
        return Same(self.document), self.number, tuple(map(Same, self.verdicts)), frozenset(self.refused.items())


_Finished = tuple[Chapter, tuple[LostTarget, ...], tuple[LostTarget, ...]]
"""A chapter, and its links and images that lead nowhere."""

_Given = tuple[tuple[tuple[str, str], ...], _Draft]
"""A draft with the anchors that it was given."""

_DRAFTS: Kept[Hashable, list[_Given]] = Kept()
_FINISHED: Kept[Hashable, list[tuple[TargetIndex, _Finished]]] = Kept()
_ROWS: Kept[Hashable, tuple[VerificationRow, ...]] = Kept()


def assemble(
    documents: Sequence[d.Document],
    verdicts: Sequence[Verdict] = (),
    repairs: Sequence[Repair] = (),
    quarantined: Mapping[FormulaKey, Quarantine] | None = None,
    options: BookOptions | None = None,
) -> Book:
    """One note becomes an article, several become a book with a chapter each, in the order given.

    `documents` must not be empty. Formulas with a fatal problem are quarantined; `quarantined` adds those that an engine
    refused (and overrides reasons and proposals). The result is the same for the same input, byte for byte; a chapter about
    which nothing has changed since an earlier book is that book's object.
    """
    options = options or BookOptions()
    by_note: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_note[verdict.path].append(verdict)
    refused: dict[str, dict[str, Quarantine]] = defaultdict(dict)
    for (path, formula), box in (quarantined or {}).items():
        refused[path][formula] = box
    anchors = Anchors()
    several = len(documents) > 1
    among = len(documents)
    drafts = [
        _kept_draft(
            _Note(document, str(at) if several else "", by_note[document.source.path], refused[document.source.path]),
            anchors,
            among,
        )
        for at, document in enumerate(documents, 1)
    ]
    index = index_targets(draft.targets for draft in drafts)
    finished = [_kept_finish(draft, index, options.root, among) for draft in drafts]
    chapters = tuple(chapter for chapter, _, _ in finished)
    language = options.language or language_of(documents)
    return Book(
        title=options.title or (_book_title(options, documents) if several else plain_text(chapters[0].title)),
        author=_joined(document.meta.author for document in documents),
        date=_joined(document.meta.date for document in documents) if not several else "",
        language=language,
        keywords=tuple(dict.fromkeys(word for document in documents for word in document.meta.keywords)),
        chapters=chapters,
        listings=listings(reference_uses(chapters), anchors) if options.appendices else (),
        verification=tuple(
            row
            for draft, chapter in zip(drafts, chapters, strict=True)
            for row in _kept_rows(draft, chapter, language, among)
        )
        if options.appendices
        else (),
        repairs=tuple(repairs) if options.appendices else (),
        unresolved_links=tuple(lost for _, links, _ in finished for lost in links),
        missing_images=tuple(lost for _, _, images in finished for lost in images),
    )


def _book_title(options: BookOptions, documents: Sequence[d.Document]) -> str:
    """The name of the notes folder."""
    folder = options.root or Path(documents[0].source.path).parent
    return folder.resolve().name


def _joined(values: Iterable[str | None]) -> str:
    """The different values in order, with commas."""
    return ", ".join(dict.fromkeys(filter(None, values)))


def _kept_draft(note: _Note, anchors: Anchors, among: int) -> _Draft:
    """The draft that an earlier build made of the same note, if its anchors come out the same; else a new one."""
    for given, draft in (earlier := _DRAFTS.get(note.key, list[_Given], among)):
        if anchors.take_again(given):
            return draft
    before = len(anchors.given)
    draft = _draft(note, anchors)
    earlier[:] = [(tuple(anchors.given[before:]), draft)]
    return draft


def _kept_finish(draft: _Draft, index: TargetIndex, root: Path | None, among: int) -> _Finished:
    """The finished chapter of an earlier build, as long as nothing that links or images could lead to has changed."""
    images = tuple(
        find_image(target, Path(draft.targets.path), root or Path(draft.targets.path).parent) for target in draft.images
    )
    kept = _FINISHED.get((Same(draft), root, images), list[tuple[TargetIndex, _Finished]], among)
    for known, finished in kept:
        if known == index:
            return finished
    finished = _finish(draft, index, dict(zip(draft.images, images, strict=True)))
    kept[:] = [(index, finished)]
    return finished


def _kept_rows(draft: _Draft, chapter: Chapter, language: Language, among: int) -> tuple[VerificationRow, ...]:
    verdicts = [verdict for found in draft.verdicts.values() for verdict in found]
    several = draft.number != ""
    return _ROWS.get(
        (Same(chapter), language), lambda: verification_rows(chapter, verdicts, language, several=several), among
    )


def _draft(note: _Note, anchors: Anchors) -> _Draft:
    """Everything about one note that does not need the others."""
    document, number = note.document, note.number
    path = document.source.path
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in note.verdicts:
        verdicts[verdict.formula].append(verdict)
    boxes = {**{formula: box for (_, formula), box in faulty_formulas([document]).items()}, **note.refused}
    title, body = split_title(document)
    body, footnotes = parted_footnotes(body)
    body = marked_up([b for b in body if not _is_unseen(b)], document.source.text)
    language = language_of([document])
    body, statements = number_statements(body, number, language, anchors)
    anchor = anchors.take("ch", plain_text(title), number or "1")
    sectioned, sections = number_sections(body, number, anchors)
    quarantined = {f.id: boxes[f.id] for f in document.formulas if f.id in boxes}
    printed = (*sectioned, *footnotes.values())
    displays = number_displays(printed, number, anchors, verdicts, quarantined)
    headings = [(b, sections[b.span.start]) for b in body if isinstance(b, d.Heading)]
    labels = {h.label: section_target(section, language) for h, section in headings if h.label}
    labels |= {**statements, **displays.labels}
    targets = NoteTargets(path, plain_text(title), anchor, headings_of(headings, document.source.text), labels)
    blocks = form_cards(sectioned, number, anchors)
    inlines = tuple(walk.all_inlines((*blocks, *footnotes.values())))
    images = tuple(dict.fromkeys(i.target for i in inlines if isinstance(i, d.Image)))
    return _Draft(document, title, number, blocks, footnotes, displays, quarantined, verdicts, targets, inlines, images)


def _is_unseen(block: d.Block) -> bool:
    """What does not stand where it is in the note: footnotes, what was left out, displays of nothing but definitions."""
    if isinstance(block, d.Display):
        return prints_nothing(block.formula)
    return isinstance(block, d.FootnoteText | d.LeftOut)


def _finish(draft: _Draft, index: TargetIndex, found: Mapping[str, str | None]) -> _Finished:
    """The chapter with its links looked up. `found` are the files of its images, None for those that lead nowhere."""
    document, here = draft.document, draft.targets
    links = resolve_links(draft.inlines, index, here)
    missing = tuple(
        _lost(document, i.span, i.target) for i in draft.inlines if isinstance(i, d.Image) and found[i.target] is None
    )

    def change(inline: d.Inline) -> tuple[d.Inline, ...]:
        return linked(inline, index, here)

    chapter = Chapter(
        document=document,
        title=change_inlines(draft.title, change),
        number=draft.number,
        anchor=here.anchor,
        blocks=tuple(change_block(block, change) for block in draft.blocks),
        equations=draft.displays.equations,
        quarantined=draft.quarantined,
        inline_verdicts={f: tuple(v) for f, v in draft.verdicts.items() if f not in draft.displays.equations},
        links=links.wiki,
        images={target: file for target, file in found.items() if file is not None},
        footnotes={
            name: replace(text, children=change_blocks(text.children, change)) for name, text in draft.footnotes.items()
        },
        references=references_in((f.tex for f in document.formulas), index, here),
    )
    return chapter, tuple(_lost(document, span, target) for span, target in links.lost), missing


def _lost(document: d.Document, span: Span, target: str) -> LostTarget:
    return LostTarget(document.source.path, document.source.position(span.start).line, target)
