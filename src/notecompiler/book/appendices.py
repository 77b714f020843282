"""What the appendices say: which reference verified which equation, and the outcome of every claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notecompiler.book.labels import place_label
from notecompiler.book.model import Chapter, Equation, EquationLink, Language, VerificationRow
from notecompiler.verdicts import ReferenceLink, Verdict

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


def verification_rows(
    chapters: Sequence[Chapter], verdicts: Sequence[Verdict], language: Language
) -> tuple[VerificationRow, ...]:
    """Every claim of the book in reading order; one in running text is shown by its line. A formula that states nothing
    (a symbol, an expression) is no claim of a reader's table, though the report counts it."""
    by_formula: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.reason in _STATES_NOTHING:
            continue
        by_formula.setdefault((verdict.path, verdict.formula), []).append(verdict)
    rows: list[VerificationRow] = []
    for chapter in chapters:
        source = chapter.document.source
        for formula in chapter.document.formulas:
            equation = chapter.equations.get(formula.id)
            for verdict in by_formula.get((source.path, formula.id), ()):
                line = source.position(verdict.span.start).line
                place = place_label(source.path, line, language, several=len(chapters) > 1)
                shown, anchor = _where(verdict, equation)
                rows.append(VerificationRow(verdict, formula, shown or place, anchor))
    return tuple(rows)


def _where(verdict: Verdict, equation: Equation | None) -> tuple[str, str | None]:
    """The number and anchor of the row that holds the claim; ("", None) for one in running text."""
    for row in equation.rows if equation else ():
        if verdict in row.verdicts:
            return f"({row.number})" if row.number else "", row.anchor
    return "", None
