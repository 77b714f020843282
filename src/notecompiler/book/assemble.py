"""Documents and what was found out about them become one book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from notecompiler import document as d
from notecompiler.book import walk
from notecompiler.book.anchors import Anchors
from notecompiler.book.appendices import reference_uses, verification_rows
from notecompiler.book.cards import form_cards
from notecompiler.book.equations import NumberedDisplays, number_displays
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
)
from notecompiler.book.listings import listings
from notecompiler.book.model import Book, BookBlock, Chapter, LostTarget, Quarantine, Repair
from notecompiler.book.options import BookOptions
from notecompiler.book.quarantine import FormulaKey, faulty_formulas
from notecompiler.book.rewrite import change_block, change_blocks, change_inlines
from notecompiler.book.sections import number_sections
from notecompiler.book.text import plain_text
from notecompiler.book.titles import split_title
from notecompiler.book.unmarked import marked_up
from notecompiler.source import Span
from notecompiler.verdicts import Verdict


@dataclass(frozen=True)
class _Draft:
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


def assemble(
    documents: Sequence[d.Document],
    verdicts: Sequence[Verdict] = (),
    repairs: Sequence[Repair] = (),
    quarantined: Mapping[FormulaKey, Quarantine] | None = None,
    options: BookOptions | None = None,
) -> Book:
    """One note becomes an article, several become a book with a chapter each, in the order given.

    `documents` must not be empty. Formulas with a fatal problem are quarantined; `quarantined` adds those that an engine
    refused (and overrides reasons and proposals). The result is the same for the same input, byte for byte.
    """
    options = options or BookOptions()
    boxes = {**faulty_formulas(documents), **(quarantined or {})}
    by_note: dict[str, dict[str, list[Verdict]]] = defaultdict(lambda: defaultdict(list))
    for verdict in verdicts:
        by_note[verdict.path][verdict.formula].append(verdict)
    anchors = Anchors()
    several = len(documents) > 1
    drafts = [
        _draft(document, str(index) if several else "", anchors, by_note[document.source.path], boxes)
        for index, document in enumerate(documents, 1)
    ]
    index = index_targets(draft.targets for draft in drafts)
    finished = [_finish(draft, index, options.root) for draft in drafts]
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
        verification=verification_rows(chapters, verdicts, language) if options.appendices else (),
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


def _draft(
    document: d.Document,
    number: str,
    anchors: Anchors,
    verdicts: Mapping[str, Sequence[Verdict]],
    boxes: Mapping[FormulaKey, Quarantine],
) -> _Draft:
    """Everything about one note that does not need the others."""
    path = document.source.path
    title, body = split_title(document)
    footnotes = {b.label: b for b in walk.blocks(body) if isinstance(b, d.FootnoteText)}
    body = marked_up([b for b in body if not isinstance(b, d.FootnoteText | d.LeftOut)], document.source.text)
    anchor = anchors.take("ch", plain_text(title), number or "1")
    sectioned, sections = number_sections(body, number, anchors)
    quarantined = {f.id: boxes[path, f.id] for f in document.formulas if (path, f.id) in boxes}
    printed = (*sectioned, *footnotes.values())
    displays = number_displays(printed, number, anchors, verdicts, quarantined)
    headings = [(b, sections[b.span.start]) for b in body if isinstance(b, d.Heading)]
    targets = NoteTargets(path, plain_text(title), anchor, headings_of(headings), displays.labels)
    blocks = form_cards(sectioned, number, anchors)
    return _Draft(document, title, number, blocks, footnotes, displays, quarantined, verdicts, targets)


def _finish(
    draft: _Draft, index: TargetIndex, root: Path | None
) -> tuple[Chapter, tuple[LostTarget, ...], tuple[LostTarget, ...]]:
    """The chapter with its links and images looked up, and those that lead nowhere."""
    document, here = draft.document, draft.targets
    printed = (*draft.blocks, *draft.footnotes.values())
    found = list(walk.all_inlines(printed))
    links = resolve_links(found, index, here)
    note = Path(document.source.path)
    images: dict[str, str] = {}
    missing: list[LostTarget] = []
    for image in (i for i in found if isinstance(i, d.Image)):
        if image.target not in images and (file := find_image(image.target, note, root or note.parent)):
            images[image.target] = file
        elif image.target not in images:
            missing.append(_lost(document, image.span, image.target))

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
        images=images,
        footnotes={
            name: replace(text, children=change_blocks(text.children, change)) for name, text in draft.footnotes.items()
        },
        references=references_in((f.tex for f in document.formulas), index, here),
    )
    return chapter, tuple(_lost(document, span, target) for span, target in links.lost), tuple(missing)


def _lost(document: d.Document, span: Span, target: str) -> LostTarget:
    return LostTarget(document.source.path, document.source.position(span.start).line, target)
