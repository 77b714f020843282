"""Claims held against what their note has given before: its functions, definitions and values."""

from __future__ import annotations

import re
from collections.abc import Mapping

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verdicts import Place, Status
from notecompiler.verify.around import Request
from notecompiler.verify.claims import Claim
from notecompiler.verify.finding import Finding
from notecompiler.verify.free import messages
from notecompiler.verify.free.check import check
from notecompiler.verify.free.functions import definition_of, put_in
from notecompiler.verify.free.kinds import bare, family, walk
from notecompiler.verify.free.notebook import Entry, Notebook, value_of
from notecompiler.verify.free.outcome import Outcome
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.trial import CHECKED
from notecompiler.verify.free.trivial import shape
from notecompiler.verify.free.values import Value, identity, is_array
from notecompiler.verify.free.world import CONSTANTS
from notecompiler.verify.told import DECIDED, as_finding

_SUPPOSES = re.compile(
    r"设|令|若|假设|如果|满足|已知|求|\b(?:let|if|suppose|assume|such that|with|given|find|solve)\b", re.IGNORECASE
)


def with_functions(
    claim: Claim, statement: ex.Statement, setting: Setting, notebook: Notebook, request: Request
) -> Finding | None:
    """The finding on a claim about functions that the note has defined, with their bodies put in; None when that settles
    nothing. A value that comes out differently contradicts the definition, unless the words suppose it."""
    known = notebook.functions_at(claim)
    functions = {name: function for name, (function, _) in known.items()}
    left, right = put_in(statement.left, functions), put_in(statement.right, functions)
    if (left, right) == (statement.left, statement.right) or shape(left) == shape(right):
        return None
    spelled_out = replace(statement, left=left, right=right)
    outcome = check(spelled_out, replace(setting, implied=True, equation=True))
    if outcome.status in DECIDED:
        notebook.confirmed.update(
            (giver.id, claim.context.section) for name, (_, giver) in known.items() if _mentions(statement, name)
        )
        return as_finding(outcome, claim.conditions, request)
    if _SUPPOSES.search(claim.context.before[-40:]) or _is_redefinition(statement, functions):
        return None
    used = [giver for name, (_, giver) in known.items() if _mentions(statement, name)]
    if not used or setting.supposed_at > used[-1].span.start:
        return None
    if not all(_speaks_to(giver, claim, notebook) for giver in used):
        return None
    free = {v.name for side in (left, right) for v in ex.variables(side)}
    own = {parameter for name, (function, _) in known.items() for parameter in function.parameters}
    slope = (
        left != statement.left
        and isinstance(left, ex.Derivative)
        and bool(ex.variables(statement.right))
        and free <= own
    )
    numbers = not ex.variables(statement.right) and all(not _symbols_of(a) for a in _arguments(statement.left))
    if not (slope or (numbers and free <= own)):
        return None
    wrong = outcome if numbers else check(spelled_out, replace(setting, implied=True, law=True, equation=False))
    if wrong.status is not Status.REFUTED:
        return None
    giver = used[-1]
    place = giver.document.source.position(giver.span.start)
    hint = messages.DEFINED.text(request.lang).format(definition=giver.tex)
    found = as_finding(wrong, claim.conditions, request)
    return replace(
        found,
        status=Status.INCONSISTENT,
        reason="differs-from-definition",
        hints=(*found.hints, hint),
        conflicts_with=Place(giver.document.source.path, place.line),
    )


def _speaks_to(giver: Claim, claim: Claim, notebook: Notebook) -> bool:
    """Whether a claim certainly speaks of the function that another defined: both stand in one paragraph, or in one section
    where a claim before has agreed with the definition and no other is given. The problems of an exam define f anew."""
    if giver.context.section != claim.context.section:
        return False
    if giver.context.listing == claim.context.listing:
        return True
    return (giver.id, claim.context.section) in notebook.confirmed and notebook.is_only_definition(giver)


def _mentions(statement: ex.Statement, name: Name) -> bool:
    return any(
        name in {bare(v.name), family(v.name)} for side in (statement.left, statement.right) for v in ex.variables(side)
    )


def _is_redefinition(statement: ex.Statement, functions: Mapping[Name, object]) -> bool:
    found = definition_of(statement.left, statement.right)
    return found is not None and found[0] in functions


def _arguments(node: ex.Expression) -> list[ex.Expression]:
    """The arguments of every function applied in an expression."""
    return [a for part in walk(node) if isinstance(part, ex.Applied) for a in part.arguments]


def _symbols_of(node: ex.Expression) -> bool:
    return any(v.name.base not in CONSTANTS for v in ex.variables(node))


def with_definitions(claim: Claim, statement: ex.Statement, setting: Setting, notebook: Notebook) -> Outcome:
    """The claim as it stands, or with the note's own definitions put in. About defined symbols it is refuted only when
    both readings fail."""
    spelled_out, implied = notebook.expanded(statement, claim), replace(setting, implied=True)
    if spelled_out == statement:
        return check(statement, setting)
    plain = check(statement, replace(setting, equation=True))
    if plain.status in DECIDED or plain.defines is not None:
        return plain
    expanded = check(spelled_out, replace(implied, equation=True))
    if expanded.status in DECIDED:
        return expanded
    symbol = _slope_of(claim, statement, notebook)
    if symbol is not None:
        alone = check(notebook.expanded(statement, claim, section_only=True, only=symbol), implied)
        if alone.status in DECIDED:  # the other symbols are as free as they look
            return alone
        slope = check(notebook.expanded(statement, claim, section_only=True), implied)
        if slope.status is Status.REFUTED:
            return slope
    outcome = check(statement, setting)
    if outcome.status is Status.REFUTED and check(spelled_out, implied).status is not Status.REFUTED:
        return Outcome(Status.CONSTRAINT)
    return outcome


def _slope_of(claim: Claim, statement: ex.Statement, notebook: Notebook) -> Name | None:
    """The symbol, defined in its section, of which a claim says what the derivative is: ``y = x e^{-x}``, ``y' = …``. With the
    symbol on the right as well it may be a differential equation, and with nothing there one to solve."""
    match statement.left:
        case ex.Variable(name=name) if name.primes:
            symbol = bare(name)
        case ex.Derivative(body=ex.Variable(name=symbol)):
            pass
        case _:
            return None
    inside = {bare(v.name) for v in ex.variables(statement.right)}
    defined = notebook.defined_in_section(symbol, claim)
    says = defined and bool(inside) and symbol not in inside and not _SUPPOSES.search(claim.context.before[-40:])
    return symbol if says else None


def _is_about_values(statement: ex.Statement, known: Mapping[Name, Entry]) -> bool:
    """Whether a claim can be settled by the values of an example: one side is a plain value, or it speaks of a vector or
    matrix that was given; and nothing in it says something of how its symbols vary. What holds at one point is not
    verified as a law."""
    sides = (statement.left, statement.right)
    arrays = any(v.name in known and is_array(known[v.name].value) for side in sides for v in ex.variables(side))
    plain = arrays or not all(map(_symbols_of, sides))
    return plain and not any(_varies(node, known) for side in sides for node in walk(side))


def _varies(node: ex.Expression, known: Mapping[Name, Entry]) -> bool:
    """Whether something is said of how symbols vary; a number before a bracket is only a factor."""
    if isinstance(node, ex.Applied):
        return node.head.name not in known
    return isinstance(node, ex.Derivative | ex.Integral | ex.Large)


def is_given_anew(claim: Claim, outcome: Outcome, notebook: Notebook) -> bool:
    """Whether a plain value is given to a symbol that had one given before: nothing is claimed. A value that was computed
    before is a result, which the same value repeats."""
    if outcome.status is not Status.GIVEN or outcome.defines is None:
        return False
    entry = notebook.latest(outcome.defines[0], claim)
    return entry is None or not entry.computed


def with_given(claim: Claim, statement: ex.Statement, setting: Setting, notebook: Notebook) -> Outcome | None:
    """The claim with the values that the note has given, when they are all it needs (a matrix may have other symbols beside
    it). At least one of them was given in the claim's own section: a value of another may be long forgotten. A failure does
    not count, for a symbol may have been used anew."""
    if statement.relation not in CHECKED:
        return None
    names = {v.name for side in (statement.left, statement.right) for v in ex.variables(side)}
    used = notebook.visible(claim, names)
    if not any(entry.claim.context.section == claim.context.section for entry in used.values()):
        return None
    known = notebook.visible(claim)
    if not _is_about_values(statement, known):
        return None
    given = {name: entry.value for name, entry in known.items()}
    whole = all(value_of(side, given) is not None for side in (statement.left, statement.right))
    if not whole and not any(is_array(entry.value) for entry in used.values()):
        return None
    outcome = check(statement, replace(setting, given=_with_unit_matrix(given, names), matrices=True))
    return outcome if outcome.status in DECIDED else None


def _with_unit_matrix(given: dict[Name, Value], names: set[Name]) -> dict[Name, Value]:
    """The values with that of I, the unit matrix of the size of the given matrices."""
    unit = Name("I")
    sizes = {value.shape for name, value in given.items() if name in names and is_array(value) and value.ndim == 2}
    if unit in given or unit not in names or len(sizes) != 1:
        return given
    ((rows, columns),) = sizes
    return {**given, unit: identity(rows)} if rows == columns else given


def against_given(
    claim: Claim, statement: ex.Statement, setting: Setting, notebook: Notebook, request: Request
) -> Finding | None:
    """A value computed from vectors or matrices of the same section that comes out differently (``\\|v\\|_2 = 5``). Numbers
    are too often used anew to accuse anybody."""
    alone = isinstance(statement.left, ex.Variable | ex.Applied) or ex.variables(statement.right)
    if statement.relation not in {"=", "\\approx"} or alone:
        return None
    known = {
        name: entry
        for name, entry in notebook.visible(claim).items()
        if entry.claim.context.section == claim.context.section
    }
    used = [known[v.name] for v in ex.variables(statement.left) if v.name in known]
    if not any(is_array(entry.value) for entry in used):
        return None
    if len(used) != len(ex.variables(statement.left)) or _SUPPOSES.search(claim.context.before[-40:]):
        return None
    given = {name: entry.value for name, entry in known.items()}
    wrong = check(statement, replace(setting, given=given))
    if wrong.status is not Status.REFUTED:
        return None
    giver = used[-1].claim
    place = giver.document.source.position(giver.span.start)
    hint = messages.GIVEN.text(request.lang).format(given=giver.tex)
    found = as_finding(wrong, claim.conditions, request)
    return replace(
        found,
        status=Status.INCONSISTENT,
        reason="differs-from-given-value",
        hints=(*found.hints, hint),
        conflicts_with=Place(giver.document.source.path, place.line),
    )
