"""Findings on the claims of a note that no reference covers: implications, examples, identities, definitions."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.implications import implication
from notecompiler.semantics.names import Name
from notecompiler.semantics.reading.relations import IMPLICATIONS
from notecompiler.source import Span
from notecompiler.verdicts import Place, Status
from notecompiler.verify.around import (
    Around,
    Heads,
    Request,
    bold_of,
    from_head,
    heads_of,
    matrices_of,
    setting_of,
    varying_of,
)
from notecompiler.verify.claims import Claim
from notecompiler.verify.continuations import continued, judged
from notecompiler.verify.curves import Slope, slope_finding, slopes
from notecompiler.verify.fallback import fallback_finding
from notecompiler.verify.finding import Finding
from notecompiler.verify.free import messages
from notecompiler.verify.free.budget import Budget
from notecompiler.verify.free.check import STEPS, check
from notecompiler.verify.free.functions import definition_of
from notecompiler.verify.free.kinds import walk_sides
from notecompiler.verify.free.notebook import Entry, Notebook, same_chapter, value_of
from notecompiler.verify.free.outcome import Outcome
from notecompiler.verify.free.rounding import agrees_up_to_constants, agrees_when_rounded
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.shown import shown_value
from notecompiler.verify.free.surroundings import announces_condition, has_condition_behind, speaks_of_roots
from notecompiler.verify.free.trial import TOLERANCE, Agreement, Trial, compare_values
from notecompiler.verify.free.values import Value
from notecompiler.verify.laws_ahead import Laws
from notecompiler.verify.limits import TimeIsUpError, time_limit
from notecompiler.verify.noted import against_given, is_given_anew, with_definitions, with_functions, with_given
from notecompiler.verify.results import result_finding
from notecompiler.verify.sheets import listed
from notecompiler.verify.solutions import Solution, implied_solution, solution_finding, solutions
from notecompiler.verify.suppositions import supposed_at, suppositions
from notecompiler.verify.told import DECIDED, as_finding

_SECONDS = 0.8
"""What all checks of one claim may take."""
_IN_HOPELESS_CHAIN = 1000
"""What a link may cost in a chain of which a link before took all that one may."""


class _Note(Record):
    """What the checks of a note's claims share: what the claims before have said, what stands around, how to ask the laws."""

    notebook: Notebook
    heads: Heads
    around: Around
    request: Request
    laws: Laws


def unlinked_findings(
    claims: Sequence[Claim], linked: Container[str], request: Request, laws: Laws
) -> dict[str, Finding]:
    """A finding for every claim whose id is not in `linked`."""
    claims = continued(claims)
    notebook, heads = Notebook(), heads_of(claims)
    around = Around(matrices_of(claims), suppositions(claims), bold_of(claims), supposed_at(claims), varying_of(claims))
    note = _Note(notebook, heads, around, request, laws)
    found: dict[str, Finding] = {}
    definitions: list[tuple[Claim, Name, ex.Expression]] = []
    hopeless: set[tuple[str, Span]] = set()
    for claim in claims:
        if claim.id in linked:
            _note_definition(claim, notebook)
            continue
        chain = (
            claim.formula.id,
            claim.fragment.row if isinstance(claim.fragment, ex.Statement) else claim.fragment.span,
        )
        steps = _IN_HOPELESS_CHAIN if chain in hopeless else STEPS
        finding, defines = _finding_in_time(claim, note, steps)
        if finding.status is Status.TIMEOUT:
            hopeless.add(chain)
        if defines is None and finding.reference is not None and finding.status in DECIDED and not claim.continues:
            _note_definition(claim, notebook)
        if defines is not None:
            name, body = defines
            example = finding.status is Status.DEFINITION and not ex.variables(body)
            symbol = isinstance(claim.statement and claim.statement.left, ex.Variable)
            if symbol:
                notebook.record(claim, name, body, computed=example)
            if ex.variables(body) and symbol and not isinstance(body, ex.Variable):  # a = b is a condition
                notebook.define(claim, name, body)
            function = None if claim.statement is None else definition_of(claim.statement.left, body)
            if function is not None:
                notebook.functions.setdefault(name, []).append((function[1], claim))
            if finding.status is Status.DEFINITION and ex.variables(body) and not isinstance(body, ex.Variable):
                definitions.append((claim, name, body))
        found[claim.id] = finding
        _record_result(claim, heads, finding, notebook)
    _judge_in_company(claims, found, around, request)
    for claim, name, body in definitions:
        if claim.id in found:
            contradiction = _against_example(claim, name, body, notebook, request)
            if contradiction is not None:
                found[claim.id] = contradiction
    return found


def _judge_in_company(claims: Sequence[Claim], found: dict[str, Finding], around: Around, request: Request) -> None:
    """Change the findings on claims that others decide about: the list they stand in, the equation they solve, a curve."""
    for claim in listed(claims, found):
        found[claim.id] = _as_law_in_time(claim, around, request) or found[claim.id]
    for solution in solutions(claims, found):
        claim = solution.claim
        found[claim.id] = _solved_in_time(solution, around, request) or found[claim.id]
    for slope in slopes(claims, found):
        found[slope.claim.id] = _along_curve_in_time(slope, request) or found[slope.claim.id]


def _record_result(claim: Claim, heads: Heads, finding: Finding, notebook: Notebook) -> None:
    """What a chain computes for the symbol it starts with: ``z = w x + b = 0.3 + 0.5 = 0.8`` gives z its value."""
    statement = claim.statement
    if statement is None or statement.relation != "=" or finding.status not in DECIDED:
        return
    head = heads.get((claim.formula.id, statement.row))
    if not isinstance(head, ex.Variable) or head == statement.left or ex.variables(statement.right):
        return
    notebook.record(claim, head.name, statement.right, computed=True)


def _as_law_in_time(claim: Claim, around: Around, request: Request) -> Finding | None:
    try:
        with time_limit(request.seconds):
            return _as_law(claim, around, request)
    except TimeIsUpError:
        return None


def _solved_in_time(solution: Solution, around: Around, request: Request) -> Finding | None:
    try:
        with time_limit(request.seconds):
            return solution_finding(solution, setting_of(solution.claim, around, request), request.lang)
    except TimeIsUpError:
        return None


def _along_curve_in_time(slope: Slope, request: Request) -> Finding | None:
    try:
        with time_limit(request.seconds):
            return slope_finding(slope, request)
    except TimeIsUpError:
        return None


def _as_law(claim: Claim, around: Around, request: Request) -> Finding | None:
    """The finding on a claim among identities that fails as one; None when it does not."""
    statement = claim.statement
    setting = setting_of(claim, around, request)
    if statement is None or setting.equation or setting.other_arithmetic or claim.supposes_words:
        return None
    outcome = check(statement, replace(setting, sheet=True))
    wrong = outcome.status in {Status.REFUTED, Status.MISSING_HYPOTHESIS}
    return as_finding(outcome, claim.conditions, request) if wrong else None


def _note_definition(claim: Claim, notebook: Notebook) -> None:
    """What a linked equation defines holds for the claims below it."""
    statement = claim.statement
    if statement is not None and statement.relation == "=" and isinstance(statement.left, ex.Variable):
        notebook.record(claim, statement.left.name, statement.right, computed=False)
        notebook.define(claim, statement.left.name, statement.right)


def _finding_in_time(claim: Claim, note: _Note, steps: int) -> tuple[Finding, tuple[Name, ex.Expression] | None]:
    """The finding on a claim; a timeout where all that is tried on it takes longer than one claim may."""
    budget = Budget(steps, _SECONDS * steps / STEPS)
    try:
        with time_limit(note.request.seconds):
            finding, defines = _finding(claim, note, budget)
            if claim.continues:
                return judged(claim, finding), None
            if finding.status in {Status.REFUTED, Status.MISSING_HYPOTHESIS} and _continues(claim):
                return Finding(Status.NOT_CHECKABLE, "continued-row"), None
            if finding.status in {Status.REFUTED, Status.MISSING_HYPOTHESIS} and claim.supposes_words:
                return Finding(Status.NOT_CHECKABLE, "condition-in-words"), None
            if finding.status is Status.MISSING_HYPOTHESIS and has_condition_behind(claim.context.after):
                return Finding(Status.NOT_CHECKABLE, "condition-in-words"), None
            return finding, defines
    except TimeIsUpError:
        return Finding(Status.TIMEOUT, "time-limit"), None
    except RecursionError:
        return Finding(Status.NOT_CHECKABLE, "too-deep"), None


def _continues(claim: Claim) -> bool:
    """Whether the row before a claim ends with a sign, so that the claim's left side begins there."""
    return claim.formula.tex[: claim.fragment.span.start].rstrip(" \t\n&\\").endswith(("+", "-"))


def _finding(claim: Claim, note: _Note, budget: Budget) -> tuple[Finding, tuple[Name, ex.Expression] | None]:
    statement, request = claim.statement, note.request
    result = result_finding(claim, note.notebook, request.lang)
    if result is not None:
        return result, None
    if statement is None or any(problem.fatal for problem in claim.formula.problems):
        return fallback_finding(claim), None
    setting = replace(setting_of(claim, note.around, request), budget=budget)
    if statement.relation in IMPLICATIONS:
        return _implied(claim, setting, request), None
    if _lost_power(claim, statement):
        hint = messages.LOST_POWER.text(request.lang).format(symbol=claim.tex)
        return Finding(Status.MALFORMED, "lost-superscript", hints=(hint,)), None
    if _lost_rows(claim.formula.tex):
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
    of_head = from_head(claim, statement, note.heads)
    lawful = note.laws(claim, of_head)
    if lawful is not None and not (
        lawful.status is Status.REFUTED
        and (announces_condition(claim.context.before) or _holds_anyway(of_head, setting))
    ):
        return lawful, None
    return _noted(claim, statement, setting, note)


def _holds_anyway(statement: ex.Statement, setting: Setting) -> bool:
    """Whether a claim that a law refutes holds for all values of another kind: its letters then stand for other things than
    those of the law (``(AB)C = A(BC)`` of matrices, not of vectors). Derivatives of unknown functions agree too easily: both
    sides may vanish."""
    if any(isinstance(node, ex.Derivative) for node in walk_sides(statement)):
        return False
    return check(statement, replace(setting, equation=True)).status in {Status.VERIFIED, Status.PROVED}


def _noted(
    claim: Claim, statement: ex.Statement, setting: Setting, note: _Note
) -> tuple[Finding, tuple[Name, ex.Expression] | None]:
    """The finding on a claim by itself and against what its note has said before, and what it defines."""
    notebook, request = note.notebook, note.request
    about = with_functions(claim, statement, setting, notebook, request)
    if about is not None:
        return about, None
    outcome = with_definitions(claim, statement, setting, notebook)
    if outcome.status in {Status.CONSTRAINT, Status.REFUTED}:
        outcome = _from_start(claim, statement, setting, note.heads) or outcome
    if outcome.status not in DECIDED and not is_given_anew(claim, outcome, notebook):
        settled = with_given(claim, statement, setting, notebook)
        contradiction = None if settled else against_given(claim, statement, setting, notebook, request)
        if contradiction is not None:
            return contradiction, None
        outcome = settled or outcome
    supposed = _with_suppositions(statement, setting, outcome)
    if supposed is not None:
        return as_finding(supposed, (*claim.conditions, *setting.supposed), request), None
    return as_finding(outcome, claim.conditions, request), outcome.defines


def _from_start(claim: Claim, statement: ex.Statement, setting: Setting, heads: Heads) -> Outcome | None:
    """The verdict on a later link of a chain against what the chain starts with, where that holds: the slip was made in
    the link before. None where there is no such link or it does not hold."""
    whole = from_head(claim, statement, heads)
    if whole == statement:
        return None
    outcome = check(whole, setting)
    return outcome if outcome.status in DECIDED else None


def _with_suppositions(statement: ex.Statement, setting: Setting, outcome: Outcome) -> Outcome | None:
    """The outcome under what the prose before the claim supposes, where that changes it for the better."""
    if not setting.supposed or outcome.status in DECIDED or outcome.defines is not None:
        return None
    premises = (*setting.premises, *setting.supposed)
    found = check(statement, replace(setting, premises=premises, implied=True, equation=True))
    if found.status in DECIDED:
        return found
    return Outcome(Status.CONSTRAINT) if outcome.status in {Status.MISSING_HYPOTHESIS, Status.REFUTED} else None


_LOST_ROWS = re.compile(r"(?<![\\,;，；])\\[ \t]*\n[^\n]*=")
"""A single backslash at the end of a line, which was two; behind a comma it is a space."""

_RUN_TOGETHER = re.compile(
    r"(?<![A-Za-z\\\\])(?![a-z]mod[a-z](?![A-Za-z]))[a-z]{1,3}(?:mod|gcd|lcm)[a-z]{1,3}(?![A-Za-z])"
)
"""Letters and a function's name without spaces (``abmodcd``), which TeX reads as a product of letters. ``amodb`` is read."""


@lru_cache(maxsize=64)  # each claim of a formula asks for it
def _lost_rows(tex: str) -> bool:
    """Whether the rows of a formula have lost what separates them."""
    return _LOST_ROWS.search(tex) is not None and tex.count("=") > 1


@lru_cache(maxsize=64)
def _copied_twice(tex: str) -> bool:
    """Whether a formula is the same text twice in a row, as copying rendered mathematics leaves it."""
    text = "".join(tex.split())
    half = len(text) // 2
    return half > 2 and len(text) % 2 == 0 and text[:half] == text[half:] and "=" in text[:half]


def _implied(claim: Claim, setting: Setting, request: Request) -> Finding:
    """Premises ⇒ conclusions: the conclusions are checked in worlds where the premises hold."""
    whole = implication(claim.formula.tree)
    if whole is None:
        return Finding(Status.NOT_CHECKABLE, "several-implications")
    if whole.broken and _LOGIC.search(claim.formula.tex):
        return Finding(Status.NOT_CHECKABLE, "propositional-logic")
    if whole.broken:
        return Finding(Status.MALFORMED, "lost-relation", hints=(messages.LOST_RELATION.text(request.lang),))
    if not whole.premises or not whole.conclusions:
        return Finding(Status.NOT_CHECKABLE, "one-sided-relation")
    solved = implied_solution(claim, setting, request.lang)
    if solved is not None:
        return solved
    premises = (*claim.conditions, *whole.premises)
    setting = replace(setting, premises=premises, law=True, equation=False, implied=True)
    outcomes = [check(conclusion, setting) for conclusion in whole.conclusions]
    worst = min(outcomes, key=lambda outcome: outcome.status in DECIDED)
    return as_finding(worst, premises, request)


_LOGIC = re.compile(r"\\(?:land|lor|lnot|neg|wedge|vee|forall|exists)(?![A-Za-z])|[∧∨¬∀∃]")
"""Connectives of statements that are letters here."""


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
        if entry.claim.context.section == claim.context.section and _is_used_up(claim, name, notebook, entry):
            continue
        known = notebook.visible(entry.claim)
        given = {other: found.value for other, found in known.items() if other != name}
        value = value_of(body, given)
        if value is not None and not _has_value(entry, value):
            return _inconsistent(entry, value, request)
    return None


def _has_value(entry: Entry, value: Value) -> bool:
    """Whether a value is the one that the note gives, which may be rounded there."""
    if compare_values(value, entry.value):
        return True
    statement = entry.claim.statement
    if statement is None:
        return False
    trial = Trial(Agreement.NO, value, entry.value)
    return agrees_when_rounded(statement, trial) or agrees_up_to_constants(statement, trial)


def _is_used_up(claim: Claim, name: Name, notebook: Notebook, entry: Entry) -> bool:
    """Whether the formula's own chain has computed the symbol already, so that a later value is of another formula."""
    own = [e for e in notebook.entries.get(name, []) if e.claim.formula.id == claim.formula.id]
    return bool(own) and entry.claim.formula.id != claim.formula.id


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
