"""Readers of the regular constructs: accents, stacks, arrows, styles, boxes, spaces."""

from __future__ import annotations

from notecompiler.math.grammar.colours import take_colour
from notecompiler.math.grammar.core import Parser
from notecompiler.math.grammar.fractions import take_length
from notecompiler.math.grammar.lengths import in_em
from notecompiler.math.grammar.text import text_argument
from notecompiler.math.nodes import (
    Accent,
    AtomClass,
    Box,
    MathNode,
    Row,
    Space,
    Stack,
    Styled,
    Symbol,
    Text,
)
from notecompiler.math.signatures import Arrow, Boxed, Glue, OverUnder, Stacked, Style
from notecompiler.math.tokens import shared_span

_COLOUR_BOXES = (r"\colorbox", r"\fcolorbox")


def read_accent(p: Parser, out: list[MathNode], at: int, end: int, name: str, row: OverUnder) -> None:
    base = p.argument(end, name)
    out.append(Accent(p.span(at), name, base, row.under))


def read_stack(p: Parser, out: list[MathNode], at: int, end: int, name: str, row: Stacked) -> None:
    over: Row | None = None
    under: Row | None = None
    for place in row.order:
        argument = p.argument(end, name)
        if place == "o":
            over = argument
        elif place == "u":
            under = argument
        else:
            out.append(Stack(p.span(at), name, argument, over, under))


def read_arrow(p: Parser, out: list[MathNode], at: int, end: int, name: str, row: Arrow) -> None:
    under = p.optional_row(end)
    over = p.argument(end, name)
    span = p.token_span(at)
    arrow = Row(span, (Symbol(span, row.symbol, row.char, AtomClass.REL),))
    out.append(Stack(p.span(at), name, arrow, over, under))


def read_style(p: Parser, out: list[MathNode], at: int, end: int, name: str, row: Style) -> None:
    body = p.row(end) if row.switch else p.argument(end, name)
    out.append(Styled(p.span(at), name, body, "", row.switch))


def read_box(p: Parser, out: list[MathNode], at: int, end: int, name: str, row: Boxed) -> None:
    """A box with its colours or lengths. A box of text holds one Text, or the formula when its text is only ``$…$``."""
    arguments = []
    if name in _COLOUR_BOXES:
        arguments = [take_colour(p, end, name) for _ in range(row.arguments)]
    else:
        for _ in range(row.optional + 2 * (name in (r"\framebox", r"\makebox"))):
            if (option := p.raw_optional(end)) is not None:
                arguments.append(option)
        arguments += [p.raw_argument(end, name) for _ in range(row.arguments)]
    body = text_row(p, end, name) if row.text else p.argument(end, name)
    out.append(Box(p.span(at), name, body, ",".join(arguments)))


def text_row(p: Parser, end: int, name: str) -> Row:
    """A text argument as a Row."""
    at = p.i
    parts = text_argument(p, end, name)
    if len(parts) == 1 and isinstance(parts[0], Row):
        return parts[0]
    span = p.span(at) if p.i > at else shared_span(p.end(), p.end())
    return Row(span, (Text(span, r"\text", parts),) if parts else ())


def read_glue(p: Parser, out: list[MathNode], at: int, _end: int, name: str, row: Glue) -> None:
    out.append(Space(p.token_span(at), r"\ " if name == "\\" else name, row.width))


def read_length(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    starred = p.star(end)
    length = take_length(p, end)
    out.append(Space(p.span(at), name + "*" * starred, in_em(length), length))
