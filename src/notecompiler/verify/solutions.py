r"""Solutions of differential equations: ``y' + 2y = 0`` has the solution ``y = Ce^{-2x}``.

The function is put into the equation in the place of its symbol, its derivatives in the place of ``y'``, :math:`\ddot y` and
:math:`dy/dx`; what comes out must hold for all values of the variable and the constants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.implications import implication
from notecompiler.semantics.names import Name
from notecompiler.semantics.rewrite import rewrite_sides
from notecompiler.verdicts import Place, Status
from notecompiler.verify.claims import Claim
from notecompiler.verify.finding import Finding
from notecompiler.verify.free import reading_words as words
from notecompiler.verify.free.check import check
from notecompiler.verify.free.kinds import walk
from notecompiler.verify.free.outcome import HOLDS, ReadAs
from notecompiler.verify.free.setting import Setting

_DOTS = {"dot": 1, "ddot": 2, "dddot": 3}
_VARIABLES = ("x", "t", "s", "r", "\\theta", "u")
_SOLUTION = re.compile(
    r"通解|特解|解为|解是|解得|的解|其解|解：|解:|\b(?:solutions?|solved by|solves|gives|integrates? to)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:boundary|initial|terminal)\b|边界|边值|初始|初值|终值", re.IGNORECASE)
"""Words before an equation that holds in one place only."""

_FAR = 6
"""So many claims back a solution may look for its equation."""


class Solution(Record):
    """A claim that gives a function as the solution of an equation, which another claim states."""

    claim: Claim
    equation: Claim


def solutions(claims: Sequence[Claim], found: Mapping[str, Finding]) -> Iterator[Solution]:
    """The functions that the text gives as solutions of an equation above them in the same section."""
    for at, claim in enumerate(claims):
        finding = found.get(claim.id)
        function = _function(claim.statement)
        if finding is None or finding.status not in {Status.DEFINITION, Status.CONSTRAINT} or function is None:
            continue
        if not _SOLUTION.search(claim.context.before):
            continue
        above = (c for c in claims[max(0, at - _FAR) : at][::-1] if c.context.headings == claim.context.headings)
        equation = next((c for c in above if _is_equation_of(c, function[0])), None)
        if equation is not None:
            yield Solution(claim, equation)


def solution_finding(solution: Solution, setting: Setting, lang: str) -> Finding | None:
    """Whether the function solves the equation, told in `lang`; None when that cannot be told."""
    function = _function(solution.claim.statement)
    equation = solution.equation
    if function is None or equation.statement is None:
        return None
    return _checked(equation.statement, equation, function, setting, lang)


def implied_solution(claim: Claim, setting: Setting, lang: str) -> Finding | None:
    """The finding on ``equation \\Rightarrow y = …``; None for any other implication."""
    whole = implication(claim.formula.tree)
    if whole is None or len(whole.premises) != 1 or len(whole.conclusions) != 1:
        return None
    function = _function(whole.conclusions[0])
    (equation,) = whole.premises
    if function is None or not _is_about(equation, function[0]):
        return None
    return _checked(equation, claim, function, setting, lang)


def _function(statement: ex.Statement | None) -> tuple[Name, ex.Expression] | None:
    """The symbol and the expression of ``y = …`` or ``y(x) = …``."""
    match statement:
        case ex.Statement(left=ex.Variable(name=name), relation="=", right=right):
            return (name, right) if ex.variables(right) else None
        case ex.Statement(
            left=ex.Applied(head=ex.Variable(name=name), arguments=(ex.Variable(),)), relation="=", right=right
        ):
            return (name, right) if ex.variables(right) else None
        case _:
            return None


def _is_equation_of(claim: Claim, name: Name) -> bool:
    """Whether a claim is an equation for a function that is meant to hold everywhere: no condition at a boundary."""
    return (
        claim.statement is not None
        and _is_about(claim.statement, name)
        and not any(_is_at_a_place(side) for side in (claim.statement.left, claim.statement.right))
        and _CONDITION.search(claim.context.before) is None
    )


def _is_at_a_place(side: ex.Expression) -> bool:
    """Whether a derivative is taken at a place: ``y'(0)``."""
    for node in walk(side):
        match node:
            case ex.Applied(head=head, arguments=arguments) if _plain(head.name)[1]:
                if not all(isinstance(argument, ex.Variable) for argument in arguments):
                    return True
            case ex.Product(factors=(*_, ex.Variable(name=name), ex.Grouped(body=ex.Literal()))) if _plain(name)[1]:
                return True
            case _:
                pass
    return False


def _is_about(statement: ex.Statement, name: Name) -> bool:
    """Whether an equation holds a derivative of a symbol and is not its formula."""
    if statement.relation != "=":
        return False
    for side in (statement.left, statement.right):
        for node in walk(side):
            match node:
                case ex.Derivative(body=body) if any(_plain(v.name)[0] == name for v in ex.variables(body)):
                    return True
                case ex.Variable(name=found) if _plain(found) == (name, _plain(found)[1]) and _plain(found)[1]:
                    return True
                case _:
                    pass
    return False


def _plain(name: Name) -> tuple[Name, int]:
    """A symbol without the marks of a derivative, and its order."""
    order = name.primes or _DOTS.get(name.accent, 0)
    return replace(name, primes=0, accent="" if name.accent in _DOTS else name.accent), order


def _checked(
    equation: ex.Statement, place: Claim, function: tuple[Name, ex.Expression], setting: Setting, lang: str
) -> Finding | None:
    """Whether a function solves an equation. It is wrong when it fails in whatever its variable may be and nothing else in
    the equation is unknown, as the other function of a system is."""
    name, body = function
    setting = replace(setting, law=True, equation=False, implied=True)
    outcomes = [check(put_in(equation, name, body, by), setting) for by in _by(equation, name, body)]
    if not outcomes:
        return None
    reading = ReadAs(name.base, words.SOLUTION, words.PUT_IN)
    where = Place(place.document.source.path, place.document.source.position(place.span.start).line)
    for outcome in outcomes:
        if outcome.status in HOLDS:
            readings = tuple(read.told(lang) for read in (*outcome.readings, reading))
            return Finding(
                Status.VERIFIED, "solution", None, readings, outcome.trials, outcome.max_error, outcome.tolerance
            )
    worst = outcomes[0]
    if len(outcomes) > 1 or worst.status is not Status.REFUTED or _has_unknowns(equation, name, body):
        return None
    return Finding(
        Status.REFUTED,
        "no-solution",
        trials=worst.trials,
        tolerance=worst.tolerance,
        counterexample=worst.counterexample,
        conflicts_with=where,
    )


def _has_unknowns(equation: ex.Statement, name: Name, body: ex.Expression) -> bool:
    """Whether an equation has symbols beside the function and its variable of which the function says nothing."""
    (by,) = _by(equation, name, body)
    sides = (equation.left, equation.right)
    names = {_plain(variable.name)[0] for side in sides for variable in ex.variables(side)}
    return bool(names - {name, by} - {variable.name for variable in ex.variables(body)})


def _by(equation: ex.Statement, name: Name, body: ex.Expression) -> list[Name]:
    """The symbols that the function may depend on: the one by which the equation differentiates, else the usual letters in it."""
    named = [
        by
        for side in (equation.left, equation.right)
        for node in walk(side)
        if isinstance(node, ex.Derivative)
        for by, _ in node.variables
        if by is not None
    ]
    held = [variable.name for variable in ex.variables(body)]
    usual = [Name(letter) for letter in _VARIABLES if Name(letter) in held and Name(letter) != name]
    return list(dict.fromkeys(named)) or usual


def put_in(equation: ex.Statement, name: Name, body: ex.Expression, by: Name) -> ex.Statement:
    """The equation with a function of `by` in the place of a symbol and of its derivatives."""

    def change(node: ex.Expression) -> ex.Expression:
        match node:
            case ex.Variable(name=found) if _plain(found)[0] == name:
                order = _plain(found)[1]
                grouped = ex.Grouped(node.span, "(", body)
                return ex.Derivative(node.span, grouped, ((by, order),)) if order else grouped
            case ex.Product(factors=(ex.Grouped() | ex.Derivative() as head, ex.Grouped(body=ex.Variable(name=other)))):
                return head if other == by and head != node.factors[1] else node
            case _:
                return node

    return rewrite_sides(equation, change)
