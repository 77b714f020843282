"""TeX's primitives for characters, rules and shifts, and links, of which a formula keeps only what is shown."""

from __future__ import annotations

from notecompiler.math import problems as kinds
from notecompiler.math.grammar.core import Parser
from notecompiler.math.grammar.fractions import take_length
from notecompiler.math.nodes import (
    AtomClass,
    Box,
    Comment,
    Group,
    MathNode,
    Meta,
    Number,
    Row,
    Space,
    Symbol,
    Text,
    TextRun,
)
from notecompiler.math.tokens import shared_span


def read_web_address(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\url{…}``: the address as text; a formula holds no links."""
    address = p.raw_argument(end, name)
    span = p.span(at)
    out.append(Text(span, r"\texttt", (TextRun(span, address),)))


def read_hyperlink(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\href{…}{body}``: the body; a formula holds no links."""
    p.raw_argument(end, name)
    out.append(Group(p.span(at), p.argument(end, name)))


def read_character(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\char"263A``: a character by its number."""
    at_first = p.i
    digits = ""
    base = 10
    if p.i < end and p.texts[p.i] in ('"', "'", "`"):
        mark = p.texts[p.i]
        p.i += 1
        if mark == "`" and p.i < end:
            digits = str(ord(p.texts[p.i][-1]))
            p.i += 1
        base = {'"': 16, "'": 8}.get(mark, 10)
    if not digits:
        allowed = "0123456789abcdefABCDEF"[: 10 if base <= 10 else 22]
        while p.i < end and p.i - at_first < 8 and all(char in allowed for char in p.texts[p.i]):
            digits += p.texts[p.i]
            p.i += 1
    number = int(digits, base) if digits and all(int(d, 16) < base for d in digits) else -1
    if not 32 <= number < 0x110000 or 0xD800 <= number < 0xE000:
        p.invalid(out, at, kinds.MISSING_ARGUMENT, f"{name} lacks a character number")
        return
    span = p.span(at)
    out.append(Text(span, r"\text", (TextRun(span, chr(number)),)))


def read_rule(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\rule[lift]{width}{height}``: kept as a box without content."""
    lift = p.raw_optional(end)
    sizes = [p.raw_argument(end, name), p.raw_argument(end, name)]
    span = p.span(at)
    out.append(Box(span, name, Row(shared_span(span.end, span.end), ()), ",".join(([lift] if lift else []) + sizes)))


def read_raised(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """Plain TeX's ``\\raise2pt\\hbox{…}``."""
    length = take_length(p, end)
    body = p.argument(end, name)
    shift = length if name == r"\raise" else "-" + length
    out.append(Box(p.span(at), r"\raisebox", body, shift.replace("--", "")))


def read_penalty(p: Parser, _out: list[MathNode], _at: int, end: int, _name: str, _row: object) -> None:
    """``\\penalty-100``: nothing that is printed."""
    if p.i < end and p.texts[p.i] == "-":
        p.i += 1
    if p.i < end and p.texts[p.i][0].isdigit():
        p.i += 1


_NO_FACTOR_AFTER = frozenset({AtomClass.BIN, AtomClass.REL, AtomClass.CLOSE, AtomClass.PUNCT})
_NO_FACTOR_BEFORE = frozenset({AtomClass.BIN, AtomClass.REL, AtomClass.OPEN, AtomClass.PUNCT})
_NO_ATOM = frozenset({"^", "_", "&", "\\\\", r"\right", r"\middle", r"\*"})


def read_discretionary_times(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``a \\* b``: a product of which TeX shows the sign only where a line breaks (The TeXbook, chapter 18).

    Without a factor on both sides it is none, but a star that Markdown's escape was left in (``V^\\*``), and so it is
    between two numbers, which would read as one.
    """
    before = out[-1] if out else None
    numbers = isinstance(before, Number) and p.i < end and p.texts[p.i][0].isdigit()
    if _is_factor(before) and p.i < end and _may_start_factor(p) and not numbers:
        out.append(Space(p.token_span(at), name, 0.0))
    else:
        p.invalid(out, at, kinds.UNKNOWN_COMMAND, f"{name} without two factors")


def _is_factor(node: MathNode | None) -> bool:
    if isinstance(node, Symbol):
        return node.cls not in _NO_FACTOR_BEFORE
    return not (node is None or isinstance(node, Space | Comment | Meta))


def _may_start_factor(p: Parser) -> bool:
    text = p.texts[p.i]
    sign = p.symbols.get(text)
    return text not in _NO_ATOM if sign is None else sign[2] not in _NO_FACTOR_AFTER
