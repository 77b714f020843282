"""The condition under which a claim that fails in some worlds holds in all."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free.experiment import FEWEST, MORE_WORLDS, run
from notecompiler.verify.free.kinds import Kind, Symbols
from notecompiler.verify.free.tested import Tested
from notecompiler.verify.free.trial import EQUALITIES, Agreement, attempt


def missing_condition(tested: Tested) -> str | None:
    """A condition on the symbols under which the claim holds in every world. It is tried in more worlds than a claim, so that
    the other symbols take both signs; an inequality may fail in a corner only."""
    statement, symbols, setting = tested.statement, tested.symbols, tested.setting
    trials = (1 if statement.relation in EQUALITIES else 2) * MORE_WORLDS * setting.trials
    for premises, words in _conditions(symbols, statement):
        filters, given, seed = (*tested.filters, *premises), setting.given, setting.seed
        experiment = run(statement, symbols, filters, given, seed, trials, tested.budget, all_must_agree=True)
        enough = FEWEST if len(premises) == len(_free(symbols)) else 2 * FEWEST  # the others may be luck
        if not experiment.differed and experiment.decided >= enough and not _is_met(premises, tested):
            return words
    return None


def _free(symbols: Symbols) -> list[Name]:
    """The symbols that a condition may be put on."""
    return [name for name, kind in symbols.kinds.items() if kind in {Kind.REAL, Kind.WHOLE}]


def missing_size(tested: Tested) -> str | None:
    r"""That the matrices have two rows, when the claim then holds: ``\det(\lambda I - A) = \lambda^2 - \mathrm{tr}(A)\lambda + \det A``."""
    matrices = [name for name, kind in tested.symbols.kinds.items() if kind is Kind.MATRIX]
    if not matrices:
        return None
    small = replace(tested.symbols, size=2)
    setting = tested.setting
    found = run(
        tested.statement,
        small,
        tested.filters,
        setting.given,
        setting.seed,
        setting.trials,
        tested.budget,
        all_must_agree=True,
    )
    holds = not found.differed and found.decided >= FEWEST
    return f"{', '.join(map(str, matrices))} ∈ ℝ^(2×2)" if holds else None


def _is_met(premises: tuple[ex.Statement, ...], tested: Tested) -> bool:
    """Whether a condition holds in a world in which the claim fails, so that it is none."""
    worlds = (observation.world for observation in tested.experiment.differed)
    return any(all(attempt(premise, world).agreement is Agreement.YES for premise in premises) for world in worlds)


def _conditions(symbols: Symbols, statement: ex.Statement) -> Iterator[tuple[tuple[ex.Statement, ...], str]]:
    names = _free(symbols)
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
