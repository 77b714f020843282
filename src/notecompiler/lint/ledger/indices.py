"""Indices of one formula that differ in case only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from notecompiler.document import Document, Formula
from notecompiler.math.nodes import Scripts, Symbol
from notecompiler.math.walk import walk
from notecompiler.record import Record
from notecompiler.source import Span


class _Indexed(Record):
    """A letter with one letter as its index."""

    base: str
    index: str
    span: Span


def odd_indices(document: Document) -> Iterator[tuple[Span, str, str]]:
    """Place, index and usual index of each symbol whose one index is the rarer case of a letter.

    The symbols must be of a kind (all small or all capital letters), and the usual index must stand on at least two
    others: :math:`x_P, y_P, z_p`.
    """
    for formula in document.formulas:
        groups: dict[tuple[str, bool], list[_Indexed]] = defaultdict(list)
        for one in _indexed(formula):
            groups[one.index.casefold(), one.base.isupper()].append(one)
        for group in groups.values():
            bases = defaultdict(set)
            for one in group:
                bases[one.index].add(one.base)
            if len(bases) != 2:
                continue
            usual, odd = sorted(bases, key=lambda index: -len(bases[index]))
            if len(bases[usual]) < 2:
                continue
            for one in group:
                if one.index == odd and one.base not in bases[usual]:
                    yield formula.origin.span(one.span), odd, usual


def _indexed(formula: Formula) -> Iterator[_Indexed]:
    for node in walk(formula.tree):
        match node:
            case Scripts(base=Symbol(name=base), sub=sub) if sub is not None and base.isalpha():
                match sub.children:
                    case (Symbol(name=index),) if index.isalpha():
                        yield _Indexed(base, index, node.span)
                    case _:
                        pass
            case _:
                pass
