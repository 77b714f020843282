"""Which equations belong together.

Equations of one section (a heading to the next) are a unit, and so is each display of several rows. Neighbouring units
join as long as no symbol would be defined in two different ways: the gates of one cell may stand under headings of
their own, but a second network starts afresh. Equal repeats do not conflict.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from notecompiler.domains.registry import all_domains
from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.network.equations import Equation, squashes
from notecompiler.verify.network.notation import WEIGHT_LETTERS
from notecompiler.verify.network.timeline import Timeline, timeline
from notecompiler.verify.network.unfolding import folded


class Group(Record):
    """Equations that describe one thing."""

    equations: tuple[Equation, ...]
    timeline: Timeline

    @property
    def words(self) -> str:
        """Headings and prose around the equations."""
        seen: dict[str, None] = {}
        for equation in self.equations:
            context = equation.claim.context
            for text in (*context.headings, context.before, context.after, equation.claim.comment):
                seen.setdefault(text.casefold())
        return "\n".join(seen)


_FUNCTIONS = frozenset({"\\sigma", "\\phi", "\\varphi", "e", "\\pi"})


def groups_of(equations: Sequence[Equation]) -> tuple[Group, ...]:
    """The groups of a note's equations, in reading order."""
    merged: list[list[Equation]] = []
    computing = [e for e in equations if _computes(e.right) and not _names_parameters(e)]
    sections = groupby(computing, key=lambda equation: equation.claim.context.section)
    for unit in _units([equation for _, section in sections for equation in folded([*section])]):
        if merged and _connected(merged[-1], unit) and not _conflict(merged[-1], unit):
            merged[-1].extend(unit)
        else:
            merged.append(unit)
    groups = (Group(tuple(group), timeline((e.left, e.right) for e in group)) for group in merged)
    return tuple(
        group
        for group in groups
        if _has_parts_of_networks(group) and (_is_titled(group) or (_is_promising(group) and _is_network(group)))
    )


def _has_parts_of_networks(group: Group) -> bool:
    """Whether something is squashed, weighted by a letter for weights that is the same at all times, or a product of two
    states. Without any of these the group is a recursion with numbers (an optimiser, a moving average, a time series), which
    is a linear recurrent network by form, but not meant as one."""
    for equation in group.equations:
        if squashes(equation.right) or _gates(equation, group, _PRODUCTS):
            return True
        names = {variable.name for variable in ex.variables(equation.right)}
        if any(name.base in _MATRICES and group.timeline.place(name)[1] is None for name in names):
            return True
    return False


_MATRICES = WEIGHT_LETTERS - {"\\theta", "\\omega", "u", "v"}
"""Letters for weights that are no usual names of a gradient's memory, a rate or a state."""


def _is_titled(group: Group) -> bool:
    """Whether headings or prose name a reference, and the equations run in time as its do."""
    words = group.words
    return bool(group.timeline.letter) and any(title in words for domain in all_domains() for title in domain.titles)


_NETWORK = re.compile(
    r"neur|network|layer|perceptron|encod|decod|activation function|hidden|recurrent|backprop|deep learning"
    r"|神经|网络|感知|编码|解码|激活|隐藏|循环|反向传播|深度学习"
)


def _is_network(group: Group) -> bool:
    """Whether a group is about a network and not about matrices or time series: something is squashed or weighted by W
    and shifted, states are multiplied element by element, or the words speak of a network and the letters of weights."""
    rights = [equation.right for equation in group.equations]
    if any(squashes(right) or _is_affine(right) for right in rights):
        return True
    if group.timeline.letter and any(_gates(equation, group, _ELEMENTWISE) for equation in group.equations):
        return True
    letters = {variable.name.base for right in rights for variable in ex.variables(right)}
    return bool(letters & {"W", "w", "U", "V"}) and _NETWORK.search(group.words) is not None


_ELEMENTWISE = frozenset({"\\odot", "\\circ", "*", "\\otimes"})
_PRODUCTS = _ELEMENTWISE | {"", "\\cdot", "\\times"}


def _gates(equation: Equation, group: Group, signs: frozenset[str]) -> bool:
    """Whether two different states are multiplied with one of the signs: a gate and what it lets through."""
    waiting = [equation.right]
    while waiting:
        node = waiting.pop()
        waiting.extend(ex.parts(node))
        if isinstance(node, ex.Product) and signs.intersection(node.operators):
            places = [group.timeline.place(factor.name) for factor in node.factors if isinstance(factor, ex.Variable)]
            if len({family for family, offset in places if offset is not None}) > 1:
                return True
    return False


def _is_affine(right: ex.Expression) -> bool:
    weighted = any(variable.name.base in {"W", "w"} for variable in ex.variables(right))
    inner = right.arguments[0] if isinstance(right, ex.Applied) and len(right.arguments) == 1 else right
    return weighted and isinstance(inner, ex.Sum)


def _is_promising(group: Group) -> bool:
    """Whether a group looks like something that is computed layer by layer or step by step: a weight multiplies
    something, a squashing function is applied, or a symbol is made from its own past."""
    for equation in group.equations:
        if squashes(equation.right):
            return True
        family, _ = group.timeline.place(equation.left)
        waiting = [equation.right]
        while waiting:
            node = waiting.pop()
            waiting.extend(ex.parts(node))
            match node:
                case ex.Applied(head=head) if head.name.base in WEIGHT_LETTERS:
                    return True
                case ex.Product(factors=factors) if any(_is_weight(factor) for factor in factors[:-1]):
                    return True
                case ex.Variable(name=name) if group.timeline.place(name) == (family, -1):
                    return True
                case _:
                    pass
    return False


def _is_weight(node: ex.Expression) -> bool:
    inner = node.body if isinstance(node, ex.Transpose) else node
    return isinstance(inner, ex.Variable) and inner.name.base in WEIGHT_LETTERS


def _units(equations: Sequence[Equation]) -> list[list[Equation]]:
    units: list[list[Equation]] = []
    place: tuple[object, ...] | None = None
    rows: dict[str, int] = {}
    for equation in equations:
        rows[equation.claim.formula.id] = rows.get(equation.claim.formula.id, 0) + 1
    for equation in equations:
        formula = equation.claim.formula
        alone = formula.id if rows[formula.id] > 2 else ""
        here = (equation.claim.context.section, alone)
        restart = bool(units) and _restarts(units[-1], equation)
        if here == place and (end := _end_before(units[-1], equation)):
            units[-1:] = [units[-1][:end], units[-1][end:]]
            restart = False
        if here != place or restart:
            units.append([])
            place = here
        units[-1].append(equation)
    return units


def _restarts(unit: list[Equation], equation: Equation) -> bool:
    """Whether an equation begins a second system: it defines the unit's first symbol anew, and differently."""
    first = unit[0]
    return equation.left == first.left and len(unit) > 2 and signature(equation.right) != signature(first.right)


_LONGEST = 24
"""Equations of a unit among which the end of a system is looked for."""


def _end_before(unit: list[Equation], equation: Equation) -> int:
    """Where a system in a unit ends, if an equation is the last of another below it: it defines a symbol anew, and is made of
    what is computed below that symbol's first equation and of nothing above (the gates of a GRU under those of an LSTM, of
    either under a simple network). 0 for none."""
    first = max(0, len(unit) - _LONGEST)
    at = next((k for k in range(first, len(unit)) if unit[k].left == equation.left), None)
    if at is None or signature(unit[at].right) == signature(equation.right):
        return 0
    used = {variable.name for variable in ex.variables(equation.right)}
    above, below = ({e.left for e in part} & used for part in (unit[first:at], unit[at + 1 :]))
    return at + 1 if below - above and not above - below else 0


def _computes(expression: ex.Expression) -> bool:
    """Whether a right side is readable and depends on something."""
    return _readable(expression) and bool(ex.variables(expression))


def _names_parameters(equation: Equation) -> bool:
    """Whether an equation gives a name to parameters side by side (``W_a = [W_{aa}, W_{ax}]``), which computes nothing."""
    names = [equation.left, *(variable.name for variable in ex.variables(equation.right))]
    blocks = isinstance(equation.right, ex.Bracket | ex.Matrix | ex.Variable)
    return blocks and all(name.base in WEIGHT_LETTERS for name in names)


def _readable(expression: ex.Expression) -> bool:
    return not isinstance(expression, ex.Unread | ex.Words) and all(map(_readable, ex.parts(expression)))


def _connected(group: list[Equation], unit: list[Equation]) -> bool:
    """Whether a unit speaks of symbols of the group, and is not the whole group over again."""
    ours, theirs = ({e.left for e in part} for part in (group, unit))
    if len(theirs) > 3 and theirs <= ours:
        return False
    symbols, others = _symbols(group), _symbols(unit)
    if ours & (theirs | others) or theirs & symbols:
        return True
    return any(name.indices for name in symbols & others)


def _symbols(equations: list[Equation]) -> set[Name]:
    names = {variable.name for equation in equations for variable in ex.variables(equation.right)}
    return {name for name in names if name.base not in _FUNCTIONS}


def _conflict(group: list[Equation], unit: list[Equation]) -> bool:
    known: dict[Name, set[str]] = {}
    for equation in group:
        known.setdefault(equation.left, set()).add(signature(equation.right))
    return any(e.left in known and signature(e.right) not in known[e.left] for e in unit)


def signature(expression: ex.Expression) -> str:
    """The expression without places and without the choice of product sign, brackets and spelling."""
    match expression:
        case ex.Grouped(body=body):
            return signature(body)
        case ex.Variable(name=name):
            return str(name)
        case ex.Literal(text=text):
            return text
        case ex.Sum(terms=terms):
            return "(" + " ".join(term.sign + signature(term.body) for term in terms) + ")"
        case ex.Call(function=function):
            inner = [signature(part) for part in ex.parts(expression)]
            return f"{function}({','.join(inner)})"
        case ex.Applied(head=head, arguments=arguments):
            return f"{signature(head)}({','.join(map(signature, arguments))})"
        case _:
            inner = [signature(part) for part in ex.parts(expression)]
            return f"{type(expression).__name__}({','.join(inner)})"
