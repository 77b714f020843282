"""MathJax's own commands: ``\\bbox``, ``\\enclose``, ``\\unicode``. They lower to boxes that print has."""

from __future__ import annotations

from typing import Final

from notecompiler.math import problems as kinds
from notecompiler.math.grammar.core import Parser
from notecompiler.math.nodes import Box, Group, MathNode, Text, TextRun
from notecompiler.regex import regex

_LENGTH = regex(r"[+-]?[\d.]+\s*[a-z]{2}\Z")
_NUMBER = regex(r"x([0-9A-Fa-f]{1,6})\Z|([0-9]{1,7})\Z")
_NOTATIONS: Final = {
    "updiagonalstrike": r"\cancel",
    "downdiagonalstrike": r"\bcancel",
    "box": r"\boxed",
    "roundedbox": r"\boxed",
    "circle": r"\boxed",
    "actuarial": r"\angl",
    "phasorangle": r"\phase",
}


def read_background(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\bbox[yellow, 5px, border: 2px solid red]{x}``: a coloured box, a framed box, or a plain group."""
    colour = ""
    border = ""
    framed = False
    for part in (p.raw_optional(end) or "").split(","):
        option = part.strip()
        if option.startswith("border"):
            framed = True
            border = option.split()[-1] if len(option.split()) > 1 else ""
        elif option and not _LENGTH.match(option):
            colour = option
    body = p.argument(end, name)
    span = p.span(at)
    if colour and framed:
        out.append(Box(span, r"\fcolorbox", body, f"{border or 'black'},{colour}"))
    elif colour:
        out.append(Box(span, r"\colorbox", body, colour))
    elif framed:
        out.append(Box(span, r"\boxed", body))
    else:
        out.append(Group(span, body))


def read_enclosed(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\enclose{notations}[attributes]{x}``: the strikes and frames that print has; the body alone for other marks."""
    notations = p.raw_argument(end, name).split()
    p.raw_optional(end)
    body = p.argument(end, name)
    span = p.span(at)
    node: MathNode = Group(span, body)
    if {"updiagonalstrike", "downdiagonalstrike"} <= set(notations):
        node = Box(span, r"\xcancel", body)
    else:
        command = next((_NOTATIONS[notation] for notation in notations if notation in _NOTATIONS), None)
        if command is not None:
            node = Box(span, command, body)
    out.append(node)


def read_unicode(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\unicode[height,depth][font]{x263A}``: a character by its number, decimal or hexadecimal."""
    while p.raw_optional(end) is not None:
        pass
    written = p.raw_argument(end, name).strip()
    hit = _NUMBER.match(written)
    number = -1 if hit is None else int(hit[1], 16) if hit[1] else int(hit[2])
    if not 32 <= number < 0x110000 or 0xD800 <= number < 0xE000:
        p.invalid(out, at, kinds.MISSING_ARGUMENT, f"{name} lacks a character number")
        return
    span = p.span(at)
    out.append(Text(span, r"\text", (TextRun(span, chr(number)),)))
