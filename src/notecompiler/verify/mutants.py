r"""First-order mutants of an equation: its source with one thing changed.

Used twice: to find the nearest edit that would make a wrong equation agree, and to test that no wrong equation passes.
A mutant is an edit of the formula's text, so that it goes through reading like anything a person writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.source import Span

_SIGN = re.compile(r"[+\-−]")
_FUNCTIONS = {"tanh": "\\sigma", "sigmoid": "\\tanh"}
_PAST = re.compile(r"([t\u03c4k]|\\tau)\s*-\s*1")


@dataclass(frozen=True, slots=True)
class Mutant:
    """Replace the characters at `span` of the formula by `text`. `kind` names the sort of change."""

    kind: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The symbols of the group as written: states by family, and parameters; each with one spelling per time."""

    states: Mapping[tuple[Name, int], str]
    parameters: Sequence[tuple[Name, str]]


def mutants(
    statement: ex.Statement, tex: str, places: Mapping[Name, tuple[Name, int]], words: Vocabulary
) -> Iterator[Mutant]:
    """Every first-order mutant of a statement's right side, likeliest mistakes first.

    `places` gives family and time of each state symbol in it.
    """
    nodes = list(_nodes(statement.right))
    for node in nodes:
        if isinstance(node, ex.Variable) and node.name in places:
            yield from _other_times(node, tex, places, words)
    for node in nodes:
        if isinstance(node, ex.Call | ex.Applied):
            yield from _functions(node, tex)
    for node in nodes:
        match node:
            case ex.Sum():
                yield from _signs(node, tex)
            case ex.Product():
                yield from _operators(node, tex)
            case _:
                pass
    for node in nodes:
        if isinstance(node, ex.Variable):
            yield from _other_symbols(node, places, words)
            if node.name in places:
                yield Mutant("wrap", node.span, f"\\tanh({tex[node.span.start : node.span.end]})")
    for node in nodes:
        if isinstance(node, ex.Sum | ex.Product):
            yield from _dropped(node, tex)


def _nodes(expression: ex.Expression) -> Iterator[ex.Expression]:
    yield expression
    for part in ex.parts(expression):
        yield from _nodes(part)


def _other_times(
    node: ex.Variable, tex: str, places: Mapping[Name, tuple[Name, int]], words: Vocabulary
) -> Iterator[Mutant]:
    family, offset = places[node.name]
    other = -1 if offset == 0 else 0
    written = words.states.get((family, other)) or shifted(tex[node.span.start : node.span.end], other)
    if written:
        yield Mutant("time", node.span, written)


def shifted(symbol: str, offset: int) -> str | None:
    """A symbol as written, at another time: ``x_t`` and -1 give ``x_{t-1}``."""
    if offset == 0:
        return _PAST.sub(r"\1", symbol) if _PAST.search(symbol) else None
    for pattern, text in (
        (r"_\{?([tk]|\\tau)\}?(?![A-Za-z-])", r"_{\1-1}"),
        (r"([(<]|\\langle\s*)([tk]|\\tau)\s*([)>]|\\rangle)", r"\1\2-1\3"),
    ):
        changed, count = re.subn(pattern, text, symbol, count=1)
        if count:
            return changed
    return None


def _functions(node: ex.Call | ex.Applied, tex: str) -> Iterator[Mutant]:
    arguments = node.arguments
    if not arguments:
        return
    start = arguments[0].span.start
    name = Span(node.span.start, min(start, node.span.end))
    written = tex[name.start : name.end]
    head = re.match(r"\\?[A-Za-z]+(?:\s*\{[A-Za-z ]+\})?", written)
    if head is None:
        return
    function = node.function if isinstance(node, ex.Call) else "sigmoid" if node.head.name == Name("\\sigma") else ""
    place = Span(name.start, name.start + head.end())
    if function in _FUNCTIONS:
        yield Mutant("function", place, _FUNCTIONS[function] + " ")
        yield Mutant("unwrap", place, "")


def _signs(node: ex.Sum, tex: str) -> Iterator[Mutant]:
    for before, after in zip(node.terms, node.terms[1:], strict=False):
        gap = Span(before.body.span.end, after.body.span.start)
        found = _SIGN.search(tex, gap.start, gap.end)
        if found:
            sign = "-" if found[0] == "+" else "+"
            yield Mutant("sign", Span(found.start(), found.end()), sign)
            yield Mutant("operator", Span(found.start(), found.end()), " \\odot ")


def _operators(node: ex.Product, tex: str) -> Iterator[Mutant]:
    for left, operator, right in zip(node.factors, node.operators, node.factors[1:], strict=False):
        gap = Span(left.span.end, right.span.start)
        if operator and tex[gap.start : gap.end].strip(" {}"):
            yield Mutant("operator", gap, " + ")
            yield Mutant("operator", gap, " - ")


def _other_symbols(node: ex.Variable, places: Mapping[Name, tuple[Name, int]], words: Vocabulary) -> Iterator[Mutant]:
    if node.name in places:
        family, offset = places[node.name]
        for (other, at), written in words.states.items():
            if other != family and at == offset:
                yield Mutant("symbol", node.span, written)
        for (other, at), written in words.states.items():
            if other != family and at != offset:
                yield Mutant("symbol", node.span, written)
        return
    for parameter, written in words.parameters:
        if parameter != node.name and parameter.base == node.name.base:
            yield Mutant("parameter", node.span, written)


def _dropped(node: ex.Sum | ex.Product, tex: str) -> Iterator[Mutant]:
    """One term or factor left out, with the sign before it (or behind it, for the first)."""
    parts = ex.parts(node)
    for k, part in enumerate(parts):
        if k:
            yield Mutant("drop", Span(parts[k - 1].span.end, part.span.end), "")
        elif len(parts) > 1 and tex[part.span.start : parts[1].span.start].count("{") == tex[
            part.span.start : parts[1].span.start
        ].count("}"):
            yield Mutant("drop", Span(part.span.start, parts[1].span.start), "")
