"""Walking the math tree."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import assert_never

from notecompiler.math.nodes import (
    Accent,
    Array,
    Box,
    Comment,
    Delimited,
    Fraction,
    Group,
    Invalid,
    MathNode,
    Meta,
    Number,
    Operator,
    Radical,
    Row,
    Scripts,
    SizedDelimiter,
    Space,
    Stack,
    Styled,
    Symbol,
    Text,
    TextRun,
)


def children(node: MathNode) -> tuple[MathNode, ...]:
    """The nodes directly inside a node, in the order of the source."""
    match node:
        case Row():
            return node.children
        case Group() | Styled() | Box():
            return (node.body,)
        case Scripts():
            return tuple(part for part in (node.base, node.sub, node.sup) if part is not None)
        case Fraction():
            return (node.numerator, node.denominator)
        case Radical():
            return (node.radicand,) if node.index is None else (node.index, node.radicand)
        case Accent():
            return (node.base,)
        case Stack():
            return tuple(part for part in (node.over, node.base, node.under) if part is not None)
        case Delimited():
            return node.segments
        case Text():
            return tuple(part for part in node.parts if not isinstance(part, TextRun))
        case Array():
            return tuple(cell for row in node.rows for cell in row.cells)
        case Symbol() | Number() | Operator() | SizedDelimiter() | Space() | Meta() | Comment() | Invalid():
            return ()
        case _:
            assert_never(node)


def walk(node: MathNode) -> Iterator[MathNode]:
    """The node and everything inside it, each before what it holds."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(children(current)))


def rows(node: MathNode) -> Iterator[Row]:
    """Every sequence of nodes: the formula, arguments, cells."""
    for inner in walk(node):
        if isinstance(inner, Row):
            yield inner


def text_spans(node: MathNode) -> list[tuple[int, int]]:
    r"""Where words of ``\text{…}`` and relatives stand, formulas inside them left out; sorted."""
    return sorted(
        (part.span.start, part.span.end)
        for inner in walk(node)
        if isinstance(inner, Text)
        for part in inner.parts
        if isinstance(part, TextRun)
    )


def inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether one of the sorted, disjoint spans holds the offset `at`."""
    index = bisect_right(spans, (at, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]
