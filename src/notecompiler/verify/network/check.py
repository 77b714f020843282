"""Executing one equation in the worlds of a domain."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np

from notecompiler.domains.domain import Array, Domain, World
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.resolve import Environment, Typed, resolve
from notecompiler.verify.network.binding import Binding, Setting, bind
from notecompiler.verify.network.worlds import worlds

TOLERANCE = 1e-9
UNKNOWN_FUNCTIONS = ("sigmoid", "tanh", "relu")


@dataclass(frozen=True)
class Outcome:
    """What execution said of one equation: whether it agreed in all worlds, with which reading, and how far it was off.

    `functions` are the meanings taken for function symbols; `missing` the operands of the reference's parameters that
    the equation has no parameter for; `failed` why nothing could be computed ("shapes", "unbound"), "" otherwise.
    """

    agrees: bool
    error: float = float("inf")
    typed: Typed | None = None
    binding: Binding | None = None
    functions: tuple[tuple[Name, str], ...] = ()
    missing: frozenset[str] = frozenset()
    failed: str = ""
    ambiguous: bool = False
    stripped: str = ""
    rhs: Array | None = None
    lhs: Array | None = None


@dataclass(frozen=True)
class Options:
    """How worlds are drawn, and which parameters are zero in them."""

    seed: int = 0
    trials: int = 8
    omit: frozenset[str] = frozenset()


def check(
    right: ex.Expression,
    target: str,
    setting: Setting,
    functions: Mapping[Name, Sequence[str]],
    options: Options,
) -> Outcome:
    """Execute `right` and compare it with the quantity `target` in every world.

    `functions` gives for each function symbol the meanings that may be tried; the first combination that agrees counts.
    """
    best = Outcome(False, failed="unbound")
    names = [name for name in functions if any(v.name == name for v in ex.variables(right))]
    for chosen in product(*(functions[name] for name in names)):
        meanings = dict(zip(names, chosen, strict=True))
        outcome = _run(right, target, setting, meanings, frozenset(functions), options)
        outcome = replace(outcome, functions=tuple(meanings.items()))
        if outcome.agrees or best.failed:
            best = outcome
        if outcome.agrees:
            return outcome
    return best


def _run(
    right: ex.Expression,
    target: str,
    setting: Setting,
    meanings: Mapping[Name, str],
    functions: frozenset[Name],
    options: Options,
) -> Outcome:
    domain = setting.domain
    right, compared, stripped = _without_free_activation(right, target, domain, meanings)
    binding = bind(right, target, setting, functions)
    missing = frozenset(domain.weights.get(target, {})) - binding.used
    if binding.unbound:
        return Outcome(False, binding=binding, missing=missing, failed="unbound", stripped=stripped)
    shape = domain.quantity(target).shape
    readings = [t for t in resolve(right, Environment(binding.values, meanings)) if t.shape == shape]
    if not readings:
        return Outcome(False, binding=binding, missing=missing, failed="shapes", stripped=stripped)
    sample = worlds(domain, options.seed, options.trials, options.omit)
    filled = [values_of(binding, world, number) for number, world in enumerate(sample)]
    results = [
        _compare(typed, [(w[compared, 0], v) for w, v in zip(sample, filled, strict=True)]) for typed in readings
    ]
    cheapest = readings[0].cost
    agreeing = [k for k, (error, _, _) in enumerate(results) if error <= TOLERANCE]
    disagree = [k for k in range(len(readings)) if k not in agreeing and readings[k].cost <= cheapest]
    pick = agreeing[0] if agreeing else 0
    error, lhs, rhs = results[pick]
    return Outcome(
        bool(agreeing) and not disagree,
        error,
        readings[pick],
        binding,
        (),
        missing,
        "",
        bool(agreeing and disagree),
        stripped,
        rhs,
        lhs,
    )


def _without_free_activation(
    right: ex.Expression, target: str, domain: Domain, meanings: Mapping[Name, str]
) -> tuple[ex.Expression, str, str]:
    """Where the activation is a free choice, compare what it is applied to with the pre-activation."""
    compared = domain.free.get(target)
    if compared is None:
        return right, target, ""
    match right:
        case ex.Call(function=function, arguments=(argument,)):
            return argument, compared, function
        case ex.Applied(head=head, arguments=(argument,)) if head.name in meanings:
            return argument, compared, str(head.name)
        case ex.Grouped(body=body):
            return _without_free_activation(body, target, domain, meanings)
        case _:
            return right, compared, "identity"


def values_of(binding: Binding, world: World, number: int) -> dict[Hashable, Array]:
    """A world with the note's parameters added."""
    values: dict[Hashable, Array] = {key: value for key, value in world.items()}  # noqa: C416 (widens the key's type)
    for key, build in binding.builders.items():
        values[key] = build(world, number)
    return values


def _compare(typed: Typed, pairs: Sequence[tuple[Array, dict[Hashable, Array]]]) -> tuple[float, Array, Array]:
    """The largest error over the worlds, with both sides in the world where it occurs."""
    worst: tuple[float, Any, Any] = (-1.0, None, None)
    for expected, values in pairs:
        try:
            got = np.asarray(typed.run(values))
        except KeyError:
            return float("inf"), expected, np.full_like(expected, np.nan)
        error = relative_error(expected, got)
        if error > worst[0]:
            worst = (error, expected, got)
    return worst


def relative_error(expected: Array, got: Array) -> float:
    """Largest difference, relative to the larger of 1 and the expected size; infinite where something is undefined."""
    if got.shape != expected.shape:
        got = np.broadcast_to(got, expected.shape)
    scale = max(1.0, float(np.max(np.abs(expected))))
    error = float(np.max(np.abs(expected - got))) / scale
    return error if np.isfinite(error) else float("inf")
