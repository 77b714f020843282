"""The nearest edit that would make a wrong equation agree."""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.document import Formula, Notation
from notecompiler.domains.domain import BIAS, Kind
from notecompiler.math.ascii import parse_ascii
from notecompiler.math.nodes import Row
from notecompiler.math.parse import parse
from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.shapes import show
from notecompiler.semantics.statements import fragments
from notecompiler.source import Span
from notecompiler.verify.claims import Claim
from notecompiler.verify.network import messages
from notecompiler.verify.network.check import Outcome, check
from notecompiler.verify.network.equations import Equation, equations_of
from notecompiler.verify.network.link import Link
from notecompiler.verify.network.mutants import Mutant, Vocabulary, mutants, shifted
from notecompiler.verify.network.repairs import Repair, repairs_of

_TRIED = 200


class Explanation(Record):
    """What is wrong with an equation: the place that differs (as TeX), and sentences; whether an edit would set it right,
    and whether that edit only changes the time of the input."""

    differs_at: str | None
    hints: tuple[str, ...]
    repaired: bool
    delayed: bool = False


def explain_mismatch(link: Link, k: int, outcome: Outcome, lang: str) -> Explanation:
    """Where equation `k` of a link first deviates and what would set it right."""
    claim = link.group.equations[k].claim
    target = link.targets[k]
    setting = link.settings[k]
    assert target is not None
    assert setting is not None
    reference = f"{link.domain.name}.{target}"
    foreign = _foreign(link, k)
    if foreign:
        said = (messages.FOREIGN.text(lang).format(symbol=n, owner=f"{link.domain.name}.{o}") for n, o in foreign)
        return Explanation(foreign[0][0], tuple(said), True)
    found = _missing_operand(link, k, outcome, lang)
    if found is not None:
        return Explanation(found[0], (found[1],), True)
    for mutant in _limited(mutants_of(link, k)):
        if _agrees_after(mutant, link, k):
            hint = _edit_hint(mutant, claim.formula.tex, reference, lang)
            return Explanation(_shown(mutant, claim.formula.tex), (hint,), True, _delays_input(mutant, link, k))
    for repair in repairs_of(link, k, vocabulary(link).states.values()):
        if _agrees_after(repair.edit, link, k, repair):
            hint = _repair_hint(repair.edit, claim.formula.tex, reference, lang)
            return Explanation(_shown(repair.edit, claim.formula.tex), (hint,), True)
    hints = []
    if outcome.binding is not None and outcome.binding.lone:
        lone = outcome.binding.lone[0]
        equation = link.group.equations[k]
        symbol = next(_written(equation, v) for v in ex.variables(equation.right) if v.name == lone)
        return Explanation(symbol, (messages.LONE.text(lang).format(symbol=symbol),), False)
    if outcome.failed == "shapes":
        shape = show(link.domain.quantity(target).shape)
        hints.append(messages.SHAPES.text(lang).format(shape=shape, reference=reference))
    differs = claim.formula.tex[_right(claim).start : _right(claim).end].strip()
    return Explanation(differs, tuple(hints), False)


def _right(claim: Claim) -> Span:
    statement = claim.statement
    return claim.fragment.span if statement is None else statement.right.span


def _edit_hint(mutant: Mutant, tex: str, reference: str, lang: str) -> str:
    before, after = tex[mutant.span.start : mutant.span.end].strip(), mutant.text.strip()
    if mutant.kind == "exchange":
        first = tex[mutant.place.start : mutant.place.end].strip()
        second = _second(before, after, first)
        return messages.EXCHANGED.text(lang).format(reference=reference, first=first, second=second)
    if not after:
        return messages.WITHOUT.text(lang).format(reference=reference, dropped=before)
    return messages.NEAREST.text(lang).format(reference=reference, before=before, after=after)


def _second(before: str, after: str, first: str) -> str:
    """The other of two symbols that change places: `before` begins with the first and ends with it, `after` the other way."""
    lengths = range(1, len(after) - len(first) + 1)
    return next((after[:n] for n in lengths if before.endswith(after[:n]) and after[n:].endswith(first)), after)


def _repair_hint(edit: Mutant, tex: str, reference: str, lang: str) -> str:
    if edit.kind == "own":
        symbol = tex[edit.span.start : edit.span.end].strip()
        return messages.OWN_WEIGHT.text(lang).format(reference=reference, symbol=symbol)
    return _edit_hint(edit, tex, reference, lang)


def _delays_input(mutant: Mutant, link: Link, k: int) -> bool:
    """Whether an edit changes the time of the input alone."""
    place = link.group.timeline.place
    names = [v.name for v in ex.variables(link.group.equations[k].right) if v.span == mutant.span]
    roles = [link.roles.get(place(name)[0]) for name in names]
    return mutant.kind == "time" and any(
        role is not None and link.domain.quantity(role).kind is Kind.INPUT for role in roles
    )


def _shown(mutant: Mutant, tex: str) -> str:
    place = tex[mutant.place.start : mutant.place.end].strip()
    return place or tex[max(0, mutant.span.start - 12) : mutant.span.end + 12].strip()


def _foreign(link: Link, k: int) -> list[tuple[str, str]]:
    """Parameters in equation `k` that belong to another equation, as written, with their owners."""
    setting = link.settings[k]
    target = link.targets[k]
    assert setting is not None
    equation = link.group.equations[k]
    owners: dict[str, str] = {}
    for variable in ex.variables(equation.right):
        owner = setting.owner(variable.name)
        if variable.name in setting.parameters and owner != target:
            owners.setdefault(_written(equation, variable), owner)
    return list(owners.items())


def _written(equation: Equation, variable: ex.Variable) -> str:
    return equation.claim.formula.tex[variable.span.start : variable.span.end].strip()


def _missing_operand(link: Link, k: int, outcome: Outcome, lang: str) -> tuple[str, str] | None:
    """Whether the equation agrees in worlds where the parameters that it lacks are zero."""
    target, setting = link.targets[k], link.settings[k]
    assert target is not None
    assert setting is not None
    table = link.domain.weights.get(target, {})
    missing = [slot for slot in outcome.missing if table.get(slot) not in link.options.omit]
    lacking = frozenset(table[slot] for slot in missing if slot in table)
    if not lacking or len(missing) > 1:
        return None
    options = replace(link.options, omit=link.options.omit | lacking)
    right = link.group.equations[k].right
    if not check(right, target, setting, link.functions, options).agrees:
        return None
    (slot,) = missing
    reference = f"{link.domain.name}.{target}"
    span = _right(link.group.equations[k].claim)
    shown = link.group.equations[k].claim.formula.tex[span.start : span.end].strip()
    if slot == BIAS:
        return shown, messages.BIAS_MISSING.text(lang).format(reference=reference)
    families = (str(family) for family, role in link.roles.items() if role == slot.rstrip("+"))
    operand = next(
        (f"`{family}` ({messages.role(slot.rstrip('+'), lang)})" for family in families), messages.role(slot, lang)
    )
    return shown, messages.TERM_MISSING.text(lang).format(reference=reference, operand=operand)


def mutants_of(link: Link, k: int) -> Iterator[Mutant]:
    """The first-order mutants of equation `k`."""
    equation = link.group.equations[k]
    formula = equation.claim.formula
    places = {}
    for variable in ex.variables(equation.right):
        family, offset = link.group.timeline.place(variable.name)
        if family in link.roles:
            places[variable.name] = (family, offset or 0)
    plain = formula.notation is Notation.ASCII
    yield from mutants(equation.right, formula.tex, places, vocabulary(link), plain=plain)


def vocabulary(link: Link) -> Vocabulary:
    """The symbols of a linked group as its notes write them."""
    states: dict[tuple[Name, int], str] = {}
    parameters: dict[Name, str] = {}
    for equation in link.group.equations:
        statement = equation.claim.statement
        left = () if statement is None or not isinstance(statement.left, ex.Variable) else (statement.left,)
        for variable in (*left, *ex.variables(equation.right)):
            family, offset = link.group.timeline.place(variable.name)
            written = equation.claim.formula.tex[variable.span.start : variable.span.end].strip()
            if family in link.roles:
                states.setdefault((family, offset or 0), written)
            else:
                parameters.setdefault(variable.name, written)
    for (family, offset), written in list(states.items()):
        if offset == 0 and link.domain.quantity(link.roles[family]).kind is Kind.STATE:
            before = shifted(written, -1)
            if before is not None:
                states.setdefault((family, -1), before)
    return Vocabulary(states, tuple(parameters.items()))


def _limited(found: Iterator[Mutant]) -> Iterator[Mutant]:
    for _, mutant in zip(range(_TRIED), found, strict=False):
        yield mutant


def _agrees_after(mutant: Mutant, link: Link, k: int, added: Repair | None = None) -> bool:
    claim = link.group.equations[k].claim
    target, setting = link.targets[k], link.settings[k]
    assert target is not None
    assert setting is not None
    if added is not None:
        parameters, roles = setting.parameters | added.parameters, {**setting.roles, **added.roles}
        setting = replace(setting, parameters=parameters, roles=roles)
    tree = reparsed(claim.formula, mutant)
    if tree is None:
        return False
    changed = next((f for f in fragments(tree, claim.words) if f.span.start == claim.fragment.span.start), None)
    if not isinstance(changed, ex.Statement):
        return False
    for equation in equations_of(replace(claim, fragment=changed), link.group.equations[k].notation):
        if equation.left == link.group.equations[k].left:
            fewer = replace(link.options, trials=2)
            functions = {Name("\\sigma"): ("sigmoid",), **link.functions}
            return check(equation.right, target, setting, functions, fewer).agrees
    return False


def reparsed(formula: Formula, mutant: Mutant) -> Row | None:
    """The tree of a formula with a mutant's edit applied, None when it is no formula any more."""
    tex = formula.tex[: mutant.span.start] + mutant.text + formula.tex[mutant.span.end :]
    if formula.notation is Notation.ASCII:
        parsed = parse_ascii(tex)
        return None if parsed is None else parsed.tree
    return parse(tex, display=formula.display).tree
