"""The appendices: reference implementations, verification, repairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from contextlib import suppress
from functools import partial

from notecompiler.backends.passages import Piece
from notecompiler.backends.typst.code import code_lines
from notecompiler.backends.typst.context import Context, Ledger
from notecompiler.backends.typst.escape import boxed_in_math, breakable_name, markup, string
from notecompiler.backends.typst.inlines import title
from notecompiler.backends.typst.math import UnprintableError, math
from notecompiler.backends.typst.style import Style
from notecompiler.backends.typst.verdicts import listing_anchor, mark_argument
from notecompiler.backends.typst.widths import widest
from notecompiler.book.appendices import by_chapter, on_new_pages
from notecompiler.book.labels import status_label
from notecompiler.book.model import Book, Chapter, EquationLink, Listing, Repair, VerificationRow
from notecompiler.book.repairs import RepairGroup, repair_groups
from notecompiler.kept import Kept, Same
from notecompiler.record import replace

LETTERS = "ABC"
_SURE = 18.0
"""Em that a claim may be wide without a question whether it fits its column, which is a little wider."""
_TABLES: Kept[tuple[Hashable, ...], str] = Kept()
"""The tables by their chapter and rows."""


def appendix_titles(book: Book) -> tuple[tuple[str, str], ...]:
    """Name and anchor of each appendix that the book has."""
    present = (("references", book.listings), ("verification", book.verification), ("repairs", book.repairs))
    return tuple((name, f"appendix-{name}") for name, content in present if content)


def appendices(book: Book, at: Context) -> Iterator[str | Piece]:
    """The appendices as Typst markup, their long parts as pieces: each listing, and the table of each note."""
    bodies = {"references": _references, "verification": _verification, "repairs": _repairs}
    several = len(book.chapters) > 1
    breaks = frozenset() if several else on_new_pages(book)  # a chapter of a book has pages of its own anyway
    for letter, (name, anchor) in zip(LETTERS, appendix_titles(book), strict=False):
        if name in breaks:
            yield "#pagebreak(weak: true)"
        word = at.word(name)
        command = "appendix-chapter(" if several else "section(1, "
        yield f"#{command}{string(letter)}, {string(anchor)}, {string(word)})[{markup(word)}]"
        note = {"references": "listing-note"}.get(name, f"{name}-note")
        yield f"#appendix-note[{markup(at.word(note))}]"
        yield from map(Piece, bodies[name](book, at))


def _references(book: Book, at: Context) -> Iterator[str]:
    for listing in book.listings:
        yield _listing(listing, at)


def _listing(listing: Listing, at: Context) -> str:
    lines = code_lines(listing.source, "python", at.missing)
    links = "".join(f"({line}, [{_back(found, at)}]), " for line, found in listing.verified.items())
    head = ", ".join(map(string, (listing.anchor, listing.title, listing.file)))
    return f"#code-listing({head}, {listing.first_line}, {lines}, ({links}))"


def _back(links: tuple[EquationLink, ...], at: Context) -> str:
    return ", ".join(_to(link.anchor, link.shown, at) for link in links)


def _to(anchor: str | None, shown: str, at: Context) -> str:
    text = markup(shown, at.missing)
    return f"#goto({string(anchor)})[{text}];" if anchor is not None and anchor in at.targets else text


def _verification(book: Book, at: Context) -> Iterator[str]:
    names = ("place", "claim", "status", "reference", "trials", "error")
    header = ", ".join(f"[{markup(at.word(name))}]" for name in names)
    for chapter, found in by_chapter(book, book.verification, lambda row: row.verdict.path):
        key = Same(chapter), tuple(map(Same, found)), at.common
        yield _TABLES.get(key, partial(_verification_table, header, chapter, found, at), 2 * len(book.chapters))


def _verification_table(header: str, chapter: Chapter, found: Sequence[VerificationRow], at: Context) -> str:
    rows = "".join(f"  {_verification_row(row, at)},\n" for row in found)
    return f"{_table_head(chapter, at)}#result-table(({header}),\n{rows})"


def _table_head(chapter: Chapter, at: Context) -> str:
    """What stands over the table of a chapter; an article has but one table."""
    if not at.common.several:
        return ""
    shown = title(chapter.title, replace(at, chapter=replace(chapter, inline_verdicts={}), ledger=Ledger()))
    return f"#block(above: 1.6em, below: 0.6em, sticky: true)[#strong[{markup(chapter.number)}#h(0.7em){shown}]]\n\n"


def _verification_row(row: VerificationRow, at: Context) -> str:
    verdict = row.verdict
    claim = _claim(row, at)
    mark = mark_argument((verdict,), at)
    status = (f"#sign(..{mark}) " if mark else "") + markup(status_label(verdict.status, at.language))
    reference = ""
    if verdict.reference is not None:
        name = breakable_name(f"{verdict.reference.name}.{verdict.reference.equation}")
        reference = _to(listing_anchor(verdict, at), name, at)
    trials = str(verdict.trials) if verdict.trials else ""
    error = f"{verdict.max_error:.1e}" if verdict.max_error is not None else ""
    cells = (_to(row.anchor, row.shown, at), status, reference, markup(trials), markup(error))
    place, *rest = (f"[{cell}]" for cell in cells)
    return ", ".join([place, claim, *rest])


def _claim(row: VerificationRow, at: Context) -> str:
    """The claim as mathematics where it can be read as such, else its source."""
    with suppress(UnprintableError):
        if row.tree is not None:
            code = boxed_in_math(math(row.tree, Style.TEXT), at.missing)
            width = widest(row.tree, at.missing)
            return f"{'tall' if width is not None and width < _SURE else 'fitted-cell'}(${code}$)"
    return f"[{markup(' '.join(row.verdict.tex.split()), at.missing)}]"


def _repairs(book: Book, at: Context) -> Iterator[str]:
    header = ", ".join(f"[{markup(at.word(name))}]" for name in ("place", "before", "after"))
    for chapter, found in by_chapter(book, book.repairs, lambda repair: repair.path):
        key = Same(chapter), tuple(map(Same, found)), at.common
        yield _TABLES.get(key, partial(_repair_table, header, chapter, found, at), 2 * len(book.chapters))


def _repair_table(header: str, chapter: Chapter, found: Sequence[Repair], at: Context) -> str:
    groups = repair_groups(found, at.language)
    rows = "".join(f"  {line},\n" for group in groups for line in _repair_rows(group))
    return f"{_table_head(chapter, at)}#repair-table(({header}),\n{rows})"


def _repair_rows(group: RepairGroup) -> Iterator[str]:
    yield f"repair-rule({string(group.title)})"
    for row in group.rows:
        yield ", ".join(string(cell) for cell in (row.place, row.before, row.after))
        if row.below:
            yield f"repair-lines({string(row.below)})"
