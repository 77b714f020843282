"""Statuses for what nothing else has decided: definitions, givens, constraints, and why the rest is not checked."""

from __future__ import annotations

from notecompiler.semantics import expression as ex
from notecompiler.semantics.reading.relations import IMPLICATIONS
from notecompiler.verdicts import Status
from notecompiler.verify.claims import Claim
from notecompiler.verify.finding import Finding

_ORDER = frozenset({"<", ">", "\\le", "\\ge", "\\neq", "\\ll", "\\gg"})
_MEMBERSHIP = frozenset({"\\in", "\\notin", "\\ni", "\\subset", "\\sim", "\\propto", "\\cong"})


def fallback_finding(claim: Claim) -> Finding:
    """A status for a claim by its form alone."""
    if any(problem.fatal for problem in claim.formula.problems):
        return Finding(Status.MALFORMED, claim.formula.problems[0].kind)
    statement = claim.statement
    if statement is None:
        return Finding(Status.NOT_CHECKABLE, _bare_reason(claim))
    unread = [node.reason for node in _unread(statement)]
    if statement.relation in IMPLICATIONS:
        return Finding(Status.NOT_CHECKABLE, "implication")
    if unread:
        return Finding(Status.NOT_CHECKABLE, unread[0])
    if statement.relation in _MEMBERSHIP:
        return Finding(Status.CONSTRAINT)
    if statement.relation in _ORDER:
        return Finding(Status.CONSTRAINT)
    if statement.relation == "=" and isinstance(statement.left, ex.Variable | ex.Applied):
        return Finding(Status.DEFINITION if ex.variables(statement.right) else Status.GIVEN)
    return Finding(Status.NOT_CHECKABLE, "no-domain")


def _bare_reason(claim: Claim) -> str:
    body = getattr(claim.fragment, "body", None)
    if isinstance(body, ex.Unread):
        return body.reason
    return "symbol" if isinstance(body, ex.Variable | ex.Literal) else "no-relation"


def _unread(statement: ex.Statement) -> list[ex.Unread]:
    found: list[ex.Unread] = []
    waiting: list[ex.Expression] = [statement.right, statement.left]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ex.Unread):
            found.append(node)
        waiting.extend(reversed(ex.parts(node)))
    return found
