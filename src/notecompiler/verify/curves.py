r"""Derivatives along a curve: below :math:`x^2 + y^2 = 1`, :math:`dy/dx = -x/y` is about the function that the curve defines.

At points of the curve :math:`F(x, y) = 0` the derivative is :math:`-F_x/F_y` (implicit function theorem: Courant and John,
Introduction to Calculus and Analysis II, section 3.1). A claim that holds there is verified; one that does not may be an
equation of its own and stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any

from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.rewrite import rewrite_sides
from notecompiler.source import Span
from notecompiler.verdicts import Reading, Status
from notecompiler.verify.around import Request
from notecompiler.verify.claims import Claim
from notecompiler.verify.finding import Finding
from notecompiler.verify.free import reading_words as words
from notecompiler.verify.free.budget import Budget, OutOfBudgetError
from notecompiler.verify.free.kinds import walk_sides
from notecompiler.verify.free.scalars import WORKING_DIGITS, context
from notecompiler.verify.free.shown import spelled
from notecompiler.verify.free.trial import TOLERANCE, Agreement, attempt, value_in
from notecompiler.verify.free.values import is_array
from notecompiler.verify.free.world import CONSTANTS, World

_FAR, _NEAR = 6, 2
"""So many claims back a derivative may look for its curve, and so many under other headings."""
_DRAWS, _FEWEST = 40, 4
_STEPS, _SECONDS = 4000, 10.0
_PLACE = Span(0, 0)


class Slope(Record):
    """A claim about the derivative of `y` by `x` along a curve, which another claim states."""

    claim: Claim
    curve: Claim
    y: Name
    x: Name


def slopes(claims: Sequence[Claim], found: Mapping[str, Finding]) -> Iterator[Slope]:
    """The claims with a first derivative that a curve above them in the same section may settle."""
    for at, claim in enumerate(claims):
        finding = found.get(claim.id)
        by = None if claim.statement is None else _derivative(claim.statement)
        if finding is None or finding.status is not Status.CONSTRAINT or by is None:
            continue
        for back, above in enumerate(reversed(claims[max(0, at - _FAR) : at]), 1):
            shared = None if back > _NEAR else 1  # the steps of an example may have headings of their own
            if above.context.headings[:shared] != claim.context.headings[:shared] or above.statement is None:
                break
            if _gives(above.statement, by[0]):
                break
            stated = found.get(above.id)
            if stated is not None and stated.status is Status.CONSTRAINT and _is_curve(above.statement, *by):
                yield Slope(claim, above, *by)
                break


def slope_finding(slope: Slope, request: Request) -> Finding | None:
    """The finding on a claim that holds at all points of its curve; None for any other."""
    statement, curve = slope.claim.statement, slope.curve.statement
    if statement is None or curve is None:
        return None
    along = _along(statement, curve, slope.y, slope.x)
    budget = Budget(_STEPS, _SECONDS)
    errors: list[float] = []
    try:
        for world in _points(curve, along, slope, request.seed, budget):
            trial = attempt(along, world)
            if trial.agreement is Agreement.NO:
                return None
            if trial.agreement is Agreement.YES:
                errors.append(trial.error)
            if len(errors) == request.trials:
                break
    except OutOfBudgetError:
        pass
    if len(errors) < min(_FEWEST, request.trials):
        return None
    because = words.ON_CURVE.text(request.lang).format(curve=spelled(curve))
    reading = Reading(str(slope.y), words.IMPLICIT_FUNCTION.text(request.lang), because)
    return Finding(Status.VERIFIED, "on-the-curve", None, (reading,), len(errors), max(errors), TOLERANCE)


def _derivative(statement: ex.Statement) -> tuple[Name, Name] | None:
    """The symbols y and x of the only derivative :math:`dy/dx` in an equation."""
    nodes = list(walk_sides(statement))
    found = {
        (node.body.name, node.variables[0][0])
        for node in nodes
        if isinstance(node, ex.Derivative) and isinstance(node.body, ex.Variable) and _is_first(node)
    }
    others = any(isinstance(n, ex.Derivative) and not _is_first(n) for n in nodes)
    others = others or any(isinstance(n, ex.Variable) and n.name.primes for n in nodes)
    if len(found) != 1 or others or statement.relation != "=":
        return None
    ((y, x),) = found
    return None if x is None else (y, x)


def _is_first(node: ex.Derivative) -> bool:
    return not node.partial and node.order is None and [order for _, order in node.variables] == [1]


def _gives(statement: ex.Statement, y: Name) -> bool:
    """Whether a claim says what y is, so that no curve further up says it."""
    return statement.relation == "=" and isinstance(statement.left, ex.Variable) and statement.left.name == y


def _is_curve(statement: ex.Statement, y: Name, x: Name) -> bool:
    """Whether an equation relates two symbols as numbers."""
    nodes = list(walk_sides(statement))
    strange = (ex.Derivative, ex.Integral, ex.Large, ex.Unread, ex.Applied, ex.Matrix, ex.Bracket)
    if statement.relation != "=" or any(isinstance(node, strange) for node in nodes):
        return False
    names = {node.name for node in nodes if isinstance(node, ex.Variable)}
    return {x, y} <= names and not any(name.primes for name in names)


def _along(statement: ex.Statement, curve: ex.Statement, y: Name, x: Name) -> ex.Statement:
    """The claim with every derivative by x as that along the curve: :math:`G_x + G_y \\cdot (-F_x/F_y)`."""
    level = _difference(curve)
    minus = ex.Sum(_PLACE, (ex.Term("-", _by(level, x)),))
    slope = ex.Quotient(_PLACE, minus, _by(level, y), "\\frac")

    def change(node: ex.Expression) -> ex.Expression:
        if not isinstance(node, ex.Derivative):
            return node
        moved = ex.Product(_PLACE, (_by(node.body, y), slope), ("",))
        return ex.Grouped(_PLACE, "(", ex.Sum(_PLACE, (ex.Term("+", _by(node.body, x)), ex.Term("+", moved))))

    return rewrite_sides(statement, change)


def _difference(curve: ex.Statement) -> ex.Expression:
    return ex.Sum(_PLACE, (ex.Term("+", curve.left), ex.Term("-", ex.Grouped(_PLACE, "(", curve.right))))


def _by(node: ex.Expression, name: Name) -> ex.Expression:
    return ex.Derivative(_PLACE, ex.Grouped(_PLACE, "(", node), ((name, 1),), True)


def _points(curve: ex.Statement, along: ex.Statement, slope: Slope, seed: int, budget: Budget) -> Iterator[World]:
    """Worlds in which the curve's equation holds: x and the other symbols drawn, y found by the secant method.

    Raises OutOfBudgetError when the budget ends.
    """
    mp = context(WORKING_DIGITS)
    level = _difference(curve)
    sides = (curve.left, curve.right, along.left, along.right)
    names = dict.fromkeys(v.name for side in sides for v in ex.variables(side) if v.name.base not in CONSTANTS)
    for draw in range(_DRAWS):
        rng = Random(f"{seed}/curve/{draw}")
        world = World({name: Fraction(rng.randint(10, 160), 64) for name in names}, mp, budget=budget)
        world = world.bind(slope.x, Fraction(rng.randint(-120, 120), 64))
        y = _root(level, slope.y, world, Fraction(rng.randint(-120, 120), 64))
        if y is not None:
            yield world.bind(slope.y, y)


def _root(level: ex.Expression, y: Name, world: World, start: Fraction) -> Any | None:
    """A real value of y at which an expression vanishes, near `start`; None where none is found."""
    mp = world.mp

    def at(value: Any) -> Any:
        world.budget.spend()
        found = value_in(level, world.bind(y, value))
        if found is None or is_array(found):
            raise ValueError
        return mp.convert(mp.mpf(found.numerator) / found.denominator if isinstance(found, Fraction) else found)

    first = mp.mpf(start.numerator) / start.denominator
    try:
        root = mp.findroot(at, (first, first + mp.mpf(1) / 8), solver="secant", maxsteps=30)
    except (ValueError, ArithmeticError, TypeError):
        return None
    return root if mp.isfinite(root) and mp.im(root) == 0 else None
