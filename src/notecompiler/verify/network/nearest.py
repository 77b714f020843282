"""The nearest edit that would make a wrong equation agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from notecompiler.document import Formula, Notation
from notecompiler.domains.domain import BIAS, Kind
from notecompiler.math.ascii import parse_ascii
from notecompiler.math.nodes import Row
from notecompiler.math.parse import parse
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.shapes import show
from notecompiler.semantics.statements import fragments
from notecompiler.source import Span
from notecompiler.verify.claims import Claim
from notecompiler.verify.network import messages
from notecompiler.verify.network.check import Outcome, check
from notecompiler.verify.network.equations import equations_of
from notecompiler.verify.network.link import Link
from notecompiler.verify.network.mutants import Mutant, Vocabulary, mutants, shifted

_TRIED = 200


@dataclass(frozen=True)
class Explanation:
    """What is wrong with an equation: the place that differs (as TeX), and sentences."""

    differs_at: str | None
    hints: tuple[str, ...]
    repaired: bool


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
        return Explanation(str(foreign[0][0]), tuple(said), True)
    found = _missing_operand(link, k, outcome, lang)
    if found is not None:
        return Explanation(found[0], (found[1],), True)
    for mutant in _limited(mutants_of(link, k)):
        if _agrees_after(mutant, link, k):
            hint = _edit_hint(mutant, claim.formula.tex, reference, lang)
            return Explanation(_shown(mutant, claim.formula.tex), (hint,), True)
    hints = []
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
    if not before or not after:
        lead = tex[max(0, mutant.span.start - 12) : mutant.span.start]
        tail = tex[mutant.span.end : mutant.span.end + 12]
        before, after = (lead + before + tail).strip(), (lead + after + tail).strip()
    return messages.NEAREST.text(lang).format(reference=reference, before=before, after=after)


def _shown(mutant: Mutant, tex: str) -> str:
    place = tex[mutant.place.start : mutant.place.end].strip()
    return place or tex[max(0, mutant.span.start - 12) : mutant.span.end + 12].strip()


def _foreign(link: Link, k: int) -> list[tuple[Name, str]]:
    """Parameters in equation `k` that belong to another equation."""
    setting = link.settings[k]
    target = link.targets[k]
    assert setting is not None
    names = dict.fromkeys(v.name for v in ex.variables(link.group.equations[k].right) if v.name in setting.parameters)
    return [(name, setting.owner(name)) for name in names if setting.owner(name) != target]


def _missing_operand(link: Link, k: int, outcome: Outcome, lang: str) -> tuple[str, str] | None:
    """Whether the equation agrees in worlds where the parameters that it lacks are zero."""
    target, setting = link.targets[k], link.settings[k]
    assert target is not None
    assert setting is not None
    table = link.domain.weights.get(target, {})
    lacking = frozenset(table[slot] for slot in outcome.missing if slot in table)
    if not lacking or len(outcome.missing) > 1:
        return None
    options = replace(link.options, omit=link.options.omit | lacking)
    right = link.group.equations[k].right
    if not check(right, target, setting, link.functions, options).agrees:
        return None
    slot = next(iter(outcome.missing))
    reference = f"{link.domain.name}.{target}"
    span = _right(link.group.equations[k].claim)
    shown = link.group.equations[k].claim.formula.tex[span.start : span.end].strip()
    if slot == BIAS:
        return shown, messages.BIAS_MISSING.text(lang).format(reference=reference)
    return shown, messages.TERM_MISSING.text(lang).format(reference=reference, operand=slot)


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


def _agrees_after(mutant: Mutant, link: Link, k: int) -> bool:
    claim = link.group.equations[k].claim
    target, setting = link.targets[k], link.settings[k]
    assert target is not None
    assert setting is not None
    tree = reparsed(claim.formula, mutant)
    if tree is None:
        return False
    changed = next((f for f in fragments(tree) if f.span.start == claim.fragment.span.start), None)
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
