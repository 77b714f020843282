"""Equations that give a new symbol its meaning."""

from __future__ import annotations

from fractions import Fraction

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verdicts import Status
from notecompiler.verify.free.chance import SPELLINGS
from notecompiler.verify.free.kinds import walk
from notecompiler.verify.free.outcome import Outcome
from notecompiler.verify.free.scalars import WORKING_DIGITS, context
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.trial import value_in
from notecompiler.verify.free.world import World


def is_dependence(statement: ex.Statement) -> bool:
    """``\\lambda = \\lambda(x)``: what a symbol depends on, and no equation."""
    match statement.left, statement.right:
        case ex.Variable(name=name), ex.Applied(head=head, arguments=arguments):
            return head.name == name and all(isinstance(argument, ex.Variable) for argument in arguments)
        case ex.Variable(name=name), ex.Product(factors=(ex.Variable(name=same), ex.Grouped(body=ex.Variable()))):
            return same == name
        case _:
            return False


def definition(statement: ex.Statement, setting: Setting) -> Outcome | None:
    """A new symbol that gets a meaning; None when the symbol is known or occurs on the right side too."""
    if statement.relation != "=":
        return None
    match statement.left:
        case ex.Variable(name=name):
            pass
        case ex.Applied(head=ex.Variable(name=name), arguments=arguments) if all(
            isinstance(argument, ex.Variable) for argument in arguments
        ):
            if name.base in SPELLINGS and _speaks_of_chance(statement.right):
                return None
        case _:
            return None
    if name in setting.given or name.primes or _is_value_of_pi(name, statement.right):
        return None
    right = ex.variables(statement.right)
    if any(variable.name == name for variable in right):
        return None
    if not right and not _computes(statement.right):
        return Outcome(Status.GIVEN, defines=(name, statement.right))
    return Outcome(Status.DEFINITION, defines=(name, statement.right))


def _is_value_of_pi(name: Name, value: ex.Expression) -> bool:
    """Whether an equation says what number π is (``\\pi = 22/7``). A probability or a policy may be called π too."""
    if name.base not in {"\\pi", "π"} or name.indices or ex.variables(value):
        return False
    found = value_in(value, World({}, context(WORKING_DIGITS)))
    return isinstance(found, Fraction) and abs(found - 3) < 1


def _speaks_of_chance(node: ex.Expression) -> bool:
    """Whether an expression applies an expectation or probability, so that an equation with it can be checked."""
    return any(isinstance(part, ex.Applied) and part.head.name.base in SPELLINGS for part in walk(node))


def _computes(node: ex.Expression) -> bool:
    """Whether a side is more than a plain value: a number, a signed number, or a bracket or matrix of them."""
    return any(
        isinstance(part, ex.Product | ex.Quotient | ex.Power | ex.Call | ex.Radical | ex.Large | ex.Integral)
        or (isinstance(part, ex.Sum) and len(part.terms) > 1)
        for part in walk(node)
    )
