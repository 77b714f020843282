"""Going over a tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from notecompiler.math import nodes as n


def children(node: n.MathNode) -> tuple[n.MathNode, ...]:
    """The nodes directly inside `node`, in the order of the source (an array's cells row by row)."""
    match node:
        case (
            n.Symbol()
            | n.Number()
            | n.Operator()
            | n.SizedDelimiter()
            | n.Space()
            | n.Meta()
            | n.Comment()
            | n.Invalid()
        ):
            return ()
        case n.Row(children=inside):
            return inside
        case n.Group(body=body) | n.Styled(body=body) | n.Box(body=body) | n.Accent(base=body):
            return (body,)
        case n.Scripts(base=base, sub=sub, sup=sup):
            scripts = [part for part in (sub, sup) if part is not None]
            scripts.sort(key=lambda part: part.span.start)
            return (base, *scripts) if base is not None else tuple(scripts)
        case n.Fraction(numerator=numerator, denominator=denominator):
            return (numerator, denominator)
        case n.Radical(radicand=radicand, index=index):
            return (radicand,) if index is None else (index, radicand)
        case n.Stack(base=base, over=over, under=under):
            return tuple(part for part in (over, under, base) if part is not None)
        case n.Delimited(segments=segments):
            return segments
        case n.Text(parts=parts):
            return tuple(part for part in parts if isinstance(part, n.Row))
        case n.Array(rows=rows):
            found: list[n.MathNode] = []
            for row in rows:
                if row.intertext is not None:
                    found.append(row.intertext)
                found.extend(row.cells)
            return tuple(found)
        case _:
            assert_never(node)


def walk(node: n.MathNode) -> Iterator[n.MathNode]:
    """`node` and everything in it, parents before children, in the order of the source."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(children(node)))
