"""Claims without free symbols: one world settles them."""

from __future__ import annotations

from collections.abc import Callable

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.verdicts import Status
from notecompiler.verify.free import reading_words as words
from notecompiler.verify.free.congruence import as_congruence
from notecompiler.verify.free.intent import is_about_pi, restricts
from notecompiler.verify.free.outcome import TRUE, Outcome, ReadAs
from notecompiler.verify.free.refutation import refuted, undefined
from notecompiler.verify.free.rounding import agrees_when_rounded, agrees_within_its_decimals
from notecompiler.verify.free.tested import Tested
from notecompiler.verify.free.trial import EQUALITIES, TOLERANCE


def settled(tested: Tested, decide: Callable[[ex.Statement], Outcome]) -> Outcome:
    """The outcome of a claim that a single world settles; `decide` judges it as a congruence where it fails."""
    statement, experiment, setting = tested.statement, tested.experiment, tested.setting
    if is_about_pi(statement):
        return Outcome(Status.CONSTRAINT)
    if experiment.agreed:
        trial = experiment.agreed[0].trial
        status = Status.PROVED if trial.exact and not setting.given else Status.VERIFIED
        return Outcome(status, trials=1, max_error=trial.error, tolerance=0.0 if trial.exact else TOLERANCE)
    bounds = statement.relation not in EQUALITIES and restricts(statement)
    if bounds and setting.given:
        return Outcome(Status.CONSTRAINT)
    if experiment.silent == ("division-by-zero",):
        return Outcome(Status.NOT_CHECKABLE, "division-by-zero")  # 0/0 = 0 is a convention, not a slip
    if not experiment.differed:
        return undefined(tested)
    observation = experiment.differed[0]
    if agrees_when_rounded(statement, observation.trial) or (
        statement.relation == "=" and agrees_within_its_decimals(statement, observation.trial, observation.world)
    ):
        reading = ReadAs("=", words.AFTER_ROUNDING, words.ROUNDED_DECIMALS)
        return Outcome(Status.VERIFIED_MODULO, "rounded", (reading,), 1, observation.trial.error, TOLERANCE)
    congruence = as_congruence(statement)
    if congruence is not None and decide(congruence).status in TRUE:
        reading = ReadAs("=", words.CONGRUENT, words.REMAINDER_AT_END)
        return Outcome(Status.VERIFIED_MODULO, "congruence", (reading,), 1, 0.0, 0.0)
    if setting.other_arithmetic:
        return Outcome(Status.NOT_CHECKABLE, "other-arithmetic")
    if not tested.is_confirmed(1):
        return Outcome(Status.NOT_CHECKABLE, "numerically-unstable")
    return replace(refuted(tested), trials=1)
