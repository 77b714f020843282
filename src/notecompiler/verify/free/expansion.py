r"""Expansions and orders of magnitude, as they are written: ``e^x = 1 + x + \cdots``, ``f'(x) = (f(x+h) - f(x))/h + O(h)``, ``\sin x \sim x``."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free.kinds import walk

_LANDAU = frozenset({"O", "o", "\\mathcal{O}", "\\mathcal{o}"})


class Rest(Enum):
    """What is said of the rest behind the written terms."""

    DOTS = "dots"
    SMALLER = "o"
    BOUNDED = "O"


class Expansion(Record):
    """A function, the terms that are written for it, and what bounds the rest: the last term for dots."""

    function: ex.Expression
    terms: tuple[ex.Term, ...]
    rest: Rest
    bound: ex.Expression

    @property
    def written(self) -> ex.Expression:
        """The sum of the written terms."""
        return ex.Sum(self.terms[0].body.span.cover(self.terms[-1].body.span), self.terms)


def expansion_of(statement: ex.Statement) -> Expansion | None:
    """The expansion that a statement is, None for any other."""
    if statement.relation == "\\sim":
        term = ex.Term("+", statement.right)
        return Expansion(statement.left, (term,), Rest.SMALLER, statement.right)
    if statement.relation != "=":
        return None
    for function, series in ((statement.left, statement.right), (statement.right, statement.left)):
        found = _series(function, series)
        if found is not None:
            return found
    return None


def _series(function: ex.Expression, series: ex.Expression) -> Expansion | None:
    if not isinstance(series, ex.Sum) or len(series.terms) < 2 or _holds_unread(function):
        return None
    *written, last = series.terms
    match last.body:
        case ex.Unread(reason="ellipsis"):
            terms = _before_general_term(written)
            if len(terms) < 2 or any(_holds_unread(term.body) for term in terms):
                return None
            return Expansion(function, terms, Rest.DOTS, terms[-1].body)
        case ex.Applied(head=ex.Variable(name=Name(base=base)), arguments=(bound,)) if base in _LANDAU:
            if any(_holds_unread(term.body) for term in written):
                return None
            rest = Rest.SMALLER if base.endswith(("o", "o}")) else Rest.BOUNDED
            return Expansion(function, tuple(written), rest, bound)
        case _:
            return None


def _before_general_term(written: Sequence[ex.Term]) -> tuple[ex.Term, ...]:
    """The first terms of ``1 + x + \\cdots + \\frac{x^n}{n!} + \\cdots``, and all where no dots stand between."""
    dots = [k for k, term in enumerate(written) if isinstance(term.body, ex.Unread) and term.body.reason == "ellipsis"]
    return tuple(written[: dots[0]] if dots else written)


def _holds_unread(node: ex.Expression) -> bool:
    return any(isinstance(part, ex.Unread | ex.Words) for part in walk(node))
