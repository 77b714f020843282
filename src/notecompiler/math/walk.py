"""Going over a tree."""

from __future__ import annotations

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
)


def children(node: MathNode) -> tuple[MathNode, ...]:
    """The nodes directly inside `node`, in the order of the source (an array's cells row by row)."""
    match node:
        case Symbol() | Number() | Operator() | SizedDelimiter() | Space() | Meta() | Comment() | Invalid():
            return ()
        case Row(children=inside):
            return inside
        case Group(body=body) | Styled(body=body) | Box(body=body) | Accent(base=body):
            return (body,)
        case Scripts(base=base, sub=sub, sup=sup):
            scripts = [part for part in (sub, sup) if part is not None]
            scripts.sort(key=lambda part: part.span.start)
            return (base, *scripts) if base is not None else tuple(scripts)
        case Fraction(numerator=numerator, denominator=denominator):
            return (numerator, denominator)
        case Radical(radicand=radicand, index=index):
            return (radicand,) if index is None else (index, radicand)
        case Stack(base=base, over=over, under=under):
            return tuple(part for part in (over, under, base) if part is not None)
        case Delimited(segments=segments):
            return segments
        case Text(parts=parts):
            return tuple(part for part in parts if isinstance(part, Row))
        case Array(rows=rows):
            found: list[MathNode] = []
            for row in rows:
                if row.intertext is not None:
                    found.append(row.intertext)
                found.extend(row.cells)
            return tuple(found)
        case _:
            assert_never(node)


def walk(node: MathNode) -> Iterator[MathNode]:
    """`node` and everything in it, parents before children, in the order of the source."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(children(node)))
