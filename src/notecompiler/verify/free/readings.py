"""Other readings of a claim's notation, tried where the plain one does not hold: mixed numbers, the extent of an argument,
numbers of choices, both signs, the base of a logarithm, the imaginary unit, the derivative as an operator, whole parts, units that are left out."""

from __future__ import annotations

from collections.abc import Callable

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verdicts import Status
from notecompiler.verify.free import reading_words as words
from notecompiler.verify.free.choices import with_choices
from notecompiler.verify.free.commutators import with_commutators
from notecompiler.verify.free.imaginary import with_j_as_unit, with_sure_unit
from notecompiler.verify.free.layout import in_other_layout
from notecompiler.verify.free.log_base import with_log_base
from notecompiler.verify.free.mixed import with_longer_arguments, with_longer_denominators, with_mixed_numbers
from notecompiler.verify.free.operator_d import is_operator_alone, with_d_as_derivative
from notecompiler.verify.free.outcome import HOLDS, TRUE, Outcome, ReadAs
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.signs import with_chosen_signs
from notecompiler.verify.free.units import in_base_units
from notecompiler.verify.free.whole_part import with_whole_parts

Decide = Callable[[ex.Statement, Setting], Outcome]
"""How one reading of a claim is decided."""


def best_reading(statement: ex.Statement, setting: Setting, decide: Decide) -> Outcome:
    """The outcome under the reading that serves the claim best; any but the plain one is named in it."""
    statement = with_sure_unit(statement)
    outcome = _as_mixed_number(statement, setting, decide) or _under_all_signs(statement, setting, decide)
    outcome = _with_longer_arguments(statement, outcome, setting, decide)
    outcome = _with_longer_denominators(statement, outcome, setting, decide)
    outcome = _as_choices(statement, outcome, setting, decide)
    outcome = _in_other_layout(statement, outcome, setting, decide)
    outcome = _with_commutators(statement, outcome, setting, decide)
    outcome = _with_unit_j(statement, outcome, setting, decide)
    outcome = _with_operator_d(statement, outcome, setting, decide)
    outcome = _with_whole_parts(statement, outcome, setting, decide)
    if outcome.status is not Status.REFUTED:
        return outcome
    return _with_other_base(statement, setting, decide) or _in_base_units(statement, setting, decide) or outcome


def _holding(outcome: Outcome, reason: str, reading: ReadAs) -> Outcome | None:
    """The outcome as one that holds under a reading, which it names; None where it does not hold."""
    if outcome.status not in HOLDS:
        return None
    return replace(outcome, status=Status.VERIFIED_MODULO, reason=reason, readings=(*outcome.readings, reading))


def _with_unit_j(statement: ex.Statement, plain: Outcome, setting: Setting, decide: Decide) -> Outcome:
    """With j as the imaginary unit, where that makes the claim true."""
    if plain.status in HOLDS or (other := with_j_as_unit(statement)) == statement:
        return plain
    reading = ReadAs("j", words.IMAGINARY_UNIT, words.AGREE)
    return _holding(_under_all_signs(other, setting, decide), "j-as-unit", reading) or plain


def _with_operator_d(statement: ex.Statement, plain: Outcome, setting: Setting, decide: Decide) -> Outcome:
    """With D as the derivative, where that makes the claim true; what fails as a number is wrong only if it fails so too."""
    if plain.status in HOLDS or Name("D") in setting.given or (other := with_d_as_derivative(statement)) == statement:
        return plain
    outcome = decide(other, replace(setting, implied=True))
    if plain.status is Status.REFUTED and outcome.status is not Status.REFUTED and outcome.status not in HOLDS:
        return Outcome(Status.CONSTRAINT)
    if any(is_operator_alone(v.name) for side in (statement.left, statement.right) for v in ex.variables(side)):
        return outcome
    reading = ReadAs("D", words.DIFFERENTIAL_OPERATOR, words.AGREE)
    return _holding(outcome, "operator", reading) or plain


def _in_other_layout(statement: ex.Statement, plain: Outcome, setting: Setting, decide: Decide) -> Outcome:
    """Derivatives by vectors and matrices transposed, where that makes the claim true: authors differ."""
    if plain.status in HOLDS or (other := in_other_layout(statement)) == statement:
        return plain
    reading = ReadAs("\\partial", words.TRANSPOSED_LAYOUT, words.AGREE)
    return _holding(decide(other, setting), "derivative-layout", reading) or plain


def _with_commutators(statement: ex.Statement, plain: Outcome, setting: Setting, decide: Decide) -> Outcome:
    """``[A, B]`` as a commutator where that makes the claim true; wrong only where the words speak of such."""
    if plain.status in HOLDS or (other := with_commutators(statement)) == statement:
        return plain
    outcome = decide(other, replace(setting, matrices=True, implied=True))
    if outcome.status is Status.REFUTED and setting.commutators:
        return outcome
    return _holding(outcome, "commutator", ReadAs("[,]", words.COMMUTATOR, words.AGREE)) or plain


def _with_whole_parts(statement: ex.Statement, plain: Outcome, setting: Setting, decide: Decide) -> Outcome:
    """``[x]`` as the largest whole number that is at most x, where brackets group nothing. With letters (whose samples are no
    whole numbers), what holds with one meaning only is neither right nor wrong."""
    if (other := with_whole_parts(statement)) == statement:
        return plain
    outcome = decide(other, setting)
    if outcome.status in HOLDS and plain.status in HOLDS:
        return plain
    numbers = not any(any(ex.variables(side)) for side in (statement.left, statement.right))
    if plain.status in HOLDS or (plain.status is Status.REFUTED and not (numbers and outcome.status in HOLDS)):
        return Outcome(Status.CONSTRAINT)
    reading = ReadAs("[x]", words.LARGEST_WHOLE_NUMBER, words.AGREE)
    return (_holding(outcome, "whole-part", reading) if numbers else None) or plain


def _in_base_units(statement: ex.Statement, setting: Setting, decide: Decide) -> Outcome | None:
    """A calculation in SI units whose value is given in another one."""
    other = in_base_units(statement)
    reading = ReadAs("=", words.IN_SI_UNITS, words.OTHER_UNIT)
    return None if other is None else _holding(decide(other, setting), "implied-units", reading)


def _as_mixed_number(statement: ex.Statement, setting: Setting, decide: Decide) -> Outcome | None:
    """``3\\frac12 = 3.5``: a number with a fraction behind it is their sum where that makes the claim true."""
    mixed = with_mixed_numbers(statement)
    if mixed == statement:
        return None
    reading = ReadAs("\\frac", words.MIXED_NUMBER, words.AGREE)
    return _holding(_under_all_signs(mixed, setting, decide), "mixed-number", reading)


def _with_longer_arguments(statement: ex.Statement, plain: Outcome, setting: Setting, decide: Decide) -> Outcome:
    """``\\log .25/.75`` may be the logarithm of the quotient; what is wrong as a quotient may hold so."""
    if plain.status is not Status.REFUTED or (longer := with_longer_arguments(statement)) == statement:
        return plain
    reading = ReadAs("/", words.PART_OF_ARGUMENT, words.AGREE)
    return _holding(_under_all_signs(longer, setting, decide), "argument-extent", reading) or plain


def _with_longer_denominators(statement: ex.Statement, plain: Outcome, setting: Setting, decide: Decide) -> Outcome:
    """``e^{-t/RC}``: all that touches the denominator may belong to it, where that makes the claim true."""
    failed = {Status.REFUTED, Status.MISSING_HYPOTHESIS, Status.CONSTRAINT}
    if plain.status not in failed or (longer := with_longer_denominators(statement)) == statement:
        return plain
    reading = ReadAs("/", words.LONGER_DENOMINATOR, words.AGREE)
    return _holding(_under_all_signs(longer, setting, decide), "denominator-extent", reading) or plain


def _as_choices(statement: ex.Statement, plain: Outcome, setting: Setting, decide: Decide) -> Outcome:
    """``C_5^2 = 10`` as a number of choices, where the plain reading settles nothing; wrong only where the words speak of
    counting."""
    if plain.status in TRUE or (counted := with_choices(statement)) == statement:
        return plain
    outcome = _under_all_signs(counted, replace(setting, implied=True), decide)
    if outcome.status not in TRUE and not (outcome.status is Status.REFUTED and setting.choices):
        return plain
    reading = ReadAs("C_n^k", words.NUMBER_OF_CHOICES, words.INDEX_ON_BOTH_SIDES)
    status = Status.VERIFIED_MODULO if outcome.status in TRUE and not setting.choices else outcome.status
    return replace(outcome, status=status, readings=(*outcome.readings, reading))


def _under_all_signs(statement: ex.Statement, setting: Setting, decide: Decide) -> Outcome:
    outcomes = [decide(chosen, setting) for chosen in with_chosen_signs(statement)]
    return min(outcomes, key=lambda outcome: outcome.status in TRUE)


def _with_other_base(statement: ex.Statement, setting: Setting, decide: Decide) -> Outcome | None:
    """What fails with the natural logarithm may hold with the decimal or binary one, which books write ``\\log`` too."""
    for base in (10, 2):
        other = with_log_base(statement, base)
        if other is None:
            return None
        reading = ReadAs("\\log", words.log_base(base), words.AGREE)
        found = _holding(_under_all_signs(other, setting, decide), "log-base", reading)
        if found is not None:
            return found
    return None
