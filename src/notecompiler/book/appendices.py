"""What the appendices say: which reference verified which equation, and the outcome of every claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from notecompiler.book.claims import claim_tree, is_silent, relates_nothing
from notecompiler.book.labels import place_label
from notecompiler.book.model import Book, Chapter, Equation, EquationLink, Language, VerificationRow
from notecompiler.verdicts import ReferenceLink, Verdict

_Row = TypeVar("_Row")

_LONG = 24
"""About half a page, in lines of small print."""
_ROW = 2
"""Lines of small print that a row of a table has, with the space around it."""

_STATES_NOTHING = frozenset({"symbol", "no-relation"})


def reference_uses(chapters: Sequence[Chapter]) -> Iterator[tuple[ReferenceLink, EquationLink]]:
    """Each display that a reference verified, with how to link back to it, in reading order."""
    for chapter in chapters:
        for equation in chapter.equations.values():
            for row in equation.rows:
                shown = f"({row.number})" if row.number else "·"
                for verdict in row.verdicts:
                    if verdict.reference is not None:
                        yield verdict.reference, EquationLink(shown, row.anchor)


def on_new_pages(book: Book) -> frozenset[str]:
    """The appendices of an article that start on a new page, by name: the long ones, and the first where all together are long.

    The notes can then be handed out without them, and an engine can set them at the same time.
    """
    lines = {
        "references": sum(listing.source.count("\n") + 4 for listing in book.listings),
        "verification": _ROW * len(book.verification),
        "repairs": _ROW * len(book.repairs),
    }
    present = [name for name, length in lines.items() if length]
    long = {name for name in present if lines[name] >= _LONG}
    return frozenset(long | set(present[:1]) if sum(lines.values()) >= _LONG else ())


def by_chapter(
    book: Book, rows: Iterable[_Row], path: Callable[[_Row], str]
) -> Iterator[tuple[Chapter, tuple[_Row, ...]]]:
    """The rows of an appendix chapter by chapter, without the chapters that have none; `path` names a row's note."""
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(path(row), []).append(row)
    for chapter in book.chapters:
        if own := found.get(chapter.document.source.path):
            yield chapter, tuple(own)


def verification_rows(
    chapter: Chapter, verdicts: Iterable[Verdict], language: Language, *, several: bool
) -> tuple[VerificationRow, ...]:
    """Every claim of a chapter in reading order; one in running text is shown by its line. A formula that states nothing
    (a symbol, an expression) is no claim of a reader's table, though the report counts it. `several`: the book has more
    chapters."""
    by_formula: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.reason not in _STATES_NOTHING:
            by_formula.setdefault(verdict.formula, []).append(verdict)
    rows: list[VerificationRow] = []
    source = chapter.document.source
    for formula in chapter.document.formulas:
        if (is_silent(formula) or relates_nothing(formula)) and formula.id not in chapter.quarantined:
            continue
        equation = chapter.equations.get(formula.id)
        for verdict in by_formula.get(formula.id, ()):
            place = place_label(source.path, source.position(verdict.span.start).line, language, several=several)
            shown, anchor = _where(verdict, equation)
            sound = formula.id not in chapter.quarantined
            tree = claim_tree(formula, verdict.span) if sound else None
            rows.append(VerificationRow(verdict, formula, tree, shown or place, anchor))
    return tuple(rows)


def _where(verdict: Verdict, equation: Equation | None) -> tuple[str, str | None]:
    """The number and anchor of the row that holds the claim; ("", None) for one in running text."""
    for row in equation.rows if equation else ():
        if verdict in row.verdicts:
            return f"({row.number})" if row.number else "", row.anchor
    return "", None
