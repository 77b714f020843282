"""What a note has said so far: values and definitions, each with its place and the headings under which it holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.claims import Claim
from notecompiler.verify.free.budget import Budget, OutOfBudgetError
from notecompiler.verify.free.evaluate import evaluate
from notecompiler.verify.free.rebuild import with_parts
from notecompiler.verify.free.scalars import WORKING_DIGITS, TooLargeError, UndefinedError, context
from notecompiler.verify.free.values import Value
from notecompiler.verify.free.world import World


@dataclass(frozen=True, slots=True)
class Entry:
    """A symbol's value, and the claim that gave it. `computed`: it came out of a computation with numbers."""

    value: Value
    claim: Claim
    computed: bool


@dataclass(slots=True)
class Notebook:
    """Values and definitions by symbol. A definition holds until the next one. A value holds under the headings that its
    claim stands under, the innermost left out, so that the formulas and the example of one chapter see each other and
    two chapters do not."""

    entries: dict[Name, list[Entry]] = field(default_factory=dict)
    definitions: dict[Name, list[tuple[ex.Expression, Claim]]] = field(default_factory=dict)

    def define(self, claim: Claim, name: Name, body: ex.Expression) -> None:
        """Remember what a claim defines a symbol as."""
        self.definitions.setdefault(name, []).append((body, claim))

    def bodies(self, name: Name, sections: Collection[tuple[str, ...]]) -> frozenset[str]:
        """The different right sides, as written, that a symbol is given under some headings."""
        given = [claim for _, claim in self.definitions.get(name, [])]
        given += [entry.claim for entry in self.entries.get(name, []) if not entry.computed]
        here = [claim for claim in given if claim.context.headings in sections]
        return frozenset("".join(claim.tex.split()).partition("=")[2] for claim in here)

    def expanded(self, node: ex.Expression, claim: Claim, depth: int = 4) -> ex.Expression:
        """An expression with every symbol that is defined here (in other symbols) replaced by its definition."""
        if depth and isinstance(node, ex.Variable):
            body = self._definition(node.name, claim)
            return node if body is None else ex.Grouped(node.span, "(", self.expanded(body, claim, depth - 1))
        return with_parts(node, tuple(self.expanded(part, claim, depth) for part in ex.parts(node)))

    def _definition(self, name: Name, claim: Claim) -> ex.Expression | None:
        for body, giver in reversed(self.definitions.get(name, [])):
            if giver.id != claim.id and giver.span.start <= claim.span.start:
                return body
        return None

    def visible(self, claim: Claim) -> dict[Name, Entry]:
        """The latest entry of every symbol that holds at a claim."""
        found: dict[Name, Entry] = {}
        for name, entries in self.entries.items():
            for entry in reversed(entries):
                if _reaches(entry.claim, claim):
                    found[name] = entry
                    break
        return found

    def record(self, claim: Claim, name: Name, body: ex.Expression, computed: bool) -> None:
        """Remember what a claim gives a symbol, when it has a value here."""
        known = {other: entry.value for other, entry in self.visible(claim).items()}
        value = value_of(body, known)
        if value is not None:
            self.entries.setdefault(name, []).append(Entry(value, claim, computed))


def same_chapter(a: Claim, b: Claim) -> bool:
    """Whether two claims stand under the same headings, the innermost of the deeper one left out."""
    scope = min(len(a.context.headings), len(b.context.headings))
    return bool(scope) and a.context.headings[: max(1, scope - 1)] == b.context.headings[: max(1, scope - 1)]


def _reaches(giver: Claim, user: Claim) -> bool:
    """Whether what one claim gives holds at another: it stands before it, in the same chapter."""
    if giver.span.start > user.span.start:
        return False
    scope = giver.context.headings[:-1] or giver.context.headings
    return user.context.headings[: len(scope)] == scope


def value_of(body: ex.Expression, known: dict[Name, Value]) -> Value | None:
    """The value of an expression whose symbols are all known; None when it has none, or takes too long to find."""
    try:
        return evaluate(body, World(known, context(WORKING_DIGITS), budget=Budget(2000, 0.5)))
    except (OutOfBudgetError, UndefinedError, TooLargeError, ArithmeticError, ValueError, TypeError):
        return None
