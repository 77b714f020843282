"""Fractions old and new, roots."""

from __future__ import annotations

from notecompiler.math import problems as kinds
from notecompiler.math.grammar.core import Parser
from notecompiler.math.grammar.delimiters import DELIMITERS
from notecompiler.math.grammar.lengths import LENGTH, in_em
from notecompiler.math.nodes import Fraction, MathNode, Radical, Row
from notecompiler.math.signatures import Infix, Ratio
from notecompiler.math.tokens import shared_span


def read_ratio(p: Parser, out: list[MathNode], at: int, end: int, name: str, row: Ratio) -> None:
    numerator = p.argument(end, name)
    denominator = p.argument(end, name)
    out.append(Fraction(p.span(at), name, numerator, denominator, row.rule, row.left, row.right))


def read_continued(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\cfrac[l]{a}{b}``; the alignment of the numerator has no counterpart in the tree."""
    p.optional(end)
    numerator = p.argument(end, name)
    denominator = p.argument(end, name)
    out.append(Fraction(p.span(at), name, numerator, denominator))


def read_infix(p: Parser, out: list[MathNode], at: int, end: int, name: str, row: Infix) -> None:
    """``a \\over b``: what is there becomes the numerator, the rest of the group the denominator."""
    if p.infix_end == end:
        p.invalid(out, at, kinds.DOUBLE_INFIX, f"{name} after another one in the same group")
        return
    outer, p.infix_end = p.infix_end, end
    if row.length:
        take_length(p, end)
    if out:
        numerator = Row(shared_span(out[0].span.start, out[-1].span.end), tuple(out))
    else:
        numerator = Row(shared_span(p.spans[at].start, p.spans[at].start), ())
    denominator = p.row(end)
    p.infix_end = outer
    span = shared_span(numerator.span.start, max(denominator.span.end, p.spans[at].end))
    out[:] = [Fraction(span, name, numerator, denominator, row.rule, row.left, row.right)]


def read_general(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\genfrac{(}{)}{0pt}{1}{a}{b}``; a thickness other than 0 is drawn as an ordinary bar."""
    left, right = (_delimiter(p, p.raw_argument(end, name)) for _ in range(2))
    thickness = p.raw_argument(end, name)
    style = p.raw_argument(end, name)
    numerator = p.argument(end, name)
    denominator = p.argument(end, name)
    rule = not LENGTH.match(thickness) or in_em(thickness) != 0.0
    command = {"0": r"\dfrac", "1": r"\tfrac"}.get(style, r"\frac")
    if not rule and (left, right) == ("(", ")"):
        command = command.replace("frac", "binom")
    elif not rule or left or right:
        command = r"\genfrac" + (style if style in "0123" else "")
    out.append(Fraction(p.span(at), command, numerator, denominator, rule, left, right))


def _delimiter(p: Parser, text: str) -> str:
    name = p.symbols[text][0] if text in p.symbols else text
    return name if name in DELIMITERS and name != "." else ""


def read_root(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    index = p.optional_row(end)
    radicand = p.argument(end, name)
    out.append(Radical(p.span(at), radicand, index))


def read_old_root(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """Plain TeX's ``\\root 3 \\of x``."""
    of = p.find(r"\of", p.i, end)
    if of < 0:
        p.missing(name)
        return
    index = p.row(of)
    p.i = of + 1
    radicand = p.argument(end, name)
    out.append(Radical(p.span(at), radicand, index))


def take_length(p: Parser, end: int) -> str:
    """A length that stands in braces or bare (``{1cm}``, ``1em``, ``-3mu plus 1mu``), as written; "" when there is none."""
    if p.i < end and p.texts[p.i] == "{":
        return p.raw_argument(end, "length")
    # A bare length is spread over several tokens: sign, number, two letters.
    at = p.i
    taken = ""
    while p.i < end and p.i - at < 4:
        taken += p.pieces[p.i]
        p.i += 1
        if LENGTH.fullmatch(taken.strip()):
            return "".join(taken.split())
    p.i = at
    return ""
