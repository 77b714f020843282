"""Many worlds for one claim, and what they say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free.antiderivatives import differentiated
from notecompiler.verify.free.budget import Budget
from notecompiler.verify.free.kinds import Kind, Symbols
from notecompiler.verify.free.sampling import REGIMES, sample
from notecompiler.verify.free.scalars import WORKING_DIGITS, context
from notecompiler.verify.free.trial import Agreement, Trial, attempt
from notecompiler.verify.free.values import Value
from notecompiler.verify.free.world import World

CONFIRMING_DIGITS = 50
_MAX_DRAWS = 20
_COSTLY = 1500
"""Steps after which `_FEW` worlds must do: integrals inside derivatives cost thousands."""
_FEW = 4
FEWEST = 4
"""So many worlds must decide before anything is said of all of them."""
MORE_WORLDS = 4
"""An inequality may fail in a corner only; it is tried in this many times the worlds."""


class Observation(Record):
    """One world that decided, with the draw that makes it again."""

    draw: int
    world: World
    trial: Trial


class Experiment(Record):
    """All worlds of a claim that decided; `silent` says why others did not."""

    agreed: tuple[Observation, ...]
    differed: tuple[Observation, ...]
    silent: tuple[str, ...]

    @property
    def decided(self) -> int:
        return len(self.agreed) + len(self.differed)

    @property
    def max_error(self) -> float:
        return max((o.trial.error for o in self.agreed), default=0.0)


def run(
    statement: ex.Statement,
    symbols: Symbols,
    premises: Sequence[ex.Statement],
    given: Mapping[Name, Value],
    seed: int,
    trials: int,
    budget: Budget,
    *,
    all_must_agree: bool = False,
) -> Experiment:
    """Draw worlds that satisfy the premises until `trials` of them decided, or none will; with `all_must_agree` only until
    the first one that does not.

    A claim without free symbols has one world. Raises OutOfBudgetError when the budget is used up.
    """
    compared = differentiated(statement)
    mp = context(WORKING_DIGITS)
    agreed: list[Observation] = []
    differed: list[Observation] = []
    silent: list[str] = []
    fixed = not symbols.kinds
    for draw in range(1 if fixed else trials * _MAX_DRAWS):
        world = sample(symbols, given, seed, draw, mp, budget)
        budget.spend()
        if not all(attempt(premise, world).agreement is Agreement.YES for premise in premises):
            continue
        trial = attempt(compared, world)
        if trial.agreement is Agreement.SILENT:
            silent.append(trial.why)
            if len(silent) >= 3 * len(REGIMES) and not agreed and not differed:
                break
            continue
        (agreed if trial.agreement is Agreement.YES else differed).append(Observation(draw, world, trial))
        enough = _FEW if budget.spent > _COSTLY else trials
        if len(agreed) + len(differed) >= enough or (all_must_agree and differed):
            break
    return Experiment(tuple(agreed), tuple(differed), tuple(dict.fromkeys(silent)))


def confirmed(
    statement: ex.Statement,
    symbols: Symbols,
    given: Mapping[Name, Value],
    seed: int,
    observation: Observation,
    budget: Budget,
) -> bool:
    """Whether the sides still differ in the same world when computed with 50 digits."""
    mp = context(CONFIRMING_DIGITS)
    return (
        attempt(differentiated(statement), sample(symbols, given, seed, observation.draw, mp, budget)).agreement
        is Agreement.NO
    )


def shown(world: World, symbols: Symbols) -> tuple[tuple[str, Any], ...]:
    """The world's values for a person: symbols with numbers (functions and sequences are told by the seed)."""
    found: list[tuple[str, Any]] = []
    for name, kind in symbols.kinds.items():
        if name not in world.values:
            continue
        value: Any = world.values[name]
        if kind in {Kind.REAL, Kind.POSITIVE, Kind.WHOLE}:
            found.append((str(name), float(value)))
        elif kind in {Kind.VECTOR, Kind.MATRIX}:
            found.append(
                (
                    str(name),
                    [[float(x) for x in row] for row in value] if value.ndim == 2 else [float(x) for x in value],
                )
            )
    return tuple(found)
