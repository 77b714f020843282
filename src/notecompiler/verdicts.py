"""Verdicts: what verification says of one claim, with its evidence."""

from __future__ import annotations

from enum import Enum
from math import isfinite
from typing import Any

from notecompiler.record import Record, replace
from notecompiler.source import Span


class Status(Enum):
    """Exactly one of these per claim. Not checked is never a pass."""

    PROVED = "proved"
    VERIFIED = "verified"
    VERIFIED_MODULO = "verified-modulo"
    REFUTED = "refuted"
    MISSING_HYPOTHESIS = "missing-hypothesis"
    INCONSISTENT = "inconsistent"
    DEFINITION = "definition"
    CONSTRAINT = "constraint"
    GIVEN = "given"
    MALFORMED = "malformed"
    AMBIGUOUS = "ambiguous"
    NOT_CHECKABLE = "not-checkable"
    TIMEOUT = "timeout"


class Reading(Record):
    """One meaning taken for an ambiguous operator: `operator` as written, `meaning`, and the reason `because`."""

    operator: str
    meaning: str
    because: str


class ReferenceLink(Record):
    """The reference implementation that agreed: `name` ("lstm"), `equation` ("forget_gate"), and the `line` of `file`
    (relative to the package) where that quantity is computed."""

    name: str
    equation: str
    file: str
    line: int


class Counterexample(Record):
    """A world in which the two sides differ. `values` maps symbol to value (numbers, or nested lists of numbers); it
    replays from `seed`. `differs_at` is the first sub-expression that deviates, as TeX."""

    seed: int
    values: tuple[tuple[str, Any], ...]
    lhs: Any
    rhs: Any
    differs_at: str | None = None


_FEW_DIGITS, _ALL_DIGITS = 4, 17


def brief(example: Counterexample) -> Counterexample:
    """A counterexample for a reader: four significant digits, of the two sides as many more as they need to differ."""
    for digits in range(_FEW_DIGITS, _ALL_DIGITS):
        lhs, rhs = _rounded(example.lhs, digits), _rounded(example.rhs, digits)
        if lhs != rhs:
            break
    values = tuple((name, _rounded(value, _FEW_DIGITS)) for name, value in example.values)
    return replace(example, values=values, lhs=lhs, rhs=rhs)


def _rounded(value: Any, digits: int) -> Any:
    if isinstance(value, list):
        return [_rounded(item, digits) for item in value]
    if not isinstance(value, float) or not isfinite(value):
        return value
    short = float(f"{value:.{digits}g}")
    return int(short) if short.is_integer() and abs(short) < 10**_FEW_DIGITS else short


class Place(Record):
    """Another line that a claim contradicts."""

    path: str
    line: int


class Verdict(Record):
    """The outcome for one claim (one checkable statement of a formula) at its own place.

    `formula` is the id of the formula that holds the claim; `span` the claim's place in the file `path` (a row of an
    array has its own). `reason` is a kebab-case code where the status needs one; `hints` are sentences.
    """

    id: str
    path: str
    span: Span
    formula: str
    tex: str
    status: Status
    reason: str | None = None
    reference: ReferenceLink | None = None
    readings: tuple[Reading, ...] = ()
    trials: int = 0
    max_error: float | None = None
    tolerance: float | None = None
    counterexample: Counterexample | None = None
    conflicts_with: Place | None = None
    hints: tuple[str, ...] = ()
