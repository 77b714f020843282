"""The decision about one claim that no domain covers.

    unread sides            → malformed, or not checkable with the reason
    relation without a test → constraint
    new symbol = …          → definition, or given when it is a plain value
    no free symbols         → proved / verified / verified-modulo rounding / refuted by arithmetic
    free symbols            → an experiment: verified, or missing-hypothesis, refuted, constraint

An equation that fails is refuted only when it was meant to hold everywhere: when one small edit makes it an identity, or
the text calls it a law. Otherwise it is an equation to solve or a curve: a constraint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from notecompiler.semantics import expression as ex
from notecompiler.semantics.calculus import INTEGRALS
from notecompiler.semantics.names import Name
from notecompiler.verdicts import Counterexample, Reading, Status
from notecompiler.verify.free import premises as premise_module
from notecompiler.verify.free.budget import Budget, OutOfBudgetError
from notecompiler.verify.free.chance import SPELLINGS
from notecompiler.verify.free.choices import with_choices
from notecompiler.verify.free.congruence import as_congruence
from notecompiler.verify.free.edits import edited
from notecompiler.verify.free.ellipsis import unfolded
from notecompiler.verify.free.experiment import Experiment, confirmed, run, shown
from notecompiler.verify.free.identity import may_be_identity
from notecompiler.verify.free.kinds import Kind, Symbols, bare, symbols_of, walk
from notecompiler.verify.free.lawful import is_law
from notecompiler.verify.free.log_base import with_log_base
from notecompiler.verify.free.lost_bracket import with_bracket
from notecompiler.verify.free.mixed import with_longer_arguments, with_mixed_numbers
from notecompiler.verify.free.outcome import Outcome
from notecompiler.verify.free.rounding import agrees_when_rounded
from notecompiler.verify.free.scalars import WORKING_DIGITS, context
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.shown import plain_value
from notecompiler.verify.free.signs import with_chosen_signs
from notecompiler.verify.free.trial import CHECKED, TOLERANCE, compare_values, value_in
from notecompiler.verify.free.trivial import is_trivial
from notecompiler.verify.free.units import without_units
from notecompiler.verify.free.world import World

_FEWEST = 4
_STEPS = 14_000
_MOST_EDITS = 400
_HINT_STEPS, _HINT_SECONDS = 6_000, 0.3
_ORDER = frozenset({"<", ">", "\\le", "\\ge"})
_EQUALITIES = frozenset({"=", "\\equiv", "\\approx", "\\neq"})
_MORE_WORLDS = 4
"""An inequality may fail in a corner only; it is tried in this many times the worlds."""
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TRUE = frozenset({Status.VERIFIED, Status.PROVED})
_UNDEFINED = frozenset(
    [
        "no-real-value",
        "division-by-zero",
        "logarithm-of-zero",
        "no-limit-found",
        "limits-from-both-sides-differ",
        "factorial-of-negative-number",
        "integral-does-not-converge",
        "zero-to-negative-power",
        "overflow",
        "no-such-member",
        "series-does-not-converge",
    ]
)
_BROKEN = frozenset({"missing-operand", "unbalanced-bracket", "empty-array"})


def check(statement: ex.Statement, setting: Setting) -> Outcome:
    """The status of a claim with its evidence; `timeout` when it takes longer than the setting allows."""
    try:
        budget = Budget(_STEPS, setting.seconds)
        outcome = _as_mixed_number(statement, setting, budget) or _under_all_signs(statement, setting, budget)
        outcome = _with_longer_arguments(statement, outcome, setting, budget)
        outcome = _as_choices(statement, outcome, setting, budget)
        return (_with_other_base(statement, setting, budget) if outcome.status is Status.REFUTED else None) or outcome
    except OutOfBudgetError:
        return Outcome(Status.TIMEOUT, "budget")


def _as_mixed_number(statement: ex.Statement, setting: Setting, budget: Budget) -> Outcome | None:
    """``3\\frac12 = 3.5``: a number with a fraction behind it is their sum where that makes the claim true."""
    mixed = with_mixed_numbers(statement)
    if mixed == statement:
        return None
    outcome = _under_all_signs(mixed, setting, budget)
    if outcome.status not in _TRUE and outcome.status is not Status.VERIFIED_MODULO:
        return None
    reading = Reading("\\frac", "mixed number", "with this reading both sides agree")
    return replace(outcome, status=Status.VERIFIED_MODULO, reason="mixed-number", readings=(*outcome.readings, reading))


def _with_longer_arguments(statement: ex.Statement, plain: Outcome, setting: Setting, budget: Budget) -> Outcome:
    """``\\log .25/.75`` may be the logarithm of the quotient; what is wrong as a quotient may hold so."""
    longer = with_longer_arguments(statement)
    if longer == statement or plain.status is not Status.REFUTED:
        return plain
    outcome = _under_all_signs(longer, setting, budget)
    if outcome.status not in _TRUE and outcome.status is not Status.VERIFIED_MODULO:
        return plain
    reading = Reading("/", "part of the argument", "with this reading both sides agree")
    return replace(
        outcome, status=Status.VERIFIED_MODULO, reason="argument-extent", readings=(*outcome.readings, reading)
    )


def _as_choices(statement: ex.Statement, plain: Outcome, setting: Setting, budget: Budget) -> Outcome:
    """``C_5^2 = 10`` as a number of choices, where the plain reading settles nothing; wrong only where the words speak of
    counting."""
    counted = with_choices(statement)
    if counted == statement or plain.status in _TRUE:
        return plain
    outcome = _under_all_signs(counted, replace(setting, implied=True), budget)
    if outcome.status not in _TRUE and not (outcome.status is Status.REFUTED and setting.choices):
        return plain
    reading = Reading("C_n^k", "number of choices", "an index below and above")
    status = Status.VERIFIED_MODULO if outcome.status in _TRUE and not setting.choices else outcome.status
    return replace(outcome, status=status, readings=(*outcome.readings, reading))


def _under_all_signs(statement: ex.Statement, setting: Setting, budget: Budget) -> Outcome:
    outcomes = [_check(chosen, setting, budget) for chosen in with_chosen_signs(statement)]
    return min(outcomes, key=lambda outcome: outcome.status in _TRUE)


def _with_other_base(statement: ex.Statement, setting: Setting, budget: Budget) -> Outcome | None:
    """What fails with the natural logarithm may hold with the decimal or binary one, which books write ``\\log`` too."""
    for base in (10, 2):
        other = with_log_base(statement, base)
        if other is None:
            return None
        outcome = _under_all_signs(other, setting, budget)
        if outcome.status in _TRUE or outcome.status is Status.VERIFIED_MODULO:
            reading = Reading("\\log", f"logarithm to base {base}", "with this base both sides agree")
            return replace(
                outcome, status=Status.VERIFIED_MODULO, reason="log-base", readings=(*outcome.readings, reading)
            )
    return None


def _check(statement: ex.Statement, setting: Setting, budget: Budget) -> Outcome:
    statement = replace(statement, left=unfolded(statement.left), right=unfolded(statement.right))
    plain = without_units(statement)
    if plain is None:
        return Outcome(Status.NOT_CHECKABLE, "different-units")
    statement = plain
    if _is_empty(statement.left) or _is_empty(statement.right):
        return Outcome(Status.NOT_CHECKABLE, "one-sided-relation")
    unread = _unread(statement)
    if unread is not None and unread in _BROKEN:
        return Outcome(Status.MALFORMED, unread)
    if unread is not None:
        definition = None if setting.implied or _unread_in(statement.left) else _definition(statement, setting)
        return definition or Outcome(Status.NOT_CHECKABLE, unread)
    if statement.relation not in CHECKED:
        return Outcome(Status.CONSTRAINT, "relation-without-test")
    definition = None if setting.implied else _definition(statement, setting)
    if definition is not None:
        return definition
    bracketed = with_bracket(statement)
    if bracketed is not None:
        found = _check(bracketed, setting, budget)
        return replace(found, status=Status.VERIFIED_MODULO, reason="lost-bracket") if found.status in _TRUE else found
    near = statement.relation == "\\approx"
    sides = [statement.left, statement.right, *(side for p in setting.premises for side in (p.left, p.right))]
    sides += [_of_whole_numbers(s) for s in (statement, *setting.premises) if s.modulus is not None]
    symbols = symbols_of(sides, setting.bold, setting.matrices, near)
    symbols, filters = premise_module.apply(symbols, setting.premises)
    symbols = replace(symbols, kinds={n: k for n, k in symbols.kinds.items() if n not in setting.given})
    trials = setting.trials if statement.relation in _EQUALITIES else _MORE_WORLDS * setting.trials
    experiment = run(statement, symbols, filters, setting.given, setting.seed, trials, budget)
    if not symbols.kinds:
        return _arithmetic(statement, symbols, experiment, setting, budget)
    return _general(statement, symbols, filters, experiment, setting, budget)


def _of_whole_numbers(statement: ex.Statement) -> ex.Expression:
    """What makes the symbols of a congruence whole numbers."""
    modulus = () if statement.modulus is None else (statement.modulus,)
    return ex.Call(statement.span, "mod", (statement.left, statement.right, *modulus))


def _unread(statement: ex.Statement) -> str | None:
    return _unread_in(statement.left) or _unread_in(statement.right)


def _is_empty(side: ex.Expression) -> bool:
    """Whether nothing stands on a side, as where the text goes on with it: "at most $\\le 256$"."""
    return isinstance(side, ex.Unread) and side.reason == "missing-operand" and side.span.start == side.span.end


def _unread_in(side: ex.Expression) -> str | None:
    """Why a side cannot be computed: the first thing in it that has no meaning."""
    for node in walk(side):
        if isinstance(node, ex.Unread):
            return node.reason
        if isinstance(node, ex.Words):
            return "words-in-formula"
        if isinstance(node, ex.Variable) and node.name.base == "\\nabla":
            return "differential-operator"
        if isinstance(node, ex.Large) and node.operator in INTEGRALS:
            return "missing-differential"
    return None


# ── definitions ────────────────────────────────────────────────────────────────────────────────────────────────────


def _definition(statement: ex.Statement, setting: Setting) -> Outcome | None:
    """A new symbol that gets a meaning; None when the symbol is known or occurs on the right side too."""
    if statement.relation != "=":
        return None
    match statement.left:
        case ex.Variable(name=name):
            pass
        case ex.Applied(head=ex.Variable(name=name), arguments=arguments) if all(
            isinstance(argument, ex.Variable) for argument in arguments
        ):
            if name.base in SPELLINGS and _speaks_of_chance(statement.right):
                return None
        case _:
            return None
    if name in setting.given or name.primes or _is_value_of_pi(name, statement.right):
        return None
    right = ex.variables(statement.right)
    if any(variable.name == name for variable in right):
        return None
    if not right and not _computes(statement.right):
        return Outcome(Status.GIVEN, defines=(name, statement.right))
    return Outcome(Status.DEFINITION, defines=(name, statement.right))


def _is_value_of_pi(name: Name, value: ex.Expression) -> bool:
    """Whether an equation says what number π is (``\\pi = 22/7``). A probability or a policy may be called π too."""
    if name.base not in {"\\pi", "π"} or name.indices or ex.variables(value):
        return False
    found = value_in(value, World({}, context(WORKING_DIGITS)))
    return isinstance(found, Fraction) and abs(found - 3) < 1


def _speaks_of_chance(node: ex.Expression) -> bool:
    """Whether an expression applies an expectation or probability, so that an equation with it can be checked."""
    return any(isinstance(part, ex.Applied) and part.head.name.base in SPELLINGS for part in walk(node))


def _computes(node: ex.Expression) -> bool:
    """Whether a side is more than a plain value: a number, a signed number, or a bracket or matrix of them."""
    return any(
        isinstance(part, ex.Product | ex.Quotient | ex.Power | ex.Call | ex.Radical | ex.Large | ex.Integral)
        or (isinstance(part, ex.Sum) and len(part.terms) > 1)
        for part in walk(node)
    )


# ── arithmetic ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _arithmetic(
    statement: ex.Statement, symbols: Symbols, experiment: Experiment, setting: Setting, budget: Budget
) -> Outcome:
    if experiment.agreed:
        trial = experiment.agreed[0].trial
        status = Status.PROVED if trial.exact and not setting.given else Status.VERIFIED
        return Outcome(status, trials=1, max_error=trial.error, tolerance=0.0 if trial.exact else TOLERANCE)
    restricts = statement.relation not in _EQUALITIES and _restricts(statement)
    if not experiment.agreed and restricts and setting.given:
        return Outcome(Status.CONSTRAINT)
    if experiment.silent == ("division-by-zero",):
        return Outcome(Status.NOT_CHECKABLE, "division-by-zero")  # 0/0 = 0 is a convention, not a slip
    if not experiment.differed:
        return _undefined(statement, experiment, setting, budget)
    observation = experiment.differed[0]
    if agrees_when_rounded(statement, observation.trial):
        reading = Reading("=", "equal after rounding", "the written decimals are the rounded value")
        return Outcome(Status.VERIFIED_MODULO, "rounded", (reading,), 1, observation.trial.error, TOLERANCE)
    congruence = as_congruence(statement)
    if congruence is not None and check(congruence, setting).status in _TRUE:
        reading = Reading("=", "congruent", "a remainder stands at its end")
        return Outcome(Status.VERIFIED_MODULO, "congruence", (reading,), 1, 0.0, 0.0)
    if setting.other_arithmetic:
        return Outcome(Status.NOT_CHECKABLE, "other-arithmetic")
    if not confirmed(statement, symbols, setting.given, setting.seed, observation, budget):
        return Outcome(Status.NOT_CHECKABLE, "numerically-unstable")
    return replace(_refuted(symbols, experiment, setting), trials=1)


# ── claims about all values ────────────────────────────────────────────────────────────────────────────────────────


def _general(
    statement: ex.Statement,
    symbols: Symbols,
    filters: tuple[ex.Statement, ...],
    experiment: Experiment,
    setting: Setting,
    budget: Budget,
) -> Outcome:
    if experiment.decided < _FEWEST:
        return _undefined(statement, experiment, setting, budget)
    if statement.relation == "\\neq":
        return _inequation(statement, experiment, setting)
    if not experiment.differed:
        return _verified(symbols, experiment)
    if not setting.implied and _is_condition(statement):
        return Outcome(Status.CONSTRAINT)
    if _speaks_of_unknown_functions(statement, symbols) or _is_property_of_function(statement, symbols):
        return Outcome(Status.CONSTRAINT)
    near = statement.relation == "\\approx"  # close in some range, not under a condition
    condition = _condition(statement, symbols, filters, setting, budget) if experiment.agreed and not near else None
    if condition is not None:
        return Outcome(
            Status.MISSING_HYPOTHESIS,
            "holds-under-a-condition",
            counterexample=_counterexample(symbols, experiment, setting),
            trials=experiment.decided,
            tolerance=TOLERANCE,
            condition=condition,
        )
    if any(isinstance(o.trial.right, tuple) != isinstance(o.trial.left, tuple) for o in experiment.differed):
        return replace(_refuted(symbols, experiment, setting), reason="random-variable-for-number")
    if setting.other_arithmetic:
        return Outcome(Status.NOT_CHECKABLE, "other-arithmetic")
    lawful = not setting.equation and is_law(statement, symbols, setting)
    idle = setting.equation or not may_be_identity(statement, symbols)
    nearest = None if idle else _nearest_of(statement, setting, budget, experiment.differed[0].world, lawful)
    if nearest is None and not lawful:
        return Outcome(Status.CONSTRAINT)
    if not any(confirmed(statement, symbols, setting.given, setting.seed, o, budget) for o in experiment.differed[:2]):
        return Outcome(Status.NOT_CHECKABLE, "numerically-unstable")
    return replace(_refuted(symbols, experiment, setting), nearest=nearest)


def _undefined(statement: ex.Statement, experiment: Experiment, setting: Setting, budget: Budget) -> Outcome:
    """A claim of which a side has no value anywhere (a logarithm of what is negative, a limit that does not exist) is
    wrong when one small edit gives it values and makes it true."""
    if (
        experiment.decided == 0
        and experiment.silent
        and _UNDEFINED.issuperset(experiment.silent)
        and not setting.equation
    ):
        nearest = _nearest(statement, setting, budget)
        if nearest is not None:
            return Outcome(Status.REFUTED, "no-value-on-one-side", trials=0, tolerance=TOLERANCE, nearest=nearest)
    return Outcome(Status.NOT_CHECKABLE, _why(experiment))


def _verified(symbols: Symbols, experiment: Experiment) -> Outcome:
    readings = tuple(
        Reading(str(name), kind.value, "it is used as one")
        for name, kind in symbols.kinds.items()
        if kind not in {Kind.REAL, Kind.SEQUENCE, Kind.FUNCTION}
    )
    return Outcome(Status.VERIFIED, None, readings, experiment.decided, experiment.max_error, TOLERANCE)


def _inequation(statement: ex.Statement, experiment: Experiment, setting: Setting) -> Outcome:
    if not setting.implied and _restricts(statement):
        return Outcome(Status.CONSTRAINT)
    if experiment.agreed:
        return Outcome(Status.VERIFIED, "witness", (), experiment.decided, None, TOLERANCE)
    return Outcome(Status.REFUTED, "always-equal", trials=experiment.decided, tolerance=TOLERANCE)


def _restricts(statement: ex.Statement) -> bool:
    """Whether an inequality only says where something lies (``x > 0``, ``|x| < 1``): one side is a bare symbol or has
    none."""
    sides = (statement.left, statement.right)
    names = [v.name for side in sides for v in ex.variables(side)]
    if len(set(names)) > 1 and all(names.count(name) > 1 for name in names):
        return False  # x/y + y/x >= 2 is a law, or should be one
    return any(isinstance(side, ex.Variable) or not ex.variables(side) for side in sides)


def _is_condition(statement: ex.Statement) -> bool:
    """Whether an inequality may be meant as a condition on its symbols: it bounds a bare symbol, or compares with a
    plain value (``5x - y \\ge 0``, ``|z| < 1``) an expression that has each symbol once."""
    if statement.relation == "=":
        return False
    if _restricts(statement):
        return True
    left, right = ([v.name for v in ex.variables(side)] for side in (statement.left, statement.right))
    return statement.relation in _ORDER and not set(left) & set(right) and len({*left, *right}) == len(left + right)


def _speaks_of_unknown_functions(statement: ex.Statement, symbols: Symbols) -> bool:
    """Whether a claim is about functions that only the note knows: some symbol stands before a bracket wherever it
    occurs, and nothing is differentiated, integrated or summed, so that the claim cannot be a rule for all functions."""
    nodes = [node for side in (statement.left, statement.right) for node in walk(side)]
    if any(isinstance(node, ex.Derivative | ex.Integral | ex.Large | ex.Postfix) for node in nodes):
        return False
    if any(isinstance(node, ex.Variable) and node.name.primes for node in nodes):
        return False
    heads = [n.head.name for n in nodes if isinstance(n, ex.Applied) and n.head.name not in symbols.functionals]
    occurrences = [n.name for n in nodes if isinstance(n, ex.Variable)]
    return any(occurrences.count(head) == heads.count(head) for head in heads if head.base not in {"\\sigma", "\\pi"})


def _is_property_of_function(statement: ex.Statement, symbols: Symbols) -> bool:
    """Whether a claim says of an unknown function what its other side does not mention: ``\\int_{-a}^a f = 0``, ``f'(0) = 0``."""
    left, right = ({bare(v.name) for v in ex.variables(side)} for side in (statement.left, statement.right))
    return any(kind is Kind.FUNCTION and name in left ^ right for name, kind in symbols.kinds.items())


def _nearest_of(
    statement: ex.Statement, setting: Setting, budget: Budget, witness: World, lawful: bool
) -> ex.Statement | None:
    """The nearest statement that holds. Of what is wrong in any case it is only a hint, and looked for a short while."""
    if not lawful:
        return _nearest(statement, setting, budget, witness)
    short = Budget(_HINT_STEPS, _HINT_SECONDS)
    try:
        return _nearest(statement, setting, short, replace(witness, budget=short))
    except OutOfBudgetError:
        return None


def _nearest(
    statement: ex.Statement, setting: Setting, budget: Budget, witness: World | None = None
) -> ex.Statement | None:
    """The first small edit that makes the statement hold everywhere, and not for trivial reasons.

    Every candidate is first tried in `witness`, a world in which the statement fails; few survive that.
    """
    known = _Sides(statement, witness) if witness is not None else None
    for count, candidate in enumerate(edited(statement)):
        if count >= _MOST_EDITS:
            return None
        if known is not None and not known.agree(candidate):
            continue
        if not is_trivial(candidate) and _holds(candidate, setting, budget):
            return candidate
    return None


def _holds(candidate: ex.Statement, setting: Setting, budget: Budget) -> bool:
    symbols = symbols_of((candidate.left, candidate.right), setting.bold, setting.matrices)
    symbols, filters = premise_module.apply(symbols, setting.premises)
    for seed, trials in ((setting.seed, 2), (setting.seed + 1, setting.trials)):
        found = run(candidate, symbols, filters, setting.given, seed, trials, budget)
        if found.differed or found.decided < (min(trials, _FEWEST) if symbols.kinds else 1):
            return False
    return True


class _Sides:
    """The sides of a statement in one world; a candidate shares one of them with it, which is not computed again."""

    def __init__(self, statement: ex.Statement, world: World) -> None:
        self.statement = statement
        self.world = world
        self.left = value_in(statement.left, world)
        self.right = value_in(statement.right, world)

    def agree(self, candidate: ex.Statement) -> bool:
        """Whether a candidate may hold: it does in this world, or this world cannot tell."""
        self.world.budget.spend()
        kept_left = candidate.left is self.statement.left
        left = self.left if kept_left else value_in(candidate.left, self.world)
        right = value_in(candidate.right, self.world) if kept_left else self.right
        if left is None or right is None or candidate.relation != "=":
            return True
        return compare_values(left, right)


def _condition(
    statement: ex.Statement, symbols: Symbols, filters: tuple[ex.Statement, ...], setting: Setting, budget: Budget
) -> str | None:
    """A condition on the symbols under which the claim holds in every world. It is tried in more worlds than a claim, so that
    the other symbols take both signs; an inequality may fail in a corner only."""
    trials = (1 if statement.relation in _EQUALITIES else 2) * _MORE_WORLDS * setting.trials
    for premises, words in _conditions(symbols, statement):
        experiment = run(statement, symbols, (*filters, *premises), setting.given, setting.seed, trials, budget)
        if not experiment.differed and experiment.decided >= _FEWEST:
            return words
    return None


def _conditions(symbols: Symbols, statement: ex.Statement) -> Iterator[tuple[tuple[ex.Statement, ...], str]]:
    names = [name for name, kind in symbols.kinds.items() if kind in {Kind.REAL, Kind.WHOLE}]
    place = statement.span
    zero, one = ex.Literal(place, Fraction(0), "0"), ex.Literal(place, Fraction(1), "1")

    def above(name: Name, bound: ex.Expression) -> ex.Statement:
        return ex.Statement(place, ex.Variable(place, name), ">", bound, place)

    for name in names:
        yield (above(name, zero),), f"{name} > 0"
    if len(names) > 1:
        yield tuple(above(name, zero) for name in names), ", ".join(map(str, names)) + " > 0"
    for name in (name for name in names if symbols.kinds[name] is Kind.REAL):  # a whole number inside is 0
        yield (ex.Statement(place, ex.Bars(place, ex.Variable(place, name), False), "<", one, place),), f"|{name}| < 1"


def _why(experiment: Experiment) -> str:
    """Why no world decided: the reason code of the first silent one."""
    code = experiment.silent[0].partition(":")[0] if experiment.silent else ""
    return code if _CODE.fullmatch(code) else "no-value"


def _refuted(symbols: Symbols, experiment: Experiment, setting: Setting) -> Outcome:
    return Outcome(
        Status.REFUTED,
        "counterexample",
        counterexample=_counterexample(symbols, experiment, setting),
        trials=experiment.decided,
        tolerance=TOLERANCE,
    )


def _counterexample(symbols: Symbols, experiment: Experiment, setting: Setting) -> Counterexample:
    observation = experiment.differed[0]
    trial = observation.trial
    return Counterexample(
        setting.seed, shown(observation.world, symbols), plain_value(trial.left), plain_value(trial.right)
    )
