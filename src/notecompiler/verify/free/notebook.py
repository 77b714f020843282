"""What a note has said so far: values and definitions, each with its place and the headings under which it holds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import islice

from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.rewrite import with_parts
from notecompiler.verify.claims import Claim
from notecompiler.verify.free.budget import Budget, OutOfBudgetError
from notecompiler.verify.free.evaluate import evaluate
from notecompiler.verify.free.functions import Defined
from notecompiler.verify.free.kinds import FUNCTION_LETTERS, bare, walk
from notecompiler.verify.free.scalars import WORKING_DIGITS, TooLargeError, UndefinedError, context
from notecompiler.verify.free.smooth import named_function
from notecompiler.verify.free.values import Value
from notecompiler.verify.free.world import CONSTANTS, World


class Entry(Record):
    """A symbol's value, and the claim that gave it. `computed`: it came out of a computation with numbers."""

    value: Value
    claim: Claim
    computed: bool


_COUNT = re.compile(r"\d+|[一二三四五六七八九十]+|\b[ivx]+\b|\W+", re.IGNORECASE)
_REMEMBERED = 12
"""Entries of one symbol that are looked at."""


@dataclass(slots=True)
class Notebook:
    """Values and definitions by symbol. A definition holds until the next one. A value holds under the headings that its
    claim stands under, the innermost left out, so that the formulas and the example of one chapter see each other and
    two chapters do not. `confirmed`: definitions of functions that a claim of a section has agreed with."""

    entries: dict[Name, list[Entry]] = field(default_factory=dict)
    definitions: dict[Name, list[tuple[ex.Expression, Claim]]] = field(default_factory=dict)
    functions: dict[Name, list[tuple[Defined, Claim]]] = field(default_factory=dict)
    confirmed: set[tuple[str, int]] = field(default_factory=set)

    def define(self, claim: Claim, name: Name, body: ex.Expression) -> None:
        """Remember what a claim defines a symbol as."""
        self.definitions.setdefault(name, []).append((body, claim))

    def functions_at(self, claim: Claim) -> dict[Name, tuple[Defined, Claim]]:
        """The latest definition of every function that holds at a claim, with the claim that gave it."""
        found: dict[Name, tuple[Defined, Claim]] = {}
        for name, given in self.functions.items():
            for known, giver in reversed(given):
                if giver.id != claim.id and _stands_above(giver, claim):
                    found[name] = (known, giver)
                    break
        return found

    def is_only_definition(self, giver: Claim) -> bool:
        """Whether a claim's section defines no function of the same name a second time."""
        return all(
            sum(other.context.section == giver.context.section for _, other in given) < 2
            for given in self.functions.values()
            if any(other.id == giver.id for _, other in given)
        )

    def bodies(self, name: Name, sections: Collection[tuple[str, ...]]) -> frozenset[str]:
        """The different right sides, as written, that a symbol is given under some headings."""
        given = [claim for _, claim in self.definitions.get(name, [])]
        given += [entry.claim for entry in self.entries.get(name, []) if not entry.computed]
        here = [claim for claim in given if claim.context.headings in sections]
        return frozenset("".join(claim.tex.split()).partition("=")[2] for claim in here)

    def expanded(
        self,
        statement: ex.Statement,
        claim: Claim,
        depth: int = 4,
        *,
        section_only: bool = False,
        only: Name | None = None,
    ) -> ex.Statement:
        """A statement with every symbol that is defined here (in other symbols) replaced by its definition, except what
        something is differentiated, integrated or summed over. A derivative by what a parameter defines (``x = t^2``) becomes
        one by the parameter. `section_only`: by definitions of the claim's own section; `only`: of this symbol."""
        running = _running(statement)
        curves = self._parametric(running, claim) if only is None else {}
        fixed = {name for name in running if name not in curves}

        def put_in(node: ex.Expression, depth: int) -> ex.Expression:
            if isinstance(node, ex.Derivative) and node.order is None and len(node.variables) == 1:
                by, order = node.variables[0]
                if by in curves and order == 1:
                    along, parameter = curves[by]
                    above = ex.Derivative(node.span, put_in(node.body, depth), ((parameter, 1),))
                    below = ex.Derivative(node.span, along, ((parameter, 1),))
                    return ex.Quotient(node.span, above, below, "\\frac")
            if (
                depth
                and isinstance(node, ex.Variable)
                and bare(node.name) not in fixed
                and only in {None, bare(node.name)}
            ):
                body = self._definition(bare(node.name), claim, section_only)
                if body is None:
                    return node
                inside = ex.Grouped(node.span, "(", put_in(body, depth - 1))
                return ex.Postfix(node.span, inside, "'" * node.name.primes) if node.name.primes else inside
            parts = tuple(put_in(part, depth) for part in ex.parts(node))
            if isinstance(node, ex.Applied) and node.head.name.base in FUNCTION_LETTERS:
                parts = (node.head, *parts[1:])  # a function, not the number of the same letter
            return with_parts(node, parts)

        return replace(statement, left=put_in(statement.left, depth), right=put_in(statement.right, depth))

    def _parametric(self, running: set[Name], claim: Claim) -> dict[Name | None, tuple[ex.Expression, Name]]:
        """What is differentiated by and is defined, in the claim's section, by one symbol that nothing defines; with its
        definition and that symbol."""
        found: dict[Name | None, tuple[ex.Expression, Name]] = {}
        for name in running:
            body = self._definition(name, claim, section_only=True)
            parameter = None if body is None else _parameter_of(body)
            if body is not None and parameter is not None and parameter != name and parameter not in self.definitions:
                found[name] = body, parameter
        return found

    def defined_in_section(self, name: Name, claim: Claim) -> bool:
        """Whether the latest definition of a symbol stands above a claim in its section."""
        givers = [giver for _, giver in self.definitions.get(name, []) if giver.span.start < claim.span.start]
        return bool(givers) and givers[-1].context.section == claim.context.section

    def _definition(self, name: Name, claim: Claim, section_only: bool) -> ex.Expression | None:
        found: tuple[ex.Expression, Claim] | None = None
        for body, giver in islice(reversed(self.definitions.get(name, [])), _REMEMBERED):
            near = not section_only or giver.context.section == claim.context.section
            if giver.id == claim.id or not near or not _reaches(giver, claim):
                continue
            if found is not None and _text(giver) != _text(found[1]):
                return None  # of several problems before, none is known to be the one that is meant
            found = found or (body, giver)
            if giver.context.section == claim.context.section:
                break
        return None if found is None else found[0]

    def latest(self, name: Name, claim: Claim) -> Entry | None:
        """The latest entry of a symbol that holds at a claim. Of several problems before it, each with a value of its own for
        the symbol, none is known to be the one that is meant."""
        latest: Entry | None = None
        for entry in islice(reversed(self.entries.get(name, [])), _REMEMBERED):
            if not _reaches(entry.claim, claim):
                continue
            if latest is None:
                latest = entry
            elif not entry.computed and _text(entry.claim) != _text(latest.claim):
                return None
            if latest.claim.context.section == claim.context.section:
                break
        return latest

    def visible(self, claim: Claim, names: Iterable[Name] | None = None) -> dict[Name, Entry]:
        """The latest entries that hold at a claim: of these symbols, or of all that have one."""
        latest = ((name, self.latest(name, claim)) for name in (self.entries if names is None else names))
        return {name: entry for name, entry in latest if entry is not None}

    def record(self, claim: Claim, name: Name, body: ex.Expression, computed: bool) -> None:
        """Remember what a claim gives a symbol, when it has a value here."""
        symbols = dict.fromkeys(variable.name for variable in ex.variables(body))
        known = {other: entry.value for other, entry in self.visible(claim, symbols).items()}
        value = value_of(body, known)
        if value is not None:
            self.entries.setdefault(name, []).append(Entry(value, claim, computed))


def _text(claim: Claim) -> str:
    """What a claim says, without spaces."""
    return "".join(claim.tex.split())


def _parameter_of(body: ex.Expression) -> Name | None:
    """The only symbol of an expression."""
    names = {variable.name for variable in ex.variables(body) if variable.name.base not in CONSTANTS}
    return names.pop() if len(names) == 1 else None


def _running(statement: ex.Statement) -> set[Name]:
    """The symbols that something in a statement is differentiated, integrated or summed over."""
    found: set[Name] = set()
    for node in (*walk(statement.left), *walk(statement.right)):
        match node:
            case ex.Derivative(variables=variables):
                found.update(name for name, _ in variables if name is not None)
            case ex.Integral(variable=name):
                found.add(name)
            case ex.Large(lower=ex.Statement(left=ex.Variable(name=name)) | ex.Variable(name=name)):
                found.add(name)
            case _:
                pass
    return found


def same_chapter(a: Claim, b: Claim) -> bool:
    """Whether two claims stand under the same headings, the innermost of the deeper one left out."""
    scope = min(len(a.context.headings), len(b.context.headings))
    return bool(scope) and a.context.headings[: max(1, scope - 1)] == b.context.headings[: max(1, scope - 1)]


def _reaches(giver: Claim, user: Claim) -> bool:
    """Whether what one claim gives holds at another: it stands before it, in the same chapter, and not in another of several
    problems that are only counted."""
    if giver.span.start > user.span.start:
        return False
    theirs, ours = giver.context.headings, user.context.headings
    scope = theirs[:-1] or theirs
    if ours[: len(scope)] != scope:
        return False
    apart = 0 < len(theirs) <= len(ours) and ours[len(theirs) - 1] != theirs[-1]
    return not (apart and _uncounted(ours[len(theirs) - 1]) == _uncounted(theirs[-1]))


def _uncounted(heading: str) -> str:
    """A heading without its numbers: "Problem 3" and "Problem 4" are alike."""
    return _COUNT.sub("", heading).casefold()


def _stands_above(giver: Claim, user: Claim) -> bool:
    """Whether a claim stands before another in its section, or in a section that contains it."""
    scope = giver.context.headings
    return giver.span.start <= user.span.start and user.context.headings[: len(scope)] == scope


def value_of(body: ex.Expression, known: dict[Name, Value]) -> Value | None:
    """The value of an expression whose symbols are all known; None when it has none, or takes too long to find."""
    sigma = Name("\\sigma")
    applied = any(isinstance(node, ex.Applied) and node.head.name == sigma for node in walk(body))
    if applied and sigma not in known:
        known = {**known, sigma: named_function("sigmoid")}
    try:
        return evaluate(body, World(known, context(WORKING_DIGITS), budget=Budget(2000, 0.5)))
    except (OutOfBudgetError, UndefinedError, TooLargeError, ArithmeticError, ValueError, TypeError):
        return None
