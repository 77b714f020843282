r"""First-order mutants of an equation: its source with one thing changed.

Used twice: to find the nearest edit that would make a wrong equation agree, and to test that no wrong equation passes.
A mutant is an edit of the formula's text, so that it goes through reading like anything a person writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.functions import CANONICAL
from notecompiler.semantics.names import Name
from notecompiler.source import Span

_SIGN = re.compile(r"[+\-−]")
_OTHER_FUNCTION = {"tanh": "sigmoid", "sigmoid": "tanh"}
_TEX = {"tanh": "\\tanh ", "sigmoid": "\\sigma ", "times": " \\odot "}
_PLAIN = {"tanh": "tanh", "sigmoid": "sigmoid", "times": " * "}
_COMMAND = re.compile(r"\\[A-Za-z]+\Z")
_STEPS = (("new", "old"), ("next", "prev"), ("curr", "prev"), ("cur", "prev"))
_PAST = re.compile(r"([t\u03c4kn]|\\tau)\s*-\s*1")


class Mutant(Record):
    """Replace the characters at `span` of the formula by `text`. `kind` names the sort of change; `place` is where a
    reader should look."""

    kind: str
    span: Span
    text: str
    place: Span


class Vocabulary(Record):
    """The symbols of the group as written: states by family, and parameters; each with one spelling per time."""

    states: Mapping[tuple[Name, int], str]
    parameters: Sequence[tuple[Name, str]]


def mutants(
    right: ex.Expression,
    tex: str,
    places: Mapping[Name, tuple[Name, int]],
    words: Vocabulary,
    *,
    plain: bool = False,
) -> Iterator[Mutant]:
    """Every first-order mutant of a right side, likeliest mistakes first.

    `places` gives family and time of each state symbol in it; `plain` writes ASCII instead of TeX.
    """
    maker = _Maker(tex, places, words, _PLAIN if plain else _TEX)
    nodes = list(_nodes(right))
    every = (maker.times, maker.functions, maker.signs, maker.operators, maker.symbols, maker.wrapped)
    for make in (*every, maker.dropped, maker.exchanged, maker.factors):
        for node in nodes:
            yield from map(maker.spaced, make(node))


def _nodes(expression: ex.Expression) -> Iterator[ex.Expression]:
    yield expression
    for part in ex.parts(expression):
        yield from _nodes(part)


def shifted(symbol: str, offset: int) -> str | None:
    """A symbol as written, at another time: ``x_t`` and -1 give ``x_{t-1}``."""
    if offset == 0 and _PAST.search(symbol):
        return _PAST.sub(r"\1", symbol)
    for now, before in _STEPS:
        old, new = (before, now) if offset == 0 else (now, before)
        if re.search(rf"_\{{?{old}\b", symbol):
            return re.sub(rf"(_\{{?){old}\b", rf"\g<1>{new}", symbol)
    if offset == 0:
        return None
    for pattern, text in (
        (r"([_^])\{?([tkn]|\\tau)\}?(?![A-Za-z-])", r"\1{\2-1}"),
        (r"([(<\[]|\\langle\s*)([tkn]|\\tau)\s*([)>\]]|\\rangle)", r"\1\2-1\3"),
    ):
        changed, count = re.subn(pattern, text, symbol, count=1)
        if count:
            return changed
    return None


class _Maker(Record):
    """The sorts of change, each for one node."""

    tex: str
    places: Mapping[Name, tuple[Name, int]]
    words: Vocabulary
    spelled: Mapping[str, str]

    def written(self, span: Span) -> str:
        return self.tex[span.start : span.end]

    def spaced(self, mutant: Mutant) -> Mutant:
        """A letter must not touch the command before it."""
        touching = mutant.text[:1].isalpha() and _COMMAND.search(self.tex, 0, mutant.span.start) is not None
        return replace(mutant, text=f" {mutant.text}") if touching else mutant

    def is_state(self, node: ex.Expression) -> bool:
        return isinstance(node, ex.Variable) and node.name in self.places

    def times(self, node: ex.Expression) -> Iterator[Mutant]:
        """A state at the other time."""
        if not (isinstance(node, ex.Variable) and node.name in self.places):
            return
        family, offset = self.places[node.name]
        other = -1 if offset == 0 else 0
        written = self.words.states.get((family, other)) or shifted(self.written(node.span), other)
        if written:
            yield Mutant("time", node.span, written, node.span)

    def functions(self, node: ex.Expression) -> Iterator[Mutant]:
        """The other squashing function, or none."""
        if not isinstance(node, ex.Call | ex.Applied) or not node.arguments:
            return
        if isinstance(node, ex.Applied):
            function, place = ("sigmoid" if node.head.name == Name("\\sigma") else ""), node.head.span
        else:
            head = re.match(r"\\?(?:[a-z]+\s*\{)?([A-Za-z]+)\}?", self.written(node.span))
            if head is None or CANONICAL.get(head[1]) != node.function:
                return
            function, place = node.function, Span(node.span.start, node.span.start + head.end())
        if function in _OTHER_FUNCTION:
            yield Mutant("function", place, self.spelled[_OTHER_FUNCTION[function]], place)
            yield Mutant("unwrap", place, "", place)

    def signs(self, node: ex.Expression) -> Iterator[Mutant]:
        """The other sign, or a product for the sum."""
        if not isinstance(node, ex.Sum):
            return
        for before, after in zip(node.terms, node.terms[1:], strict=False):
            found = _SIGN.search(self.tex, before.body.span.end, after.body.span.start)
            if found:
                place = Span(found.start(), found.end())
                yield Mutant("sign", place, "-" if found[0] == "+" else "+", place)
                yield Mutant("operator", place, self.spelled["times"], place)

    def operators(self, node: ex.Expression) -> Iterator[Mutant]:
        """A sum or difference for the product."""
        if not isinstance(node, ex.Product):
            return
        for left, operator, right in zip(node.factors, node.operators, node.factors[1:], strict=False):
            gap = Span(left.span.end, right.span.start)
            if operator and self.written(gap).strip(" {}"):
                yield Mutant("operator", gap, " + ", gap)
                yield Mutant("operator", gap, " - ", gap)

    def symbols(self, node: ex.Expression) -> Iterator[Mutant]:
        """Another state (at the same time first), or another gate's parameter."""
        if not isinstance(node, ex.Variable):
            return
        if node.name in self.places:
            family, offset = self.places[node.name]
            others = [(at != offset, written) for (other, at), written in self.words.states.items() if other != family]
            for _, written in sorted(others, key=lambda other: other[0]):
                yield Mutant("symbol", node.span, written, node.span)
            return
        for parameter, written in self.words.parameters:
            if parameter != node.name and parameter.base == node.name.base:
                yield Mutant("parameter", node.span, written, node.span)

    def wrapped(self, node: ex.Expression) -> Iterator[Mutant]:
        """A state squashed."""
        if self.is_state(node):
            text = f"{self.spelled['tanh'].strip()}({self.written(node.span)})"
            yield Mutant("wrap", node.span, text, node.span)

    def dropped(self, node: ex.Expression) -> Iterator[Mutant]:
        """One term or factor left out, with the sign before it (or behind it, for the first)."""
        if not isinstance(node, ex.Sum | ex.Product):
            return
        parts = ex.parts(node)
        gaps = [Span(before.span.end, part.span.end) for before, part in pairwise(parts)]
        signed = [
            bool(self.tex[gap.start : part.span.start].strip()) for gap, part in zip(gaps, parts[1:], strict=True)
        ]
        for k in sorted(range(len(gaps)), key=lambda k: not signed[k]):  # rather a factor that has a sign before it
            yield Mutant("drop", gaps[k], "", parts[k + 1].span)
        first = Span(parts[0].span.start, parts[1].span.start) if len(parts) > 1 else None
        if first is not None and self.written(first).count("{") == self.written(first).count("}"):
            yield Mutant("drop", first, "", parts[0].span)

    def exchanged(self, node: ex.Expression) -> Iterator[Mutant]:
        """Two states of a sum or product in each other's place."""
        states = (
            [v for v in ex.variables(node) if v.name in self.places] if isinstance(node, ex.Sum | ex.Product) else []
        )
        for k, first in enumerate(states):
            for second in states[k + 1 :]:
                if first.name != second.name:
                    between = self.tex[first.span.end : second.span.start]
                    gap = " " if _COMMAND.search(between) else ""
                    text = self.written(second.span) + between + gap + self.written(first.span)
                    yield Mutant("exchange", first.span.cover(second.span), text, first.span)

    def factors(self, node: ex.Expression) -> Iterator[Mutant]:
        """A state multiplied by another."""
        if not self.is_state(node):
            return
        for (_, at), written in self.words.states.items():
            if at == 0:
                text = f"{written}{self.spelled['times']}{self.written(node.span)}"
                yield Mutant("factor", node.span, text, node.span)
