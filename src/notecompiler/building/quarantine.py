"""Formulas that an engine refused, on their way into red boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from notecompiler.book.model import Quarantine
from notecompiler.book.quarantine import FormulaKey, quarantine
from notecompiler.building.prepare import PreparedNote
from notecompiler.engines.base import Typeset


def refused(
    typeset: Typeset, notes: Sequence[PreparedNote], known: Mapping[FormulaKey, Quarantine]
) -> dict[FormulaKey, Quarantine]:
    """The boxes for the formulas that an engine's errors are about, without those that are `known` already."""
    wanted = {
        problem.formula: problem.message
        for problem in typeset.errors
        if problem.formula is not None and problem.formula not in known
    }
    return {
        (note.document.source.path, formula.id): quarantine(note.document, formula, reason)
        for note in notes
        for formula in note.document.formulas
        if (reason := wanted.get((note.document.source.path, formula.id))) is not None
    }
