"""Claims about all values of their symbols.

One that fails is refuted only when it was meant to hold everywhere: when one small edit makes it an identity, or the text
calls it a law. Otherwise it is an equation to solve or a curve: a constraint."""

from __future__ import annotations

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verdicts import Status
from notecompiler.verify.free import reading_words as words
from notecompiler.verify.free.experiment import FEWEST, Experiment
from notecompiler.verify.free.far import far_out
from notecompiler.verify.free.hypothesis import missing_condition, missing_size
from notecompiler.verify.free.identity import may_be_identity
from notecompiler.verify.free.intent import (
    bounds_a_family,
    bounds_a_function,
    bounds_a_functional,
    bounds_a_symbol,
    has_adjoint,
    is_condition,
    is_property_of_function,
    is_property_of_matrix,
    restricts,
    speaks_of_unknown_functions,
)
from notecompiler.verify.free.kinds import Kind, Symbols, walk_sides
from notecompiler.verify.free.lawful import is_law
from notecompiler.verify.free.nearest import nearest_of, vanishes
from notecompiler.verify.free.outcome import Outcome, ReadAs
from notecompiler.verify.free.refutation import counterexample, refuted, undefined
from notecompiler.verify.free.run_together import holds_a_word
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.tested import Tested
from notecompiler.verify.free.trial import TOLERANCE
from notecompiler.verify.free.values import is_array


def general(tested: Tested) -> Outcome:
    """The outcome of a claim about all values of its symbols."""
    statement, symbols, experiment, setting = tested.statement, tested.symbols, tested.experiment, tested.setting
    if has_adjoint(statement):
        return Outcome(Status.NOT_CHECKABLE, "adjoint")
    if experiment.decided < FEWEST:
        return undefined(tested)
    if statement.relation == "\\neq":
        return _inequation(statement, symbols, experiment, setting)
    if not setting.implied and (bounds_a_symbol(statement) or bounds_a_functional(statement, symbols)):
        return Outcome(Status.CONSTRAINT)
    if not experiment.differed:
        if vanishes(statement, experiment):
            return Outcome(Status.NOT_CHECKABLE, "both-sides-vanish")
        if not setting.implied and bounds_a_function(statement, symbols):
            return Outcome(Status.CONSTRAINT)
        far = far_out(tested)
        return _verified(symbols, experiment) if far is None else _failing_somewhere(far)
    return _failing_somewhere(tested)


def _failing_somewhere(tested: Tested) -> Outcome:
    """The outcome of a claim that fails in some world: a condition or property, a word, or `_failing`."""
    statement = tested.statement
    if _says_what_symbols_are(tested) or _is_array_of_zeros(tested):
        return Outcome(Status.CONSTRAINT)
    if holds_a_word(statement):
        return Outcome(Status.NOT_CHECKABLE, "word-not-marked-as-text")
    return _failing(tested)


def _says_what_symbols_are(tested: Tested) -> bool:
    """Whether a claim that fails may be a condition on its symbols, or a property of an unknown function or matrix."""
    statement, symbols = tested.statement, tested.symbols
    return (
        (not tested.setting.implied and is_condition(statement, symbols))
        or speaks_of_unknown_functions(statement, symbols)
        or is_property_of_function(statement, symbols)
        or is_property_of_matrix(statement, symbols)
        or _differentiates(statement, symbols, tested.setting.varying)
    )


def _differentiates(statement: ex.Statement, symbols: Symbols, varying: frozenset[Name]) -> bool:
    """Whether something is differentiated that holds a symbol which is taken for a number here and is a function elsewhere
    in the section: ``(xu)' = 2x`` is an equation for u."""
    numbers = {name for name in varying if symbols.kinds.get(name) in {Kind.REAL, Kind.POSITIVE}}
    return bool(numbers) and any(
        isinstance(node, ex.Derivative)
        and numbers & ({v.name for v in ex.variables(node.body)} - {name for name, _ in node.variables})
        for node in walk_sides(statement)
    )


def _is_array_of_zeros(tested: Tested) -> bool:
    """``Ax = 0``, ``\\nabla\\times F = 0``: an equation to solve, a property of a matrix or field."""
    sides = (tested.statement.left, tested.statement.right)
    zero = any(isinstance(side, ex.Literal) and side.value == 0 for side in sides)
    return zero and (tested.symbols.axes > 0 or is_array(tested.experiment.differed[0].trial.left))


def _failing(tested: Tested) -> Outcome:
    """The outcome of a claim that fails in some world: wrong, lacking a condition, or an equation to solve."""
    statement, symbols, experiment, setting = tested.statement, tested.symbols, tested.experiment, tested.setting
    near = statement.relation == "\\approx"  # close in some range, not under a condition
    unconditional = near or setting.equation or not experiment.agreed
    condition = (None if unconditional else missing_condition(tested)) or missing_size(tested)
    if condition is not None:
        return Outcome(
            Status.MISSING_HYPOTHESIS,
            "holds-under-a-condition",
            counterexample=counterexample(tested),
            trials=experiment.decided,
            tolerance=TOLERANCE,
            condition=condition,
        )
    if Kind.EVENT in symbols.kinds.values() and not symbols.functionals:
        idle = setting.equation or any(isinstance(side, ex.Variable) for side in (statement.left, statement.right))
        nearest = None if idle else nearest_of(statement, setting, tested.budget, experiment.differed[0].world, False)
        return Outcome(Status.CONSTRAINT) if nearest is None else replace(refuted(tested), nearest=nearest)
    if any(isinstance(o.trial.right, tuple) != isinstance(o.trial.left, tuple) for o in experiment.differed):
        return replace(refuted(tested), reason="random-variable-for-number")
    if setting.other_arithmetic:
        return Outcome(Status.NOT_CHECKABLE, "other-arithmetic")
    lawful = not setting.equation and is_law(statement, symbols, setting)
    idle = setting.equation or not may_be_identity(statement, symbols)
    idle = idle or (bounds_a_family(statement, symbols) and not setting.law)
    nearest = None if idle else nearest_of(statement, setting, tested.budget, experiment.differed[0].world, lawful)
    if nearest is None and not lawful:
        return Outcome(Status.CONSTRAINT)
    if not tested.is_confirmed(2):
        return Outcome(Status.NOT_CHECKABLE, "numerically-unstable")
    return replace(refuted(tested), nearest=nearest)


def _verified(symbols: Symbols, experiment: Experiment) -> Outcome:
    readings = tuple(
        ReadAs(str(name), words.kind(kind), words.USED_AS_ONE)
        for name, kind in symbols.kinds.items()
        if kind not in {Kind.REAL, Kind.SEQUENCE, Kind.FUNCTION}
    )
    return Outcome(Status.VERIFIED, None, readings, experiment.decided, experiment.max_error, TOLERANCE)


def _compares_functions(statement: ex.Statement, symbols: Symbols) -> bool:
    """``F(u) \\neq G(u)``, ``P(A) \\neq P(B)``: what may or may not be. ``H(P, Q) \\neq H(Q, P)`` says of a known function that it
    is not symmetric."""
    match statement.left, statement.right:
        case ex.Applied(head=a) as left, ex.Applied(head=b) as right:
            same = {v.name for v in ex.variables(left)} == {v.name for v in ex.variables(right)}
            return not (same and a.name == b.name and a.name in symbols.functionals)
        case _:
            return False


def _inequation(statement: ex.Statement, symbols: Symbols, experiment: Experiment, setting: Setting) -> Outcome:
    if not setting.implied and (restricts(statement) or _compares_functions(statement, symbols)):
        return Outcome(Status.CONSTRAINT)
    if experiment.agreed:
        return Outcome(Status.VERIFIED, "witness", (), experiment.decided, None, TOLERANCE)
    return Outcome(Status.REFUTED, "always-equal", trials=experiment.decided, tolerance=TOLERANCE)
