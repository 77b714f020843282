"""What the notes define: equations whose left side is one symbol."""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.document import Document, Formula
from notecompiler.lint.statements import statements
from notecompiler.record import Record
from notecompiler.semantics.expression import Expression, Statement, Variable, variables
from notecompiler.semantics.names import Name
from notecompiler.source import Span


class Definition(Record, eq=False):
    """``name = right`` in a formula of a note; `span` is the place of the name in the file."""

    document: Document
    formula: Formula
    name: Name
    right: Expression
    span: Span


def definitions(document: Document) -> Iterator[Definition]:
    """The definitions of a note in reading order. A symbol set to a number is an example, not a definition."""
    for formula, found in statements(document):
        for fragment in found:
            if not isinstance(fragment, Statement) or fragment.relation != "=":
                continue
            if isinstance(fragment.left, Variable) and variables(fragment.right):
                span = formula.origin.span(fragment.left.span)
                yield Definition(document, formula, fragment.left.name, fragment.right, span)
