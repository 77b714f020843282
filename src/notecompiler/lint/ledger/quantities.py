"""Quantities that the notes of a project define, each with all the ways in which it is spelled."""

from __future__ import annotations

from collections.abc import Iterable

from notecompiler.document import Document
from notecompiler.lint.ledger.definitions import Definition, definitions
from notecompiler.lint.ledger.skeleton import plain, skeleton
from notecompiler.record import Record
from notecompiler.semantics.expression import Call, Expression, Grouped, variables
from notecompiler.semantics.names import Name

CANDIDATE_ACCENTS = ("tilde", "hat", "bar")


class Quantity(Record, eq=False):
    """One quantity: the same letter (case and accent aside) defined by the same right-hand side (notation aside)."""

    definitions: tuple[Definition, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """How it is written, most frequent first."""
        written = [spelling(one.name) for one in self.definitions]
        return tuple(sorted(dict.fromkeys(written), key=lambda one: (-written.count(one), written.index(one))))

    @property
    def candidate(self) -> bool:
        """Whether this is a candidate state: an accented symbol that is the hyperbolic tangent of a sum."""
        return any(one.name.accent in CANDIDATE_ACCENTS and _is_activation(one.right) for one in self.definitions)


def quantities(documents: Iterable[Document]) -> tuple[Quantity, ...]:
    """All quantities, in the order of their first definition."""
    found: dict[tuple[str, ...], list[Definition]] = {}
    for document in documents:
        for one in definitions(document):
            if len(variables(one.right)) >= 2:
                found.setdefault((plain(one.name), *skeleton(one.right)), []).append(one)
    return tuple(Quantity(tuple(group)) for group in found.values())


def spelling(name: Name) -> str:
    """The letter and accent of a symbol, in TeX: what a quantity is called whatever its indices."""
    return f"\\{name.accent}{{{name.base}}}" if name.accent else name.base


def _is_activation(right: Expression) -> bool:
    while isinstance(right, Grouped):
        right = right.body
    return isinstance(right, Call) and right.function == "tanh" and len(variables(right)) >= 2
