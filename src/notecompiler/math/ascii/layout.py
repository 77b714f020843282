"""Nodes built from parts: fractions, brackets, cases and matrices of ASCII formulas."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.math.nodes import (
    Accent,
    Array,
    ArrayRow,
    AtomClass,
    Delimited,
    Fraction,
    MathNode,
    Operator,
    Row,
    Scripts,
    Styled,
    Symbol,
    Text,
    TextRun,
)
from notecompiler.source import Span


def row(nodes: Sequence[MathNode]) -> Row:
    """A row over one or more nodes."""
    return Row(nodes[0].span.cover(nodes[-1].span), tuple(nodes))


def fraction(numerator: Sequence[MathNode], denominator: Sequence[MathNode]) -> Fraction:
    """``\\frac`` over two non-empty sequences."""
    return Fraction(numerator[0].span.cover(denominator[-1].span), r"\frac", row(numerator), row(denominator))


def is_tall(node: MathNode) -> bool:
    """Whether delimiters around the node have to grow."""
    match node:
        case Fraction() | Array():
            return True
        case Operator(large=large):
            return large
        case Scripts(base=base) if base is not None:
            return is_tall(base)
        case Delimited(segments=segments):
            return any(is_tall(child) for segment in segments for child in segment.children)
        case _:
            return False


def is_operator(node: MathNode) -> bool:
    """Whether the node is a function or large operator, scripts or not."""
    return isinstance(node.base if isinstance(node, Scripts) else node, Operator)


def takes_body(node: MathNode) -> bool:
    """Whether the node is a sum, an integral or a limit: what follows is its body."""
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Operator) and (base.large or base.text.startswith("lim"))


def enclosed(left: Symbol, inner: Sequence[MathNode], right: Symbol) -> list[MathNode]:
    """Brackets around a sequence: plain symbols where that is enough, growing delimiters around tall contents."""
    if any(is_tall(node) for node in inner):
        return [delimited(left, inner, right)]
    return [left, *inner, right]


def delimited(left: Symbol, inner: Sequence[MathNode], right: Symbol) -> Delimited:
    """Growing delimiters around a sequence."""
    return Delimited(left.span.cover(right.span), left.name, right.name, (row(inner),))


def cases(branches: Sequence[tuple[Sequence[MathNode], Span, Sequence[MathNode]]]) -> Array:
    """``cases`` from (value, place of the keyword, condition); the last condition may be empty: otherwise."""
    rows: list[ArrayRow] = []
    for value, keyword, condition in branches:
        if condition:
            cell = Row(
                keyword.cover(condition[-1].span),
                (Text(keyword, r"\text", (TextRun(keyword, "if "),)), *condition),
            )
        else:
            cell = Row(keyword, (Text(keyword, r"\text", (TextRun(keyword, "otherwise"),)),))
        rows.append(ArrayRow(row(value).span.cover(cell.span), (row(value), cell)))
    return Array(rows[0].span.cover(rows[-1].span), "cases", tuple(rows))


def matrix(span: Span, rows: Sequence[Sequence[Sequence[MathNode]]]) -> Array:
    """``bmatrix`` from rows of entries."""
    return Array(
        span,
        "bmatrix",
        tuple(
            ArrayRow(cells[0][0].span.cover(cells[-1][-1].span), tuple(row(cell) for cell in cells)) for cells in rows
        ),
    )


def accent(command: str, base: MathNode, span: Span) -> Accent:
    """A mark over one node."""
    return Accent(span, command, row([base]), under=False)


def is_letter(node: MathNode) -> bool:
    """Whether the node is a letter that can carry marks, scripts in parentheses and a number written behind it."""
    match node:
        case Symbol(name=name, cls=AtomClass.ORD):
            return name.isalpha() or name.startswith("\\")
        case Accent():
            return True
        case Styled(body=body):
            return len(body.children) == 1
        case _:
            return False
