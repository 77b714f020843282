"""Executing one equation in the worlds of a domain."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from notecompiler.domains.domain import Array, Domain, World
from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.resolve import Environment, Typed, resolve
from notecompiler.verify.network.binding import Binding, Setting, bind
from notecompiler.verify.network.shape_readings import ShapeReadings
from notecompiler.verify.network.worlds import worlds

TOLERANCE = 1e-9
UNKNOWN_FUNCTIONS = ("sigmoid", "tanh", "relu")


class Outcome(Record):
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


class Options(Record):
    """How worlds are drawn, and which parameters are zero in them."""

    seed: int = 0
    trials: int = 8
    omit: frozenset[str] = frozenset()


class _Prepared(Record):
    """An equation bound to a domain: what is executed, the quantity that it is compared with, the activation taken off,
    and the function symbols left in it."""

    right: ex.Expression
    target: str
    compared: str
    stripped: str
    binding: Binding
    domain: Domain
    functions: Mapping[Name, Sequence[str]]
    names: tuple[Name, ...]

    @property
    def missing(self) -> frozenset[str]:
        """The operands of the reference's parameters that the equation has no parameter for."""
        return frozenset(self.domain.weights.get(self.target, {})) - self.binding.used

    def meanings(self) -> Iterator[dict[Name, str]]:
        """Every choice of meanings for the function symbols; one that is taken off has its first."""
        first = {name: self.functions[name][0] for name in self.functions if str(name) == self.stripped}
        for chosen in product(*(self.functions[name] for name in self.names)):
            yield first | dict(zip(self.names, chosen, strict=True))

    def readings(self, meanings: Mapping[Name, str]) -> list[Typed]:
        """The readings of the right side that have the shape of the target."""
        shape = self.domain.quantity(self.target).shape
        return [t for t in resolve(self.right, Environment(self.binding.values, meanings)) if t.shape == shape]


def _prepared(
    right: ex.Expression, target: str, setting: Setting, functions: Mapping[Name, Sequence[str]]
) -> _Prepared:
    right, compared, stripped = _without_free_activation(right, target, setting.domain, functions)
    binding = bind(right, target, setting, frozenset(functions))
    used = {variable.name for variable in ex.variables(right)}
    names = tuple(name for name in functions if name in used)
    return _Prepared(right, target, compared, stripped, binding, setting.domain, functions, names)


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
    prepared = _prepared(right, target, setting, functions)
    best = Outcome(False, failed="unbound")
    for meanings in prepared.meanings():
        outcome = replace(_run(prepared, meanings, options), functions=tuple(meanings.items()))
        if outcome.agrees or best.failed:
            best = outcome
        if outcome.agrees:
            return outcome
    return best


def agrees_once(
    right: ex.Expression,
    target: str,
    setting: Setting,
    functions: Mapping[Name, Sequence[str]],
    options: Options,
    known: ShapeReadings,
) -> bool:
    """Whether `right` agrees with `target` in one world, with all parameters or without those that authors leave out.
    `known` are the readings that were found before."""
    prepared = _prepared(right, target, setting, functions)
    if prepared.binding.unbound or _made_of_itself(prepared.binding, target):
        return False
    domain, bound = setting.domain, prepared.binding.values
    samples = [
        (world[prepared.compared, 0], known.values(prepared.right, bound, values_of(prepared.binding, world, 0)))
        for omit in (frozenset[str](), *domain.omissible)
        for world in worlds(domain, options.seed, 1, omit)
    ]
    shape = domain.quantity(target).shape
    for meanings in prepared.meanings():
        readings = known.of(prepared.right, bound, meanings, shape)
        if any(_agrees(readings, [sample]) for sample in samples):
            return True
    return False


def _agrees(readings: Sequence[Typed], pairs: Sequence[tuple[Array, dict[Hashable, Array]]]) -> bool:
    """Whether all of the cheapest readings agree; the dearer ones need not be tried."""
    cheapest = [typed for typed in readings if typed.cost <= readings[0].cost]
    return bool(cheapest) and all(_compare(typed, pairs)[0] <= TOLERANCE for typed in cheapest)


def _run(prepared: _Prepared, meanings: Mapping[Name, str], options: Options) -> Outcome:
    binding, missing, stripped = prepared.binding, prepared.missing, prepared.stripped
    if binding.unbound:
        return Outcome(False, binding=binding, missing=missing, failed="unbound", stripped=stripped)
    readings = prepared.readings(meanings)
    if not readings:
        return Outcome(False, binding=binding, missing=missing, failed="shapes", stripped=stripped)
    sample = worlds(prepared.domain, options.seed, options.trials, options.omit)
    filled = [values_of(binding, world, number) for number, world in enumerate(sample)]
    pairs = [(world[prepared.compared, 0], values) for world, values in zip(sample, filled, strict=True)]
    results = [_compare(typed, pairs) for typed in readings]
    cheapest = readings[0].cost
    agreeing = [k for k, (error, _, _) in enumerate(results) if error <= TOLERANCE]
    disagree = [k for k in range(len(readings)) if k not in agreeing and readings[k].cost <= cheapest]
    pick = agreeing[0] if agreeing else 0
    error, lhs, rhs = results[pick]
    return Outcome(
        bool(agreeing) and not disagree and not _made_of_itself(binding, prepared.target),
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


def _made_of_itself(binding: Binding, target: str) -> bool:
    """Whether an equation needs the very quantity that it computes, at the same time."""
    return any(bound.key == (target, 0) for bound in binding.values.values())


def _without_free_activation(
    right: ex.Expression, target: str, domain: Domain, functions: Container[Name]
) -> tuple[ex.Expression, str, str]:
    """Where the activation is a free choice, compare what it is applied to with the pre-activation."""
    compared = domain.free.get(target)
    if compared is None:
        return right, target, ""
    match right:
        case ex.Call(function=function, arguments=(argument,)):
            return argument, compared, function
        case ex.Applied(head=head, arguments=(argument,)) if head.name in functions:
            return argument, compared, str(head.name)
        case ex.Grouped(body=body):
            return _without_free_activation(body, target, domain, functions)
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
    scale = max(1.0, float(np.abs(expected).max()))
    error = float(np.abs(expected - got).max()) / scale
    return error if np.isfinite(error) else float("inf")
