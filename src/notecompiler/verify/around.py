"""What stands around a claim: the setting that it is checked in, and the chain that it is a link of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from notecompiler.document import Formula
from notecompiler.math.nodes import Scripts, Symbol
from notecompiler.math.walk import walk
from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.source import Span
from notecompiler.verify.claims import Claim
from notecompiler.verify.free.mistakes import announces_mistake
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.surroundings import (
    announces_condition,
    announces_equation,
    announces_law,
    bold_letters,
    speaks_of_choices,
    speaks_of_commutators,
    speaks_of_matrices,
    speaks_of_other_arithmetic,
)
from notecompiler.verify.free.symbols import matrix_letters, varying_letters


class Request(Record):
    """How to check: seed and number of worlds, language of hints, seconds of processor time for one claim."""

    seed: int
    trials: int
    lang: str
    seconds: float = 1.0


Heads = Mapping[tuple[str, Span], ex.Expression]
"""What a chain of equations starts with, by formula and place of the chain."""


def heads_of(claims: Iterable[Claim]) -> Heads:
    """The left side of the first statement in each row of each formula, which the links behind it may continue."""
    found: dict[tuple[str, Span], ex.Expression] = {}
    for claim in claims:
        if claim.statement is not None:
            found.setdefault((claim.formula.id, claim.statement.row), claim.statement.left)
    return found


def from_head(claim: Claim, statement: ex.Statement, heads: Heads) -> ex.Statement:
    """A link of a chain as an equation of the chain's head: each row of a derivation is held against what is derived,
    so that a slip in one row does not condemn the next."""
    head = heads.get((claim.formula.id, statement.row), statement.left)
    return replace(statement, left=head) if statement.relation == "=" else statement


Matrices = Mapping[tuple[str, ...], frozenset[str]]
"""The capitals that are matrices, by the two outermost headings: some formula there transposes, inverts or defines them."""


class Around(Record):
    """What the rest of the note says of its claims: which capitals are matrices and which letters bold, by
    headings, which symbols are functions, by section, and what the prose supposes of each."""

    matrices: Matrices
    supposed: Mapping[str, tuple[ex.Statement, ...]]
    bold: Mapping[tuple[str, ...], frozenset[str]]
    supposed_at: Mapping[str, int]
    varying: Mapping[int, frozenset[Name]]


def varying_of(claims: Iterable[Claim]) -> Mapping[int, frozenset[Name]]:
    """The symbols that are functions of another one in each section."""
    found: dict[int, set[Name]] = {}
    seen: set[str] = set()
    for claim in claims:
        here = found.setdefault(claim.context.section, set())
        if claim.formula.id not in seen:
            seen.add(claim.formula.id)
            here |= _primed(claim.formula)
        match claim.statement:
            case ex.Statement(left=ex.Applied(head=head, arguments=(ex.Variable(),)), relation="="):
                here.add(head.name)
            case ex.Statement() as statement:
                here |= varying_letters(statement)
            case _:
                pass
    return {section: frozenset(names) for section, names in found.items()}


def _primed(formula: Formula) -> set[Name]:
    """The plain letters that carry primes somewhere in a formula."""
    nodes = (node for node in walk(formula.tree) if isinstance(node, Scripts) and node.primes)
    return {Name(node.base.name) for node in nodes if isinstance(node.base, Symbol)}


def bold_of(claims: Iterable[Claim]) -> Mapping[tuple[str, ...], frozenset[str]]:
    """The letters that are set in bold under the two outermost headings of each claim."""
    formulas: dict[tuple[str, ...], dict[str, Formula]] = {}
    for claim in claims:
        formulas.setdefault(claim.context.headings[:2], {})[claim.formula.id] = claim.formula
    return {place: bold_letters(there.values()) for place, there in formulas.items()}


def matrices_of(claims: Iterable[Claim]) -> Matrices:
    """The letters that are matrices by their use, by chapter (the first two headings)."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for claim in claims:
        if claim.statement is not None:
            chapter = claim.context.headings[:2]
            found[chapter] = found.get(chapter, frozenset()) | matrix_letters(claim.statement)
    return found


def _uses(claim: Claim, matrices: Matrices) -> bool:
    """Whether a claim speaks of a capital that is a matrix under its headings."""
    letters = matrices.get(claim.context.headings[:2], frozenset())
    statement = claim.statement
    return statement is not None and any(
        v.name.base in letters for side in (statement.left, statement.right) for v in ex.variables(side)
    )


def setting_of(claim: Claim, around: Around, request: Request) -> Setting:
    """What surrounds a claim, as its check wants it: conditions, premises of the prose, values that the note gave, what the words speak of."""
    context = claim.context
    words = " ".join((*context.headings, context.before))
    near = " ".join((*context.headings[-1:], context.before[-60:], context.after[:30]))
    mistake = announces_mistake(near)
    return Setting(
        premises=claim.conditions,
        supposed=around.supposed.get(claim.id, ()),
        supposed_at=around.supposed_at.get(claim.id, -1),
        varying=around.varying.get(context.section, frozenset()),
        bold=around.bold.get(context.headings[:2], frozenset()),
        matrices=speaks_of_matrices(" ".join((*context.headings[-1:], context.before)))
        or _uses(claim, around.matrices),
        other_arithmetic=speaks_of_other_arithmetic(words),
        law=announces_law(near) or mistake,
        sheet=mistake,
        choices=speaks_of_choices(words),
        commutators=speaks_of_commutators(words),
        equation=announces_equation(near) or announces_condition(context.before),
        seed=request.seed,
        trials=request.trials,
    )
