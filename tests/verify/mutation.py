"""Wrong versions of right notes, made by changing one thing, and which of them are not wrong after all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from notecompiler.domains.domain import BIAS
from notecompiler.ingest.note import ingest
from notecompiler.semantics import expression as ex
from notecompiler.source import SourceFile, Span
from notecompiler.verdicts import Status, Verdict
from notecompiler.verify.network.link import Link
from notecompiler.verify.network.mutants import Mutant
from notecompiler.verify.network.nearest import mutants_of
from notecompiler.verify.runner import links_of, verify
from tests.verify.checking import HOLDS

CAUGHT = frozenset({Status.REFUTED, Status.MALFORMED})
"""What a wrong equation may be said to be: wrong, or no equation (a column that lost a row)."""


@dataclass(frozen=True)
class Wrong:
    """A note with one equation changed: the whole text, where the equation stands, what was changed and how it reads,
    and why it is not wrong ("" when it is)."""

    text: str
    span: Span
    kind: str
    tex: str
    harmless: str


def wrong_notes(text: str) -> Iterator[Wrong]:
    """Every first-order mutant of a note whose equations are linked to one reference; none of another note."""
    links = links_of(ingest(SourceFile("note.md", text)))
    if len(links) != 1:
        return
    (link,) = links
    seen: set[str] = set()
    for k, equation in enumerate(link.group.equations):
        formula = equation.claim.formula
        for mutant in mutants_of(link, k):
            tex = formula.tex[: mutant.span.start] + mutant.text + formula.tex[mutant.span.end :]
            start = formula.origin.to_source(0)
            changed = text[:start] + tex + text[start + len(formula.tex) :]
            if tex == formula.tex or changed in seen:
                continue
            seen.add(changed)
            claim = equation.claim.span
            end = claim.end + len(tex) - len(formula.tex)
            yield Wrong(changed, Span(claim.start, end), mutant.kind, tex, harmless(mutant, link, k))


def harmless(mutant: Mutant, link: Link, k: int) -> str:
    """Why a mutant says the same as the original; "" when it does not."""
    equation = link.group.equations[k]
    target = link.targets[k]
    if mutant.kind in {"function", "unwrap"} and target in link.domain.free:
        return "the activation of this layer is a free choice"
    meanings = {str(n): m for outcome in link.outcomes if outcome for n, m in outcome.functions}
    old = str_of(equation.claim.formula.tex[mutant.span.start : mutant.span.end])
    if mutant.kind == "parameter" and old in meanings and meanings.get(str_of(mutant.text)) == meanings[old]:
        return "both symbols stand for the same function"
    dropped = equation.claim.formula.tex[mutant.place.start : mutant.place.end].strip()
    stacked = sum(other.claim is equation.claim for other in link.group.equations) > 1
    if mutant.kind == "drop" and dropped == "b" and stacked:
        return "no gate has a bias then"
    table = link.domain.weights.get(target or "", {})
    added = len({slot for slot in table if slot == BIAS or "+" in slot}) == 1
    if mutant.kind == "drop" and added and dropped.startswith("b_{i") and "b_{h" in equation.claim.tex:
        return "two biases that are added are one"
    if mutant.kind == "drop" and added and dropped.startswith("b_{h") and "b_{i" in equation.claim.tex:
        return "two biases that are added are one"
    second = {slot for slot, name in table.items() if "+" in slot and frozenset({name}) in link.domain.omissible}
    if mutant.kind == "drop" and second and dropped.startswith("b_{h"):
        return "the bias inside the reset gate's bracket is left out by many"
    biases = {row[BIAS] for row in link.domain.weights.values() if BIAS in row}
    if mutant.kind == "drop" and dropped.startswith("b") and len(biases) == 1:
        return "a layer may do without its bias"
    if mutant.kind == "drop" and _forgets_the_past(link, k, dropped):
        return "a layer without feedback is a dense layer"
    return _harmless_exchange(mutant, link, k) if mutant.kind == "exchange" else ""


def _forgets_the_past(link: Link, k: int, dropped: str) -> bool:
    """Whether what is left out holds the only state of the step before, in a network that has no gates."""
    past = [v for v in ex.variables(link.group.equations[k].right) if link.group.timeline.place(v.name)[1] == -1]
    formula = link.group.equations[k].claim.formula.tex
    gates = [quantity for quantity in link.domain.quantities if "gate" in quantity.name]
    return not gates and len(past) == 1 and formula[past[0].span.start : past[0].span.end] in dropped and "W" in dropped


def _harmless_exchange(mutant: Mutant, link: Link, k: int) -> str:
    equation = link.group.equations[k]
    places = [v for v in ex.variables(equation.right) if mutant.span.contains(v.span)]
    ends = {places[0].span, places[-1].span} if places else set()
    for node in _nodes(equation.right):
        direct = {part.span for part in ex.parts(node)}
        if isinstance(node, ex.Product) and ends <= direct and all(isinstance(f, ex.Variable) for f in node.factors):
            return "the elementwise product commutes"
        if isinstance(node, ex.Bracket | ex.Matrix) and ends <= direct:
            return "the order of a concatenation renames the columns of a free matrix"
    target = link.targets[k]
    if link.domain.name.startswith("gru") and target == "hidden_state":
        roles = {link.roles.get(link.group.timeline.place(v.name)[0]) for v in (places[0], places[-1])}
        if roles == {"hidden_state", "candidate"}:
            return "the update gate may be the share of the new state or of the old"
    named = any(len(str(i)) == 2 for p in link.settings[k].parameters for i in p.indices)  # type: ignore[union-attr]
    weighted = [
        part.span
        for node in _nodes(equation.right)
        if isinstance(node, ex.Product) and any(_is_weight(f, link, k) for f in node.factors)
        for part in node.factors
    ]
    if link.domain.weights.get(target or "") and not named and ends <= set(weighted):
        return "two free matrices that are not named after their operands exchange their names"
    return ""


def _is_weight(node: ex.Expression, link: Link, k: int) -> bool:
    setting = link.settings[k]
    return setting is not None and isinstance(node, ex.Variable) and node.name in setting.parameters


def str_of(tex: str) -> str:
    """A function symbol as names print it: ``\\sigma_h`` is ``\\sigma_{h}``."""
    head, _, index = tex.strip().partition("_")
    return f"{head}_{{{index}}}" if index else head


def _nodes(node: ex.Expression) -> Iterator[ex.Expression]:
    for part in ex.parts(node):
        yield from _nodes(part)
    yield node


def verdict_on(wrong: Wrong) -> Verdict:
    """The verdict on the changed equation."""
    found = verify([ingest(SourceFile("note.md", wrong.text))])
    return max(
        (verdict for verdict in found if verdict.span.overlaps(wrong.span)), key=lambda v: v.status is Status.REFUTED
    )


def slips_through(wrong: Wrong) -> bool:
    """Whether a wrong equation is not refuted, or a harmless change is."""
    status = verdict_on(wrong).status
    return (
        status is Status.REFUTED if wrong.harmless and status in HOLDS else status not in CAUGHT and not wrong.harmless
    )
