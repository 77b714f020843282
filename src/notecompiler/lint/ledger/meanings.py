"""Symbols that are a function in one place and a quantity in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from notecompiler.document import Document, Formula
from notecompiler.lint.ledger.quantities import spelling
from notecompiler.lint.statements import statements
from notecompiler.record import Record
from notecompiler.semantics.expression import Applied, Expression, Statement, Variable, parts
from notecompiler.source import Span

_SIGMOID = "\\sigma"
"""The one letter that is a function whatever it is applied to: nobody multiplies a deviation by a sum in this way."""


class Use(Record, eq=False):
    """A symbol at a place: defined as a quantity, or applied as a function."""

    document: Document
    symbol: str
    span: Span


def clashes(documents: Iterable[Document]) -> Iterator[tuple[Use, Use]]:
    """For each symbol of both kinds in the project, its first use as a quantity and its first use as a function.

    A symbol counts as a quantity where an equation defines it and it bears no index, and as a function where it is
    applied to a single symbol: a sum in brackets may be a factor.
    """
    quantities: dict[str, Use] = {}
    functions: dict[str, Use] = {}
    for document in documents:
        for formula, found in statements(document):
            for fragment in found:
                sides = (fragment.left, fragment.right) if isinstance(fragment, Statement) else (fragment.body,)
                if isinstance(fragment, Statement) and fragment.relation == "=":
                    _note_quantity(quantities, document, formula, fragment.left)
                for side in sides:
                    _note_functions(functions, document, formula, side)
    for symbol in sorted(quantities.keys() & functions.keys()):
        yield quantities[symbol], functions[symbol]


def _note_quantity(found: dict[str, Use], document: Document, formula: Formula, left: Expression) -> None:
    if isinstance(left, Variable) and not left.name.indices:
        symbol = spelling(left.name)
        found.setdefault(symbol, Use(document, symbol, formula.origin.span(left.span)))


def _note_functions(found: dict[str, Use], document: Document, formula: Formula, side: Expression) -> None:
    waiting = [side]
    while waiting:
        node = waiting.pop()
        waiting.extend(reversed(parts(node)))
        match node:
            case Applied(head=head, opener="(", arguments=(argument,)) if not head.name.indices:
                if isinstance(argument, Variable) or head.name.base == _SIGMOID:
                    symbol = spelling(head.name)
                    found.setdefault(symbol, Use(document, symbol, formula.origin.span(node.span)))
            case _:
                pass
