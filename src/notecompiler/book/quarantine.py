"""Formulas that cannot be typeset, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notecompiler.book.engine_reasons import explained
from notecompiler.book.model import Quarantine
from notecompiler.book.soundness import unsound
from notecompiler.diagnostics import Phrase
from notecompiler.document import Document, Formula
from notecompiler.math.nodes import Problem
from notecompiler.math.problem_phrases import problem_phrases
from notecompiler.record import replace

FormulaKey = tuple[str, str]
"""A formula of the book: the path of its note and its id there."""


def faulty_formulas(documents: Sequence[Document]) -> dict[FormulaKey, Quarantine]:
    """The formulas that the grammar could not take, or that no engine may be given."""
    return dict(_faulty(documents))


def quarantine(document: Document, formula: Formula, reason: str, at: int | None = None) -> Quarantine:
    """The box for `formula`; `at` is the offset in its text that the reason is about."""
    offset = formula.span.start if at is None else formula.origin.to_source(at)
    place = document.source.position(offset)
    path = document.source.path
    return Quarantine(formula.tex, reason, path, place.line, place.column, explained=explained(reason))


def _faulty(documents: Sequence[Document]) -> Iterator[tuple[FormulaKey, Quarantine]]:
    for document in documents:
        for formula in document.formulas:
            problem = next((p for p in formula.problems if p.fatal), None)
            if problem is not None:
                box = quarantine(document, formula, problem.message, problem.span.start)
                message, _ = problem_phrases(problem.kind, formula.tex[problem.span.start : problem.span.end])
                mended = _mended(formula, problem)
                yield (document.source.path, formula.id), replace(box, explained=_printed(message), proposal=mended)
            elif (fault := unsound(formula.tree)) is not None:
                yield (document.source.path, formula.id), quarantine(document, formula, *fault)


def _mended(formula: Formula, problem: Problem) -> str | None:
    """The formula as it was probably meant."""
    from notecompiler.math.proposals import proposal_for

    proposal = proposal_for(formula.tex, problem, display=formula.display)
    return proposal.applied(formula.tex).strip() if proposal else None


def _printed(message: Phrase) -> Phrase:
    """A message of the linter for print, where code has no backticks."""
    return Phrase(message.en.replace("`", ""), message.zh.replace("`", ""))
