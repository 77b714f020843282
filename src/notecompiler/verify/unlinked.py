"""Findings on the claims of a note that no reference covers: implications, examples, identities, definitions."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from notecompiler.semantics import expression as ex
from notecompiler.semantics.implications import implication
from notecompiler.semantics.names import Name
from notecompiler.semantics.statements import IMPLICATIONS
from notecompiler.source import Span
from notecompiler.verdicts import Place, Status
from notecompiler.verify.claims import Claim
from notecompiler.verify.fallback import fallback_finding
from notecompiler.verify.finding import Finding
from notecompiler.verify.free import messages
from notecompiler.verify.free.check import check
from notecompiler.verify.free.kinds import walk
from notecompiler.verify.free.notebook import Entry, Notebook, same_chapter, value_of
from notecompiler.verify.free.outcome import Outcome
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.shown import shown_value, spelled
from notecompiler.verify.free.surroundings import (
    announces_equation,
    announces_law,
    bold_letters,
    speaks_of_matrices,
    speaks_of_other_arithmetic,
    speaks_of_roots,
)
from notecompiler.verify.free.trial import CHECKED, TOLERANCE, compare_values
from notecompiler.verify.laws import law_finding
from notecompiler.verify.results import result_finding

_DECIDED = frozenset({Status.VERIFIED, Status.PROVED, Status.VERIFIED_MODULO})


@dataclass(frozen=True, slots=True)
class Request:
    """How to check: seed and number of worlds, language of hints."""

    seed: int
    trials: int
    lang: str


def unlinked_findings(claims: Sequence[Claim], linked: Container[str], request: Request) -> dict[str, Finding]:
    """A finding for every claim whose id is not in `linked`."""
    bold = bold_letters(dict.fromkeys(claim.formula for claim in claims))
    notebook = Notebook()
    found: dict[str, Finding] = {}
    definitions: list[tuple[Claim, Name, ex.Expression]] = []
    heads = _heads(claims)
    for claim in claims:
        if claim.id in linked:
            _note_definition(claim, notebook)
            continue
        finding, defines = _finding(claim, notebook, heads, bold, request)
        if defines is not None:
            name, body = defines
            example = finding.status is Status.DEFINITION and not ex.variables(body)
            notebook.record(claim, name, body, computed=example)
            if ex.variables(body) and isinstance(claim.statement and claim.statement.left, ex.Variable):
                notebook.define(claim, name, body)
            if finding.status is Status.DEFINITION and ex.variables(body):
                definitions.append((claim, name, body))
        found[claim.id] = finding
    for claim, name, body in definitions:
        if claim.id in found:
            contradiction = _against_example(claim, name, body, notebook, request)
            if contradiction is not None:
                found[claim.id] = contradiction
    return found


def _note_definition(claim: Claim, notebook: Notebook) -> None:
    """What a linked equation defines holds for the claims below it."""
    statement = claim.statement
    if statement is not None and statement.relation == "=" and isinstance(statement.left, ex.Variable):
        notebook.record(claim, statement.left.name, statement.right, computed=False)
        notebook.define(claim, statement.left.name, statement.right)


def _finding(
    claim: Claim, notebook: Notebook, heads: Heads, bold: frozenset[str], request: Request
) -> tuple[Finding, tuple[Name, ex.Expression] | None]:
    statement = claim.statement
    result = result_finding(claim, notebook, request.lang)
    if result is not None:
        return result, None
    if statement is None or any(problem.fatal for problem in claim.formula.problems):
        return fallback_finding(claim), None
    setting = _setting(claim, bold, request)
    if statement.relation in IMPLICATIONS:
        return _implied(claim, setting, request), None
    if _lost_power(claim, statement):
        hint = messages.LOST_POWER.text(request.lang).format(symbol=claim.tex)
        return Finding(Status.MALFORMED, "lost-superscript", hints=(hint,)), None
    if _LOST_ROWS.search(claim.formula.tex) and claim.formula.tex.count("=") > 1:
        return Finding(Status.MALFORMED, "lost-row-separator"), None
    if (
        isinstance(statement.left, ex.Unread)
        and isinstance(statement.right, ex.Unread)
        and not claim.tex.strip("=<>→⇒ ")
    ):
        return Finding(Status.NOT_CHECKABLE, "symbol"), None
    if _copied_twice(claim.formula.tex):
        return Finding(Status.MALFORMED, "copied-twice"), None
    if _RUN_TOGETHER.search(claim.tex):
        return Finding(Status.NOT_CHECKABLE, "words-run-together"), None
    lawful = law_finding(claim, _from_head(claim, statement, heads), request.seed, request.trials, request.lang)
    if lawful is not None:
        return lawful, None
    outcome = _with_definitions(claim, statement, setting, notebook)
    if outcome.status not in _DECIDED:
        outcome = _with_given(claim, statement, setting, notebook) or outcome
    return _as_finding(outcome, claim.conditions, request), outcome.defines


Heads = Mapping[tuple[str, Span], ex.Expression]
"""What a chain of equations starts with, by formula and place of the chain."""


def _heads(claims: Iterable[Claim]) -> Heads:
    found: dict[tuple[str, Span], ex.Expression] = {}
    for claim in claims:
        if claim.statement is not None:
            found.setdefault((claim.formula.id, claim.statement.row), claim.statement.left)
    return found


def _from_head(claim: Claim, statement: ex.Statement, heads: Heads) -> ex.Statement:
    """A link of a chain as an equation of the chain's head: each row of a derivation is held against what is derived,
    so that a slip in one row does not condemn the next."""
    head = heads.get((claim.formula.id, statement.row), statement.left)
    return replace(statement, left=head) if statement.relation == "=" else statement


def _setting(claim: Claim, bold: frozenset[str], request: Request) -> Setting:
    context = claim.context
    words = " ".join((*context.headings, context.before))
    near = " ".join((*context.headings[-1:], context.before[-60:], context.after[:30]))
    return Setting(
        premises=claim.conditions,
        bold=bold,
        matrices=speaks_of_matrices(" ".join((*context.headings[-1:], context.before))),
        other_arithmetic=speaks_of_other_arithmetic(words),
        law=announces_law(near),
        equation=announces_equation(near),
        seed=request.seed,
        trials=request.trials,
    )


_LOST_ROWS = re.compile(r"(?<!\\)\\[ \t]*\n[^\n]*=")
"""A single backslash at the end of a line, which was two."""

_RUN_TOGETHER = re.compile(r"(?<![A-Za-z\\\\])[a-z]{1,3}(?:mod|gcd|lcm)[a-z]{1,3}(?![A-Za-z])")
"""Letters and a function's name without spaces (``amodb``), which TeX reads as a product of letters."""


def _copied_twice(tex: str) -> bool:
    """Whether a formula is the same text twice in a row, as copying rendered mathematics leaves it."""
    text = "".join(tex.split())
    half = len(text) // 2
    return half > 2 and len(text) % 2 == 0 and text[:half] == text[half:] and "=" in text[:half]


def _with_definitions(claim: Claim, statement: ex.Statement, setting: Setting, notebook: Notebook) -> Outcome:
    """The claim as it stands, or with the note's own definitions put in. About defined symbols it is refuted only when
    both readings fail."""
    left, right = notebook.expanded(statement.left, claim), notebook.expanded(statement.right, claim)
    if (left, right) == (statement.left, statement.right):
        return check(statement, setting)
    plain = check(statement, replace(setting, equation=True))
    if plain.status in _DECIDED or plain.defines is not None:
        return plain
    spelled_out, implied = replace(statement, left=left, right=right), replace(setting, implied=True)
    expanded = check(spelled_out, replace(implied, equation=True))
    if expanded.status in _DECIDED:
        return expanded
    outcome = check(statement, setting)
    if outcome.status is Status.REFUTED and check(spelled_out, implied).status is not Status.REFUTED:
        return Outcome(Status.CONSTRAINT)
    return outcome


def _is_about_values(statement: ex.Statement) -> bool:
    """Whether a claim can be settled by the values of an example: one side is a plain value, and nothing in it says
    something of how its symbols vary. What holds at one point is not verified as a law."""
    sides = (statement.left, statement.right)
    varying = (ex.Derivative, ex.Integral, ex.Applied, ex.Large)
    plain = any(not ex.variables(side) for side in sides)
    return plain and not any(isinstance(node, varying) for side in sides for node in walk(side))


def _with_given(claim: Claim, statement: ex.Statement, setting: Setting, notebook: Notebook) -> Outcome | None:
    """The claim with the values that the note has given, when they are all it needs; a failure of it counts only where
    every symbol was given a plain value, for a symbol may have been used anew."""
    if statement.relation not in CHECKED:
        return None
    names = {v.name for side in (statement.left, statement.right) for v in ex.variables(side)}
    if not names or not _is_about_values(statement):
        return None
    known = notebook.visible(claim)
    given = {name: entry.value for name, entry in known.items()}
    left, right = value_of(statement.left, given), value_of(statement.right, given)
    if left is None or right is None:
        return None
    outcome = check(statement, replace(setting, given=given))
    return outcome if outcome.status in _DECIDED else None


def _implied(claim: Claim, setting: Setting, request: Request) -> Finding:
    """Premises ⇒ conclusions: the conclusions are checked in worlds where the premises hold."""
    whole = implication(claim.formula.tree)
    if whole is None:
        return Finding(Status.NOT_CHECKABLE, "several-implications")
    if whole.broken:
        return Finding(Status.MALFORMED, "lost-relation", hints=(messages.LOST_RELATION.text(request.lang),))
    if not whole.premises or not whole.conclusions:
        return Finding(Status.NOT_CHECKABLE, "one-sided-relation")
    premises = (*claim.conditions, *whole.premises)
    setting = replace(setting, premises=premises, law=True, equation=False, implied=True)
    outcomes = [check(conclusion, setting) for conclusion in whole.conclusions]
    worst = min(outcomes, key=lambda outcome: outcome.status in _DECIDED)
    return _as_finding(worst, premises, request)


def _lost_power(claim: Claim, statement: ex.Statement) -> bool:
    """Whether ``x_2 + 1 = 0`` in a text about imaginary numbers should be ``x^2 + 1 = 0``: the only symbol has the index 2."""
    names = {v.name for side in (statement.left, statement.right) for v in ex.variables(side)}
    if len(names) != 1 or statement.relation != "=":
        return False
    (name,) = names
    index_two = [index for index in name.subs if not index.letter and index.offset == 2]
    words = " ".join((*claim.context.headings[-1:], claim.context.before, claim.context.after))
    return len(name.subs) == len(index_two) == 1 and speaks_of_roots(words)


def _against_example(
    claim: Claim, name: Name, body: ex.Expression, notebook: Notebook, request: Request
) -> Finding | None:
    """A formula whose worked example, computed with the example's own values, comes out differently."""
    for entry in notebook.entries.get(name, []):
        if entry.claim.id == claim.id or not entry.computed or not same_chapter(entry.claim, claim):
            continue
        sections = (claim.context.headings, entry.claim.context.headings)
        if entry.claim.span.start < claim.span.start or len(notebook.bodies(name, sections)) > 1:
            continue
        known = notebook.visible(entry.claim)
        given = {other: found.value for other, found in known.items() if other != name}
        value = value_of(body, given)
        if value is not None and not compare_values(value, entry.value):
            return _inconsistent(entry, value, request)
    return None


def _inconsistent(entry: Entry, value: object, request: Request) -> Finding:
    place = entry.claim.document.source.position(entry.claim.span.start)
    hint = messages.EXAMPLE.text(request.lang).format(found=shown_value(value), wanted=shown_value(entry.value))
    return Finding(
        Status.INCONSISTENT,
        "differs-from-example",
        trials=1,
        tolerance=TOLERANCE,
        hints=(hint,),
        conflicts_with=Place(entry.claim.document.source.path, place.line),
    )


def _as_finding(outcome: Outcome, premises: Iterable[ex.Statement], request: Request) -> Finding:
    hints: list[str] = []
    if outcome.nearest is not None:
        hints.append(messages.NEAREST.text(request.lang).format(statement=spelled(outcome.nearest)))
    if outcome.condition is not None:
        hints.append(messages.CONDITION.text(request.lang).format(condition=outcome.condition))
    shown = ", ".join(spelled(premise) for premise in premises)
    if shown and outcome.status in _DECIDED:
        hints.append(messages.UNDER.text(request.lang).format(premises=shown))
    if outcome.reason == "random-variable-for-number":
        hints.append(messages.RANDOM_SIDE.text(request.lang))
    return Finding(
        outcome.status,
        outcome.reason,
        None,
        outcome.readings,
        outcome.trials,
        outcome.max_error,
        outcome.tolerance,
        outcome.counterexample,
        tuple(hints),
    )
