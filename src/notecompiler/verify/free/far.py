"""Claims far out: ``x^2 < 50`` holds of all small numbers, ``|x - 10| = 10 - x`` too."""

from __future__ import annotations

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.verify.free.budget import OutOfBudgetError
from notecompiler.verify.free.experiment import Experiment, run
from notecompiler.verify.free.kinds import walk_sides
from notecompiler.verify.free.tested import Tested

_ORDER = frozenset({"<", ">", "\\le", "\\ge"})
_EQUAL = frozenset({"=", "\\equiv"})
_REACHES = (30, 3000)
_LAST = 10**8
"""How many times as far out as usual: near enough for exponentials, then far enough for plain bounds. The last only where nothing
grows so fast that it could not be computed."""
_TRIALS = 6
_MARGIN = 1e-6
"""What a claim must fail by: ``\\tanh x < 1`` fails by rounding only."""
_BENDING = frozenset({"max", "min", "sgn", "abs", "mod", "gcd", "lcm", "relu", "floor", "ceil"})


def far_out(tested: Tested) -> Tested | None:
    """A claim that holds in all usual worlds, with worlds far out in which it fails; None where it holds there too.

    An equation of functions that are given by one formula everywhere need not be tried: it holds everywhere or almost nowhere.
    Integrals, limits and derivatives are not computed well enough there.
    """
    statement, setting = tested.statement, tested.setting
    bends = statement.relation in _ORDER or (statement.relation in _EQUAL and _bends(statement))
    if not bends or any(map(_is_approximated, walk_sides(statement))):
        return None
    for reach in _REACHES if _grows(statement) else (*_REACHES, _LAST):
        symbols = replace(tested.symbols, reach=reach)
        try:
            found = run(statement, symbols, tested.filters, setting.given, setting.seed, _TRIALS, tested.budget)
        except OutOfBudgetError:
            return None
        failed = tuple(o for o in found.differed if o.trial.error > _MARGIN or statement.modulus is not None)
        far = replace(tested, symbols=symbols, experiment=Experiment(tested.experiment.agreed, failed, ()))
        if failed and far.is_confirmed(1):
            return far
    return None


def _bends(statement: ex.Statement) -> bool:
    """Whether something in an equation is given by different formulas in different places."""
    return statement.modulus is not None or any(map(_is_bent, walk_sides(statement)))


def _is_bent(node: ex.Expression) -> bool:
    match node:
        case ex.Bars() | ex.Radical() | ex.Grouped(opener="\\lfloor" | "\\lceil"):
            return True
        case ex.Call(function=function):
            return function in _BENDING
        case ex.Product(operators=operators):
            return "\\bmod" in operators
        case ex.Large(operator=operator):
            return operator in {"\\max", "\\min"}
        case ex.Matrix(environment=environment):
            return "cases" in environment
        case _:
            return False


def _is_approximated(node: ex.Expression) -> bool:
    return isinstance(node, ex.Integral | ex.Derivative) or (isinstance(node, ex.Large) and "lim" in node.operator)


def _grows(statement: ex.Statement) -> bool:
    """Whether sums, factorials or powers of symbols grow with what is counted."""
    return any(
        isinstance(node, ex.Large | ex.Binomial | ex.Integral)
        or (isinstance(node, ex.Postfix) and node.mark == "!")
        or (isinstance(node, ex.Power) and bool(ex.variables(node.exponent)))
        for node in walk_sides(statement)
    )
