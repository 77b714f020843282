"""An outcome with its hints, as the finding on a claim."""

from __future__ import annotations

from collections.abc import Iterable

from notecompiler.semantics import expression as ex
from notecompiler.verdicts import Status
from notecompiler.verify.around import Request
from notecompiler.verify.finding import Finding
from notecompiler.verify.free import messages
from notecompiler.verify.free.outcome import Outcome
from notecompiler.verify.free.shown import spelled

DECIDED = frozenset({Status.VERIFIED, Status.PROVED, Status.VERIFIED_MODULO})


def as_finding(outcome: Outcome, premises: Iterable[ex.Statement], request: Request) -> Finding:
    """The finding with what the outcome found out as sentences in the language asked for; `premises` are those that it rests on."""
    hints: list[str] = []
    if outcome.nearest is not None:
        hints.append(messages.NEAREST.text(request.lang).format(statement=spelled(outcome.nearest)))
    if outcome.condition is not None:
        hints.append(messages.CONDITION.text(request.lang).format(condition=outcome.condition))
    shown = ", ".join(spelled(premise) for premise in premises)
    if shown and outcome.status in DECIDED:
        hints.append(messages.UNDER.text(request.lang).format(premises=shown))
    if outcome.reason == "wrong-terms":
        hints.append(messages.WRONG_TERMS.text(request.lang))
    if outcome.reason == "random-variable-for-number":
        hints.append(messages.RANDOM_SIDE.text(request.lang))
    return Finding(
        outcome.status,
        outcome.reason,
        None,
        tuple(reading.told(request.lang) for reading in outcome.readings),
        outcome.trials,
        outcome.max_error,
        outcome.tolerance,
        outcome.counterexample,
        tuple(hints),
    )
