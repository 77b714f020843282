"""The decision about one claim that no domain covers.

    unread sides            → malformed, or not checkable with the reason (`computable`)
    dots, o, O or ~         → an expansion, compared near a point (`orders`)
    relation without a test → constraint
    new symbol = …          → definition, or given when it is a plain value (`definitions`)
    no free symbols         → proved / verified / verified-modulo rounding / refuted by arithmetic (`arithmetic`)
    free symbols            → an experiment: verified, or missing-hypothesis, refuted, constraint (`general`)

All of this under each reading of its notation (`readings`).
"""

from __future__ import annotations

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.verdicts import Status
from notecompiler.verify.free.arithmetic import settled
from notecompiler.verify.free.budget import Budget, OutOfBudgetError
from notecompiler.verify.free.computable import BROKEN, is_empty, unread, unread_in
from notecompiler.verify.free.definitions import definition, is_dependence
from notecompiler.verify.free.ellipsis import unfolded
from notecompiler.verify.free.experiment import MORE_WORLDS, run
from notecompiler.verify.free.general import general
from notecompiler.verify.free.lost_bracket import with_bracket
from notecompiler.verify.free.nabla import with_operators
from notecompiler.verify.free.orders import expanded
from notecompiler.verify.free.outcome import TRUE, Outcome
from notecompiler.verify.free.premises import apply
from notecompiler.verify.free.readings import best_reading
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.symbols import symbols_of
from notecompiler.verify.free.tested import Tested
from notecompiler.verify.free.trial import CHECKED, EQUALITIES
from notecompiler.verify.free.units import without_units

STEPS = 14_000
"""What one check may cost."""


def check(statement: ex.Statement, setting: Setting) -> Outcome:
    """The status of a claim with its evidence; `timeout` when it takes longer than the setting allows."""
    budget = Budget(STEPS, setting.seconds) if setting.budget is None else setting.budget
    try:
        return best_reading(statement, setting, lambda read, under: _check(read, under, budget))
    except OutOfBudgetError:
        return Outcome(Status.TIMEOUT, "budget")


def _check(statement: ex.Statement, setting: Setting, budget: Budget) -> Outcome:
    statement = replace(statement, left=unfolded(statement.left), right=unfolded(statement.right))
    statement = with_operators(statement)
    plain = without_units(statement)
    if plain is None:
        return Outcome(Status.NOT_CHECKABLE, "different-units")
    statement = plain
    if is_empty(statement.left) or is_empty(statement.right):
        return Outcome(Status.NOT_CHECKABLE, "one-sided-relation")
    if statement.relation == "=" and is_dependence(statement):
        return Outcome(Status.DEFINITION)
    series = expanded(statement, setting, budget)
    if series is not None:
        return series
    missing = unread(statement)
    if missing in BROKEN:
        return Outcome(Status.MALFORMED, missing)
    if missing is not None:
        meaning = None if setting.implied or unread_in(statement.left) else definition(statement, setting)
        return meaning or Outcome(Status.NOT_CHECKABLE, missing)
    if statement.relation not in CHECKED:
        return Outcome(Status.CONSTRAINT, "relation-without-test")
    meaning = None if setting.implied else definition(statement, setting)
    if meaning is not None:
        return meaning
    bracketed = with_bracket(statement)
    if bracketed is not None:
        found = _check(bracketed, setting, budget)
        return replace(found, status=Status.VERIFIED_MODULO, reason="lost-bracket") if found.status in TRUE else found
    near = statement.relation == "\\approx"
    sides = [statement.left, statement.right, *(side for p in setting.premises for side in (p.left, p.right))]
    sides += [_of_whole_numbers(s) for s in (statement, *setting.premises) if s.modulus is not None]
    symbols = symbols_of(sides, setting.bold, setting.matrices, near)
    symbols, filters = apply(symbols, setting.premises)
    symbols = replace(symbols, kinds={n: k for n, k in symbols.kinds.items() if n not in setting.given})
    trials = setting.trials if statement.relation in EQUALITIES else MORE_WORLDS * setting.trials
    experiment = run(statement, symbols, filters, setting.given, setting.seed, trials, budget)
    tested = Tested(statement, symbols, filters, experiment, setting, budget)
    if not symbols.kinds:
        return settled(tested, lambda other: check(other, setting))
    return general(tested)


def _of_whole_numbers(statement: ex.Statement) -> ex.Expression:
    """What makes the symbols of a congruence whole numbers."""
    modulus = () if statement.modulus is None else (statement.modulus,)
    return ex.Call(statement.span, "mod", (statement.left, statement.right, *modulus))
