"""The condition under which a claim that fails in some worlds holds in all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from notecompiler.math.plain import readable
from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free.budget import OutOfBudgetError
from notecompiler.verify.free.experiment import FEWEST, MORE_WORLDS, run
from notecompiler.verify.free.kinds import Kind, Symbols
from notecompiler.verify.free.tested import Tested
from notecompiler.verify.free.trial import EQUALITIES, Agreement, attempt


def missing_condition(tested: Tested) -> str | None:
    """A condition on the symbols under which the claim holds in every world. It is tried in more worlds than a claim, so that
    the other symbols take both signs; an inequality may fail in a corner only."""
    statement, symbols, setting = tested.statement, tested.symbols, tested.setting
    trials = (1 if statement.relation in EQUALITIES else 2) * MORE_WORLDS * setting.trials
    for names, premises, words in _conditions(symbols, statement):
        filters, given, seed = (*tested.filters, *premises), setting.given, setting.seed
        experiment = run(statement, symbols, filters, given, seed, trials, tested.budget, all_must_agree=True)
        enough = FEWEST if len(premises) == len(_free(symbols)) else 2 * FEWEST  # the others may be luck
        if not experiment.differed and experiment.decided >= enough and not _is_met(premises, tested):
            return f"{_listed(names)} ≥ 0" if _holds_at_zero(names, tested) else words
    return None


def _holds_at_zero(names: tuple[Name, ...], tested: Tested) -> bool:
    """Whether a claim that holds for positive values of these symbols does so where each of them, and all of them, are 0."""
    statement, symbols, setting = tested.statement, tested.symbols, tested.setting
    zeros = [*((name,) for name in names), *([names] if len(names) > 1 else [])]
    try:
        for zero in zeros:
            given = {**setting.given, **dict.fromkeys(zero, Fraction(0))}
            filters = (*tested.filters, *(_above(name, statement) for name in names if name not in zero))
            found = run(statement, symbols, filters, given, setting.seed, FEWEST, tested.budget, all_must_agree=True)
            if found.differed or not found.decided:
                return False
    except OutOfBudgetError:
        return False
    return bool(names)


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
    return f"{_listed(matrices)} ∈ ℝ^(2×2)" if holds else None


def _is_met(premises: tuple[ex.Statement, ...], tested: Tested) -> bool:
    """Whether a condition holds in a world in which the claim fails, so that it is none."""
    worlds = (observation.world for observation in tested.experiment.differed)
    return any(all(attempt(premise, world).agreement is Agreement.YES for premise in premises) for world in worlds)


def _conditions(
    symbols: Symbols, statement: ex.Statement
) -> Iterator[tuple[tuple[Name, ...], tuple[ex.Statement, ...], str]]:
    """Conditions as statements and in words, the mildest first, with the symbols that they want above 0."""
    names = _free(symbols)
    place = statement.span
    one = ex.Literal(place, Fraction(1), "1")
    for name in names:
        yield (name,), (_above(name, statement),), f"{_listed([name])} > 0"
    if len(names) > 1:
        yield tuple(names), tuple(_above(name, statement) for name in names), f"{_listed(names)} > 0"
    for name in (name for name in names if symbols.kinds[name] is Kind.REAL):  # a whole number inside is 0
        yield (
            (),
            (ex.Statement(place, ex.Bars(place, ex.Variable(place, name), False), "<", one, place),),
            f"|{_listed([name])}| < 1",
        )


def _above(name: Name, statement: ex.Statement) -> ex.Statement:
    place = statement.span
    return ex.Statement(place, ex.Variable(place, name), ">", ex.Literal(place, Fraction(0), "0"), place)


def _listed(names: Iterable[Name]) -> str:
    return ", ".join(readable(str(name)) for name in names)
