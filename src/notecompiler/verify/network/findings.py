"""Verdicts on the equations of a group that is linked to a reference."""

from __future__ import annotations

from notecompiler.domains.domain import Domain, Kind
from notecompiler.domains.registry import all_domains
from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verdicts import Reading, ReferenceLink, Status
from notecompiler.verify.finding import Finding
from notecompiler.verify.network import messages
from notecompiler.verify.network.check import TOLERANCE, Outcome, check
from notecompiler.verify.network.equations import Equation
from notecompiler.verify.network.evidence import counterexample, readings, reference_link
from notecompiler.verify.network.link import Link, is_trustworthy
from notecompiler.verify.network.nearest import explain_mismatch
from notecompiler.verify.network.notation import BIAS_LETTERS, WEIGHT_LETTERS
from notecompiler.verify.network.roles import USUAL, symbol_evidence, word_evidence
from notecompiler.verify.network.sequence import run_system


def linked_finding(link: Link, k: int, lang: str) -> Finding | None:
    """The finding on equation `k`; None when the link says nothing of it."""
    if k in link.spent:
        return _part_finding(link, k, lang)
    outcome, target = link.outcomes[k], link.targets[k]
    if outcome is None or target is None:
        return None
    tex = link.group.equations[k].claim.formula.tex
    found, unusual = readings(link, k, outcome, tex, lang)
    reference = reference_link(link.domain, target)
    trials = link.options.trials
    if outcome.ambiguous:
        return Finding(Status.AMBIGUOUS, "readings-differ", reference, found, trials, None, TOLERANCE)
    if outcome.agrees and (names := link.shared(k)):
        hint = messages.SHARED.text(lang).format(symbols=", ".join(map(str, names)))
        return Finding(Status.AMBIGUOUS, "shared-parameters", reference, found, trials, None, TOLERANCE, hints=(hint,))
    if outcome.agrees and not (_is_supported(link, k, target) and _is_more_than_form(link, k, target)):
        return None
    if outcome.agrees:
        status = Status.VERIFIED_MODULO if unusual else Status.VERIFIED
        return Finding(status, None, reference, found, trials, outcome.error, TOLERANCE)
    return _mismatch(link, k, outcome, reference, found, lang)


def _is_supported(link: Link, k: int, target: str) -> bool:
    """Whether something says which of several gates that are computed alike an equation is for: its letter, the words
    beside it, another equation that is right with it, or that it is the only one left."""
    domain = link.domain
    slots = domain.weights.get(target, {}).keys()
    twins = [name for name, of in domain.weights.items() if name != target and of.keys() == slots]
    gates = {name for name in twins if domain.quantity(name).kind is Kind.COMPUTED and name not in domain.free.values()}
    if target in domain.free or not gates:
        return True
    right = [outcome is not None and outcome.agrees for outcome in link.outcomes]
    if gates & set(link.roles.values()) <= {of for of, agrees in zip(link.targets, right, strict=True) if agrees}:
        return True
    place = link.group.timeline.place
    equation = link.group.equations[k]
    family = place(equation.left)[0]
    if symbol_evidence(family, domain.quantity(target)) or word_evidence(equation, target, domain) > 0:
        return True
    return any(
        agrees and family in {place(v.name)[0] for v in ex.variables(other.right)}
        for other, agrees in zip(link.group.equations, right, strict=True)
    )


def _is_more_than_form(link: Link, k: int, target: str) -> bool:
    """Whether more speaks for an equation that agrees than its form: a link that can be trusted, its letter, or words.
    ``O = PV`` after other equations that do not fit is not the output of that network."""
    equation = link.group.equations[k]
    quantity = link.domain.quantity(target)
    named = symbol_evidence(link.group.timeline.place(equation.left)[0], quantity) > 0
    return named or is_trustworthy(link) or word_evidence(equation, target, link.domain) > 0


def _part_finding(link: Link, k: int, lang: str) -> Finding | None:
    """A pre-activation with a name of its own holds when the equation that it was written out in agrees; what only
    names a concatenation is a definition."""
    place = link.group.timeline.place
    family = place(link.group.equations[k].left)[0]
    if isinstance(link.group.equations[k].right, ex.Bracket | ex.Matrix):
        return None
    for j, (outcome, target) in enumerate(zip(link.outcomes, link.targets, strict=True)):
        used = {place(variable.name)[0] for variable in ex.variables(link.group.equations[j].right)}
        if family in used and outcome is not None and outcome.agrees and target is not None:
            said = messages.PART_OF.text(lang).format(reference=f"{link.domain.name}.{target}")
            trials, error = link.options.trials, outcome.error
            link_to = reference_link(link.domain, target)
            return Finding(Status.VERIFIED, None, link_to, (), trials, error, TOLERANCE, hints=(said,))
    return None


def with_system(found: list[tuple[Equation, Finding]], link: Link, lang: str) -> list[tuple[Equation, Finding]]:
    """The findings of a group, the last good one telling how the whole system did over a sequence."""
    good = [k for k, (_, finding) in enumerate(found) if finding.status in {Status.VERIFIED, Status.VERIFIED_MODULO}]
    result = run_system(link) if good else None
    if result is None or not result.agrees:
        return found
    hint = messages.SYSTEM.text(lang).format(
        reference=link.domain.name, steps=result.steps, batch=result.batch, error=f"{result.error:.1g}"
    )
    equation, finding = found[good[-1]]
    changed = (equation, replace(finding, hints=(*finding.hints, hint)))
    return [*found[: good[-1]], changed, *found[good[-1] + 1 :]]


def _mismatch(
    link: Link, k: int, outcome: Outcome, reference: ReferenceLink, found: tuple[Reading, ...], lang: str
) -> Finding | None:
    """An equation that does not agree is refuted only where the link is sure; a symbol nobody knows is not an error."""
    if _means_something_else(link, k) or _feeds_itself(link, k):
        return None
    trusted = is_trustworthy(link)
    stray = outcome.failed == "unbound"
    if stray and not link.agreeing:
        return None
    if link.group.equations[k].special:
        return None
    if _follows_another_convention(link, k):
        return Finding(Status.NOT_CHECKABLE, "other-convention", reference)
    if _applies_a_word(link.group.equations[k].right):
        return Finding(Status.NOT_CHECKABLE, "unsupported-notation") if trusted else None
    if outcome.failed == "shapes" and not understood(link.group.equations[k].right):
        return Finding(Status.NOT_CHECKABLE, "unsupported-notation") if trusted else None
    if not trusted and not link.agreeing and not _well_named(link, k):
        return None
    if stray and not _only_parameters(link, k, outcome):
        return _unknown(outcome, lang) if trusted else None
    explanation = explain_mismatch(link, k, outcome, lang)
    binding = outcome.binding
    lone = stray and trusted and binding is not None and set(binding.unbound) <= set(binding.lone)
    if not explanation.repaired and not lone and (stray or not trusted):
        return _unknown(outcome, lang) if stray and trusted else None
    if explanation.delayed and not link.agreeing:  # a network may read the input of the step before
        return None
    reason = "shapes-do-not-fit" if outcome.failed else "differs-from-reference"
    example = counterexample(link, k, outcome, explanation.differs_at)
    return Finding(
        Status.REFUTED, reason, reference, found, link.options.trials, None, TOLERANCE, example, explanation.hints
    )


def _unknown(outcome: Outcome, lang: str) -> Finding:
    names = outcome.binding.unbound if outcome.binding is not None else []
    hint = messages.UNKNOWN_SYMBOL.text(lang).format(symbols=", ".join(dict.fromkeys(map(str, names))))
    return Finding(Status.NOT_CHECKABLE, "unknown-symbol", hints=(hint,))


def _only_parameters(link: Link, k: int, outcome: Outcome) -> bool:
    """Whether all that has no value in an equation are parameters that stand where no parameter can."""
    setting = link.settings[k]
    unbound = outcome.binding.unbound if outcome.binding is not None else []
    return setting is not None and bool(unbound) and all(name in setting.parameters for name in unbound)


def _means_something_else(link: Link, k: int) -> bool:
    """Whether the left side, spelled otherwise, is computed rightly elsewhere in the group: the ``z`` of a standard score
    is not the gate ``z_t``."""
    agreeing = {
        equation.left
        for equation, target, outcome in zip(link.group.equations, link.targets, link.outcomes, strict=True)
        if target == link.targets[k] and outcome is not None and outcome.agrees
    }
    return bool(agreeing) and link.group.equations[k].left not in agreeing


def _feeds_itself(link: Link, k: int) -> bool:
    """Whether a symbol is made, by way of others, from itself, where only the components tell layers apart: in
    ``z_q = \\sum_p w_{pq} o_p`` and ``o_q = f(z_q)`` only the letter p says that the layer below is meant."""
    line = link.group.timeline
    if line.letter or line.primed or not link.group.equations[k].notation.components:
        return False
    made = {line.place(e.left)[0]: {line.place(v.name)[0] for v in ex.variables(e.right)} for e in link.group.equations}
    goal = line.place(link.group.equations[k].left)[0]
    waiting = list(made.get(goal, ()))
    seen: set[Name] = set()
    while waiting:
        family = waiting.pop()
        if family == goal:
            return True
        if family not in seen:
            seen.add(family)
            waiting.extend(made.get(family, ()))
    return False


def _follows_another_convention(link: Link, k: int) -> bool:
    """Whether a second equation for a quantity that is computed rightly elsewhere agrees with the other convention."""
    target, setting = link.targets[k], link.settings[k]
    pairs = zip(link.targets, link.outcomes, strict=True)
    if target is None or setting is None or not any(t == target and o is not None and o.agrees for t, o in pairs):
        return False
    right = link.group.equations[k].right
    others = (d for d in all_domains() if d.name == link.domain.name and d.convention != link.domain.convention)
    return any(check(right, target, replace(setting, domain=d), link.functions, link.options).agrees for d in others)


def _well_named(link: Link, k: int) -> bool:
    """Whether every state in an equation has its usual letter, and there are at least three, or two under the title."""
    equation = link.group.equations[k]
    place = link.group.timeline.place
    names = {place(equation.left)[0]} | {place(v.name)[0] for v in ex.variables(equation.right)}
    families = [name for name in names if name in link.roles]
    return len(families) > (1 if link.title > 0 else 2) and all(
        usual(name, link.domain, link.roles[name]) for name in families
    )


def usual(name: Name, domain: Domain, role: str) -> bool:
    """Whether a symbol is the usual one for a role."""
    return symbol_evidence(name, domain.quantity(role)) == USUAL


def understood(expression: ex.Expression) -> bool:
    """Whether every node is one that execution knows, so that a misfit is the formula's and not ours."""
    known = (ex.Literal, ex.Variable, ex.Sum, ex.Product, ex.Quotient, ex.Power, ex.Transpose, ex.Grouped, ex.Call)
    more = (ex.Applied, ex.Bracket, ex.Matrix, ex.Radical, ex.Conditional)
    return isinstance(expression, known + more) and all(map(understood, ex.parts(expression)))


def _applies_a_word(expression: ex.Expression) -> bool:
    """Whether a symbol that a word names is applied to something, as a function of the author's own: ``c_{clip}(f_t c_{t-1})``."""
    match expression:
        case ex.Applied(head=head, opener="(") if head.name.base not in WEIGHT_LETTERS | BIAS_LETTERS:
            if any(len(index.letter) > 2 and index.letter.isalpha() for index in head.name.subs):
                return True
        case _:
            pass
    return any(map(_applies_a_word, ex.parts(expression)))
