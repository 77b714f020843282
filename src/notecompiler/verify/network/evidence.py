"""The evidence of a verdict: which line of which reference agreed, which readings were taken, what differs."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from notecompiler.domains.domain import Array, Domain, Kind
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.resolve import explain
from notecompiler.verdicts import Counterexample, Reading, ReferenceLink
from notecompiler.verify.network import messages
from notecompiler.verify.network.check import Outcome, values_of
from notecompiler.verify.network.link import Link
from notecompiler.verify.network.roles import USUAL, symbol_evidence
from notecompiler.verify.network.worlds import worlds

_SHOWN = 40
_DIGITS = 4
_MORE_DIGITS = 8
"""Where four digits do not show the difference."""


@lru_cache(maxsize=256)
def line_of(function: Callable[..., Any], quantity: str) -> tuple[str, int]:
    """File and line where a reference function computes a quantity: the assignment to the local of that name, else the
    function itself. Files of this package are given relative to it."""
    source, first = inspect.getsourcelines(function)
    line = first
    for node in ast.walk(ast.parse(textwrap.dedent("".join(source)))):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == quantity for t in node.targets):
            line = first + node.lineno - 1
            break
    path = Path(inspect.getsourcefile(function) or "")
    package = Path(__file__).parent.parent.parent
    shown = path.relative_to(package).as_posix() if path.is_relative_to(package) else path.name
    return shown, line


def reference_link(domain: Domain, quantity: str) -> ReferenceLink:
    """The link to the line that computes a quantity."""
    file, line = line_of(domain.reference, quantity)
    return ReferenceLink(domain.name, quantity, file, line)


def readings(link: Link, k: int, outcome: Outcome, tex: str, lang: str) -> tuple[tuple[Reading, ...], bool]:
    """The readings taken in equation `k`, and whether one of them is out of the ordinary."""
    found: dict[tuple[str, str], Reading] = {}
    unusual = False
    for choice in outcome.typed.choices if outcome.typed is not None else ():
        operator = choice.operator or messages.meaning("juxtaposition", lang)
        meaning = messages.meaning(choice.meaning, lang)
        found.setdefault((operator, meaning), Reading(operator, meaning, explain(choice, tex)))
        unusual = unusual or choice.cost > 0
    conventions = list(_conventions(link, k, outcome, lang))
    every = (*found.values(), *(reading for reading, _ in conventions))
    return every, unusual or any(odd for _, odd in conventions)


def _conventions(link: Link, k: int, outcome: Outcome, lang: str) -> list[tuple[Reading, bool]]:
    reference = f"{link.domain.name}.{link.targets[k]}"
    found: list[tuple[Reading, bool]] = []
    if outcome.stripped:
        shown = messages.meaning("activation", lang)
        found.append((Reading(outcome.stripped, shown, messages.BECAUSE_FREE.text(lang)), False))
    for name, function in outcome.functions:
        if (str(name), function) != ("\\sigma", "sigmoid") and not outcome.stripped:
            because = messages.BECAUSE_FUNCTION.text(lang).format(reference=reference)
            found.append((Reading(str(name), function, because), True))
    for name, role in _renamed(link, k):
        found.append((Reading(str(name), messages.role(role, lang), messages.BECAUSE_USE.text(lang)), True))
    if link.options.omit & set(link.domain.weights.get(link.targets[k] or "", {}).values()):
        no_bias, zero = messages.meaning("no bias", lang), messages.meaning("zero", lang)
        found.append((Reading(no_bias, zero, messages.BECAUSE_NO_BIAS.text(lang)), True))
    for name in outcome.binding.diagonal if outcome.binding is not None else ():
        diagonal = messages.meaning("diagonal matrix", lang)
        found.append((Reading(str(name), diagonal, messages.BECAUSE_DIAGONAL.text(lang)), False))
    if link.domain.convention == "new_share" and link.targets[k] in {"update_gate", "hidden_state"}:
        share = messages.meaning("share of the new state", lang)
        symbol = next((str(name) for name, role in link.roles.items() if role == "update_gate"), "z")
        found.append((Reading(symbol, share, messages.BECAUSE_SHARE.text(lang)), True))
    return found


def _renamed(link: Link, k: int) -> list[tuple[Name, str]]:
    """The states of equation `k` that stand for another quantity than the usual one of their letters."""
    equation, place = link.group.equations[k], link.group.timeline.place
    families = dict.fromkeys(
        place(name)[0] for name in (equation.left, *(v.name for v in ex.variables(equation.right)))
    )
    found: list[tuple[Name, str]] = []
    for family in families:
        role = link.roles.get(family)
        if role is not None and not symbol_evidence(family, link.domain.quantity(role)):
            usual = (q for q in link.domain.quantities if symbol_evidence(family, q) == USUAL)
            if any(quantity.kind is not Kind.PARAMETER for quantity in usual):
                found.append((family, role))
    return found


def counterexample(link: Link, k: int, outcome: Outcome, differs_at: str | None) -> Counterexample:
    """A world in which the equation is wrong: its symbols' values and both sides."""
    target = link.targets[k]
    assert target is not None
    number, world = _worst(link, outcome, target)
    left = world[link.domain.free.get(target, target), 0]
    filled = {} if outcome.binding is None else values_of(outcome.binding, world, number)
    right = None
    if outcome.typed is not None and outcome.binding is not None:
        try:
            right = np.broadcast_to(np.asarray(outcome.typed.run(filled)), left.shape)
        except KeyError:
            right = None
    digits = _DIGITS if right is None or rounded(left) != rounded(right) else _MORE_DIGITS
    values: dict[str, Any] = {}
    for variable, bound in outcome.binding.values.items() if outcome.binding is not None else ():
        if str(variable.name) not in values and bound.key in filled:
            values[str(variable.name)] = rounded(filled[bound.key], digits)
    return Counterexample(
        link.options.seed,
        tuple(values.items()),
        rounded(left, digits),
        None if right is None else rounded(right, digits),
        differs_at,
    )


def _worst(link: Link, outcome: Outcome, target: str) -> tuple[int, Any]:
    sample = worlds(link.domain, link.options.seed, link.options.trials, link.options.omit)
    if outcome.lhs is not None:
        compared = link.domain.free.get(target, target)
        for number, world in enumerate(sample):
            if world[compared, 0] is outcome.lhs:
                return number, world
    return 0, sample[0]


def rounded(value: Array, digits: int = _DIGITS) -> Any:
    """Numbers to some digits, as nested lists; of a large array the first entries."""
    array = np.asarray(value, dtype=float)
    if array.size > _SHOWN:
        array = array.reshape(-1)[:5]
    return np.array([float(f"{x:.{digits}g}") for x in array.reshape(-1)]).reshape(array.shape).tolist()
