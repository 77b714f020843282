"""``\\verb|…|``, and ``\\( … \\)`` inside a formula."""

from __future__ import annotations

from notecompiler.math import problems as kinds
from notecompiler.math.grammar.core import Parser
from notecompiler.math.nodes import Group, MathNode, Row, Text, TextRun
from notecompiler.math.tokens import shared_span


def read_verbatim(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\verb|x|``: the characters between two equal marks, as typewriter text."""
    p.star(end)
    if p.i < end:
        mark = p.texts[p.i]
        for close in range(p.i + 1, end):
            if p.texts[close] == mark:
                source = p.raw(p.i + 1, close)
                p.i = close + 1
                span = p.span(at)
                out.append(Text(span, r"\texttt", (TextRun(span, source),)))
                return
    p.missing(name)


def read_inner_math(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\(…\\)`` in a formula: only a group, as TeX has it in boxes; without its partner it is stray."""
    close = p.find(r"\)" if p.texts[at] == r"\(" else r"\]", p.i, end)
    if close < 0:
        p.invalid(out, at, kinds.STRAY_DOLLAR, f"{name} inside a formula")
        return
    p.problem(kinds.STRAY_DOLLAR, f"{name} inside a formula", p.token_span(at))
    children = p.nodes(close)
    p.i = close + 1
    out.append(
        Group(p.span(at), Row(shared_span(p.spans[at].end, max(p.spans[at].end, p.spans[close].start)), children))
    )
