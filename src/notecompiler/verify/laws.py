"""Equations of subjects with fixed symbols: triangles, sequences, costs. Checked in worlds of the subject's reference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cache, lru_cache
from itertools import chain

from notecompiler.domains.law import Law
from notecompiler.domains.registry import all_laws
from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.source import Span
from notecompiler.verdicts import Counterexample, Reading, ReferenceLink, Status
from notecompiler.verify.claims import Claim
from notecompiler.verify.finding import Finding
from notecompiler.verify.free import messages
from notecompiler.verify.free.antiderivatives import differentiated
from notecompiler.verify.free.budget import Budget, OutOfBudgetError
from notecompiler.verify.free.kinds import bare
from notecompiler.verify.free.shown import plain_value, spelled
from notecompiler.verify.free.sides import Sides
from notecompiler.verify.free.trial import CHECKED, TOLERANCE, Agreement, Trial, attempt
from notecompiler.verify.free.trivial import is_trivial
from notecompiler.verify.free.values import Function, Sequence1
from notecompiler.verify.free.world import CONSTANTS, World
from notecompiler.verify.law_terms import has_wildcards, in_terms_of, knows, prepared_for, root_of
from notecompiler.verify.law_worlds import worlds
from notecompiler.verify.network.evidence import line_of
from notecompiler.verify.slips import slips

_STEPS = 10_000
_SECONDS = 12.0
_COSTLY, _FEW = 1000, 3
"""Steps after which this many worlds must do."""
_SEARCHED = 4000
"""Steps after which no slip is looked for."""
_CONVENTIONS = 6
"""So many laws that fail are asked for a slip; the usual conventions of a subject come first."""
_CANDIDATE = 2
"""Steps that one corrected equation costs."""
_NUMERICAL = frozenset({"integral-does-not-converge", "overflow", "no-limit-found"})
"""Why a world may be silent that says nothing against the law."""
_NOWHERE = Span(0, 0)
_ORDER = frozenset({"<", ">", "\\le", "\\ge", "\\neq"})
"""A bound or a value of one symbol alone (``n > 1``) says nothing of a law's quantities."""


def law_finding(claim: Claim, statement: ex.Statement, seed: int, trials: int, lang: str) -> Finding | None:
    """What the laws say of a claim; None when none applies, or when one fails without being sure of its case."""
    if statement.relation not in CHECKED:
        return None
    words = " ".join((*claim.context.headings, claim.context.before, claim.context.after[:40]))
    budget = Budget(_STEPS, _SECONDS)
    failed: list[_Attempt] = []
    letters = _letters(statement)
    spoken_of = _spoken_of(words)
    for law in all_laws():
        named = law.name in spoken_of
        if not (named or law.needs) or not (has_wildcards(law) or knows(law, letters, statement)):
            continue
        prepared = differentiated(prepared_for(statement, law))
        if not _covers(law, prepared, named) or _vanishes(prepared):
            continue
        try:
            tried = _attempt(law, statement, prepared, (seed, trials), budget)
        except OutOfBudgetError:
            return None  # a law that was not tried to the end might have agreed
        if tried is None:
            continue
        if not tried.wrong:
            error = max(result.error for result in tried.results)
            return Finding(Status.VERIFIED, None, _link(law, statement), (), len(tried.results), error, TOLERANCE)
        factor = _constant_factor(tried) if law.scale_free else None
        if factor is not None and factor < 0 and named:
            return _wrong(tried, seed, (messages.SIGN.text(lang).format(reference=law.name),))
        if factor is not None and factor > 0:
            reading = Reading("=", messages.FACTOR.text(lang), f"{factor:.6g}")
            link = _link(law, statement)
            return Finding(
                Status.VERIFIED_MODULO, "constant-factor", link, (reading,), len(tried.results), 0.0, TOLERANCE
            )
        if (named or law.sure) and not _is_bound_on_values(statement):
            failed.append(tried)
    findings = (_refuted(tried, seed, lang) for tried in failed[:_CONVENTIONS])
    return next((finding for finding in findings if finding is not None), None)


def _vanishes(statement: ex.Statement) -> bool:
    """Whether a derivative by a member of a family is left in which that member does not stand, not even as one of those that
    a sum runs over: its value in a world says nothing of how the one depends on the other."""
    nodes = [statement.left, statement.right]
    while nodes:
        node = nodes.pop()
        nodes.extend(ex.parts(node))
        if isinstance(node, ex.Derivative):
            inside = {variable.name for variable in ex.variables(node.body)}
            if any(name is not None and name.subs and not _stands(name, inside) for name, _ in node.variables):
                return True
    return False


def _stands(member: Name, inside: AbstractSet[Name]) -> bool:
    """Whether a member of a family is among these symbols: itself, the whole family, or with an index that runs."""
    family = (name for name in inside if (name.base, name.accent) == (member.base, member.accent))
    return member in inside or any(
        not name.subs or any(Name(index.letter) in inside for index in name.subs) for name in family
    )


def _is_bound_on_values(statement: ex.Statement) -> bool:
    """``x^2 + y^2 \\le 1``, ``A^T = A``: a region, a condition or a property of one symbol, which no law can refute."""
    left, right = ({v.name for v in ex.variables(side)} for side in (statement.left, statement.right))
    if (
        left == right
        and len(left) == 1
        and not any(isinstance(side, ex.Applied) for side in (statement.left, statement.right))
    ):
        return True
    plain = any(not ex.variables(side) for side in (statement.left, statement.right))
    return statement.relation in _ORDER and plain


class _Attempt(Record):
    """A statement in the worlds of a law that covers it."""

    law: Law
    statement: ex.Statement
    prepared: ex.Statement
    worlds: tuple[World, ...]
    results: tuple[Trial, ...]

    @property
    def wrong(self) -> list[tuple[World, Trial]]:
        pairs = zip(self.worlds, self.results, strict=True)
        return [(world, result) for world, result in pairs if result.agreement is Agreement.NO]


def _attempt(
    law: Law, statement: ex.Statement, prepared: ex.Statement, sampling: tuple[int, int], budget: Budget
) -> _Attempt | None:
    """The results in the worlds, up to the first that fails where one is enough; None when the law says nothing of it.

    Raises OutOfBudgetError when the budget ends first.
    """
    tried: list[World] = []
    results: list[Trial] = []
    for world in worlds(law, *sampling, budget):
        result = attempt(prepared, world)
        if result.agreement is Agreement.SILENT and result.why in _NUMERICAL:
            continue
        if result.agreement is Agreement.SILENT:
            return None
        tried.append(world)
        results.append(result)
        wrong = result.agreement is Agreement.NO and not law.scale_free
        if wrong or (budget.spent > _COSTLY and len(results) >= _FEW):
            break
    if len(results) < _FEW and all(result.agreement is Agreement.YES for result in results):
        raise OutOfBudgetError  # the worlds were too hard to compute: this law might have agreed
    return _Attempt(law, statement, prepared, tuple(tried), tuple(results))


def _constant_factor(tried: _Attempt) -> float | None:
    """The number that one side is of the other in every world; None when there is none."""
    ratios: list[complex] = []
    for result in tried.results:
        left, right = plain_value(result.left), plain_value(result.right)
        if not isinstance(left, float) or not isinstance(right, float) or right == 0:
            return None
        ratios.append(left / right)
    first = ratios[0].real
    same = all(abs(ratio - first) <= 1e-9 * abs(first) for ratio in ratios)
    return first if same and len(ratios) > 2 else None


def _letters(statement: ex.Statement) -> frozenset[str]:
    """The symbols of a statement without indices, but for those that are bound in it."""
    found: set[str] = set()
    for side in (statement.left, statement.right):
        bound = _bound(side)
        names = {root_of(v.name) for v in ex.variables(side)}
        found |= {name for name in names if name not in bound and name not in CONSTANTS}
    return frozenset(found)


@lru_cache(maxsize=256)
def _spoken_of(words: str) -> frozenset[str]:
    """The names of the laws that the words around a claim speak for; claims of one formula stand among the same words."""
    return frozenset(law.name for law in all_laws() if _pattern(law).search(words) is not None)


@cache
def _pattern(law: Law) -> re.Pattern[str]:
    return re.compile("|".join(law.words), re.IGNORECASE)


def _covers(law: Law, statement: ex.Statement, named: bool) -> bool:
    """Whether every symbol is one of the law's, and either words or symbols speak for it."""
    bases: set[str] = set()
    for side in (statement.left, statement.right):
        bound = _bound(side)
        for variable in ex.variables(side):
            name = variable.name
            base = str(Name(name.base, name.accent))
            if (
                base in bound
                or (base in CONSTANTS and base not in law.symbols)
                or (base == "i" and law.complex_numbers)
            ):
                continue
            if base not in law.symbols:
                return False
            bases.add(base)
    if len(bases) < 2 and (statement.relation in _ORDER or isinstance(statement.left, ex.Variable)):
        return False
    return bool(bases) and (named or any(need <= bases for need in law.needs))


def _bound(node: ex.Expression) -> set[str]:
    found: set[str] = set()
    waiting = [node]
    while waiting:
        part = waiting.pop()
        waiting.extend(ex.parts(part))
        if isinstance(part, ex.Integral):
            found.add(str(part.variable))
        if isinstance(part, ex.Large):
            match part.lower:
                case ex.Statement(left=ex.Variable(name=name)) | ex.Variable(name=name):
                    found.add(str(name))
                case None:
                    found.update("ik")
                case _:
                    pass
    return found


def _refuted(tried: _Attempt, seed: int, lang: str) -> Finding | None:
    """A failure is an error where one small edit would make the equation agree, or where the symbols mean nothing else."""
    law = tried.law
    nearest = None
    if tried.worlds[0].budget.spent < _SEARCHED:
        with suppress(OutOfBudgetError):
            nearest = _nearest(law, tried.statement, tried.worlds)
    if nearest is None and not law.sure:
        return None
    if nearest is None and _gives_input(tried.statement, law):
        return None
    hints: tuple[str, ...] = ()
    if nearest is not None:
        hints = (messages.NEAREST_IN.text(lang).format(reference=law.name, statement=spelled(nearest)),)
    return _wrong(tried, seed, hints)


def _wrong(tried: _Attempt, seed: int, hints: tuple[str, ...]) -> Finding:
    """The refutation with the first world that failed as counterexample."""
    world, result = tried.wrong[0]
    written = {v.name.base for side in (tried.statement.left, tried.statement.right) for v in ex.variables(side)}
    example = _counterexample(world, result, tried.prepared, seed, written)
    link = _link(tried.law, tried.statement)
    return Finding(
        Status.REFUTED, "differs-from-reference", link, (), len(tried.results), None, TOLERANCE, example, hints
    )


def _gives_input(statement: ex.Statement, law: Law) -> bool:
    """Whether an equation only says which input is taken (``t = 0``, ``f(x) = x^2``): nothing that the reference computes
    or relates stands on its right."""
    match statement.left:
        case ex.Variable() as head:
            arguments: set[Name] = set()
        case ex.Applied(head=head, arguments=inner):
            arguments = {variable.name for argument in inner for variable in ex.variables(argument)}
        case _:
            return False
    base = str(Name(head.name.base, head.name.accent))
    return law.symbols.get(base) == "" and {v.name for v in ex.variables(statement.right)} <= arguments


def _nearest(law: Law, statement: ex.Statement, known: Sequence[World]) -> ex.Statement | None:
    """One small edit that makes the equation agree with the reference, tried in the worlds where it was found wrong and
    then in more of them."""
    here = prepared_for(statement, law)
    budget = known[0].budget
    sides = Sides(here, known[-1])
    for candidate in slips(statement, law):
        budget.spend(_CANDIDATE)
        if budget.spent > _SEARCHED:
            return None
        left = here.left if candidate.left is statement.left else in_terms_of(law, candidate.left)
        right = here.right if candidate.right is statement.right else in_terms_of(law, candidate.right)
        prepared = replace(candidate, left=left, right=right)
        if not sides.may_agree(prepared) or is_trivial(candidate):
            continue
        compared = differentiated(prepared)
        if all(attempt(compared, w).agreement is Agreement.YES for w in chain(known[-1:], worlds(law, 1, 4, budget))):
            return candidate
    return None


def _link(law: Law, statement: ex.Statement) -> ReferenceLink:
    quantity = ""
    match prepared_for(statement, law).left:
        case ex.Variable(name=name):
            quantity = law.symbols.get(str(Name(name.base, name.accent)), "")
        case _:
            pass
    file, line = line_of(law.reference, quantity or law.reference.__name__)
    return ReferenceLink(law.name, quantity or law.reference.__name__, file, line)


def _counterexample(
    world: World, result: Trial, statement: ex.Statement, seed: int, written: set[str]
) -> Counterexample:
    """The world with the symbols that the author wrote; what notation was put in has names of ours."""
    names = {bare(v.name) for side in (statement.left, statement.right) for v in ex.variables(side)}
    shown = tuple(
        (str(name), plain_value(value))
        for name, value in world.values.items()
        if name in names
        and (len(name.base) == 1 or name.base.startswith("\\") or name.base in written)
        and not isinstance(value, Sequence1 | Function)
    )
    return Counterexample(seed, shown, plain_value(result.left), plain_value(result.right))
