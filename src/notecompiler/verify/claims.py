"""The claims of a note: every statement of every formula at its own place, and every fragment that states nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from notecompiler.document import Document, Formula
from notecompiler.math.nodes import Array, Row, Text
from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.conditions import premises, split_conditions
from notecompiler.semantics.statements import Bare, Fragment, defined_words, formula_cells, fragments, line_ends_of
from notecompiler.semantics.texts import plain_text
from notecompiler.source import Span
from notecompiler.verify.context import Context, contexts


class Claim(Record):
    """One statement or bare expression of a formula. `span` is in the file; `id` is unique in the note; `comment` holds
    the ``%`` comments of its row, `conditions` what stands behind the formula (``x > 0``), `words` the names of several letters
    that the note defines. `supposes_words`: a condition behind it is told in words alone (``\\text{ where k is the inverse of b}``).
    `continues`: its left side is the end of the formula before; `carried`: over words, or in a sentence."""

    id: str
    document: Document
    formula: Formula
    fragment: Fragment
    span: Span
    context: Context
    comment: str = ""
    conditions: tuple[ex.Statement, ...] = ()
    words: frozenset[str] = frozenset()
    supposes_words: bool = False
    continues: bool = False
    carried: bool = False

    @property
    def tex(self) -> str:
        """The claim as written."""
        return self.formula.tex[self.fragment.span.start : self.fragment.span.end].strip()

    @property
    def statement(self) -> ex.Statement | None:
        """The statement, None for a bare expression."""
        return None if isinstance(self.fragment, Bare) else self.fragment


def claims_of(document: Document) -> tuple[Claim, ...]:
    """Every claim of a note in reading order; each formula has at least one."""
    around = contexts(document)
    words: frozenset[str] = frozenset().union(*(defined_words(formula.tree) for formula in document.formulas))
    words = frozenset(word for word in words if not _is_product(word, document.formulas))
    found: list[Claim] = []
    for formula in document.formulas:
        context = around.get(formula.id, Context())
        tree, behind = split_conditions(formula.tree)
        stated = [premises(row) for row in behind]
        conditions = tuple(statement for each in stated for statement in each)
        pieces = fragments(tree, words, line_ends_of(formula)) or (
            Bare(Span(0, len(formula.tex)), ex.Unread(formula.tree.span, "empty")),
        )
        comments = _comments(formula.tree)
        for number, fragment in enumerate(pieces):
            identity = formula.id if len(pieces) == 1 else f"{formula.id}.{number + 1}"
            comment = _comment_at(fragment.span, comments)
            span = formula.origin.span(fragment.span)
            found.append(
                Claim(identity, document, formula, fragment, span, context, comment, conditions, words, not all(stated))
            )
    return tuple(found)


def _comment_at(place: Span, comments: Sequence[tuple[Span, str]]) -> str:
    """The first of a formula's comments, in their order, that is about a place."""
    at = bisect_right(comments, place.start, key=lambda comment: comment[0].end)
    return comments[at][1] if at < len(comments) and comments[at][0].overlaps(place) else ""


_MATRIX_MARK = r"\s*(?:\^\s*(?:T|\\top|\{\s*(?:-\s*1|T|\\top)\s*\}))"


def _is_product(word: str, formulas: Sequence[Formula]) -> bool:
    """Whether two capitals that stand left of a relation (``AB = BA``) are a product of matrices: they are also written in
    the other order, or one of them is transposed or inverted somewhere in the note."""
    if len(word) != 2 or word[0] == word[1]:
        return False
    marked = re.compile(rf"(?<![A-Za-z\\])(?:{word[0]}|{word[1]}){_MATRIX_MARK}|(?<![A-Za-z]){word[::-1]}(?![A-Za-z])")
    return any(marked.search(formula.tex) for formula in formulas)


def _comments(tree: Row) -> list[tuple[Span, str]]:
    """What is said of each row of a formula's environments, in their order: its comments and the words behind it."""
    found: list[tuple[Span, str]] = []
    for row in (row for node in tree.children if isinstance(node, Array) for row in node.rows):
        remarks = row.cells[len(formula_cells(row)) :]
        words = [plain_text(part) for cell in remarks for part in cell.children if isinstance(part, Text)]
        found.append((row.span, " ".join([*(run.text for run in row.comments), *words])))
    return found
