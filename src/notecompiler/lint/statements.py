"""The statements of a note's formulas, as several rules need them."""

from __future__ import annotations

from notecompiler.document import Document, Formula
from notecompiler.lint.memo import per_document, per_tree
from notecompiler.math.nodes import Row
from notecompiler.semantics.statements import Fragment, defined_words, fragments

_LONGEST = 20_000


@per_tree
def _of_tree(tree: Row) -> tuple[Fragment, ...]:
    return fragments(tree, defined_words(tree))


@per_document
def statements(document: Document) -> tuple[tuple[Formula, tuple[Fragment, ...]], ...]:
    """Every formula that can be typeset, with what it states; nobody reads one of `_LONGEST` characters, nor do we."""
    return tuple(
        (formula, _of_tree(formula.tree))
        for formula in document.formulas
        if len(formula.tex) < _LONGEST and not any(problem.fatal for problem in formula.problems)
    )
