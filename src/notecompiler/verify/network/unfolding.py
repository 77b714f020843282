r"""Two ways of writing equations out, taken back: steps with numbers, and inputs in parts.

``h_2 = \tanh(W h_1 + U x_2 + b)`` is the step of a recurrence at t = 2, and ``h_T`` that at its end; ``[h_{t-1}, v_t, m_t]`` is
a concatenation with one input, ``v_t`` on top of ``m_t``, where these two never stand apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name
from notecompiler.semantics.rewrite import rewrite
from notecompiler.verify.network.equations import Equation
from notecompiler.verify.network.notation import BIAS_LETTERS, WEIGHT_LETTERS
from notecompiler.verify.network.timeline import timeline


def folded(equations: Sequence[Equation]) -> list[Equation]:
    """The equations of a section, every step written as one at a time t and every input as one symbol."""
    names = {name for equation in equations for name in _names(equation)}
    if any(not index.letter or index.letter == _END for name in names for index in name.subs):
        if any(index.letter == "t" for name in names for index in name.indices):
            equations = [_before_the_end(equation) for equation in equations]
        letter = timeline((e.left, e.right) for e in equations).letter or "t"
        equations = [_at_any_time(equation, letter) for equation in equations]
    return _with_whole_inputs(list(equations))


def _names(equation: Equation) -> Iterator[Name]:
    yield equation.left
    yield from (variable.name for variable in ex.variables(equation.right))


# ── steps ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_END = "T"


def _before_the_end(equation: Equation) -> Equation:
    """The last step of a sequence, as one at any time: it speaks of T and T - 1."""
    offsets = {index.offset for name in _names(equation) for index in name.subs if index.letter == _END}
    if not {0, -1} <= offsets or _END not in {index.letter for index in equation.left.subs}:
        return equation
    return _renamed(equation, lambda index: Index("t", index.offset) if index.letter == _END else index)


def _at_any_time(equation: Equation, letter: str) -> Equation:
    """A step with a number, as one at any time: what it computes it has of the number before, and some input of this one.
    Parameters are the same at all times, or the numbers count layers."""
    step = _number(equation.left)
    if step is None or step < 1:
        return equation
    numbered = {(name.base, name.accent, _number(name)) for name in _names(equation) if _number(name) is not None}
    family = (equation.left.base, equation.left.accent)
    of_others = {number for base, accent, number in numbered if (base, accent) != family}
    if any(base in WEIGHT_LETTERS | BIAS_LETTERS for base, _, _ in numbered) or of_others != {step}:
        return equation
    if {number for base, accent, number in numbered if (base, accent) == family} != {step, step - 1}:
        return equation
    return _renamed(equation, lambda index: index if index.letter else Index(letter, index.offset - step))


def _number(name: Name) -> int | None:
    """The only index of a symbol, where that is a number."""
    match name.indices:
        case (Index(letter="", offset=offset),):
            return offset
        case _:
            return None


def _renamed(equation: Equation, rule: Callable[[Index], Index]) -> Equation:
    def name(old: Name) -> Name:
        return replace(old, subs=tuple(map(rule, old.subs)))

    def variable(node: ex.Expression) -> ex.Expression:
        return replace(node, name=name(node.name)) if isinstance(node, ex.Variable) else node

    return replace(equation, left=name(equation.left), right=rewrite(equation.right, variable))


# ── inputs ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _with_whole_inputs(equations: list[Equation]) -> list[Equation]:
    """Concatenations of three or more without the inputs that always follow the same other input."""
    brackets = [node for e in equations for node in _nodes(e.right) if _concatenates(node)]
    if not any(len(_listed(node)) > 2 for node in brackets):
        return equations
    computed = {(e.left.base, e.left.accent) for e in equations}
    total = Counter(variable.name for e in equations for variable in ex.variables(e.right))
    pairs = Counter(
        (a.name, b.name)
        for node in brackets
        for a, b in pairwise(_listed(node))
        if isinstance(a, ex.Variable) and isinstance(b, ex.Variable)
    )
    dropped = {
        b
        for (a, b), count in pairs.items()
        if count == total[a] == total[b] and _is_input(a, computed) and _is_input(b, computed)
    }
    return [replace(e, right=rewrite(e.right, lambda node: _shortened(node, dropped))) for e in equations]


def _is_input(name: Name, computed: set[tuple[str, str]]) -> bool:
    return (name.base, name.accent) not in computed and not any(index.offset and index.letter for index in name.indices)


def _concatenates(node: ex.Expression) -> bool:
    return isinstance(node, ex.Bracket) or (isinstance(node, ex.Applied) and node.opener == "[")


def _listed(node: ex.Expression) -> tuple[ex.Expression, ...]:
    match node:
        case ex.Bracket(items=items):
            return items
        case ex.Applied(arguments=arguments):
            return arguments
        case _:
            return ()


def _shortened(node: ex.Expression, dropped: set[Name]) -> ex.Expression:
    def keeps(item: ex.Expression) -> bool:
        return not (isinstance(item, ex.Variable) and item.name in dropped)

    match node:
        case ex.Bracket(items=items) if len(items) > 2:
            kept = tuple(filter(keeps, items))
            return replace(node, items=kept, separators=node.separators[: len(kept) - 1])
        case ex.Applied(opener="[", arguments=arguments) if len(arguments) > 2:
            return replace(node, arguments=tuple(filter(keeps, arguments)))
        case _:
            return node


def _nodes(expression: ex.Expression) -> Iterator[ex.Expression]:
    yield expression
    for part in ex.parts(expression):
        yield from _nodes(part)
