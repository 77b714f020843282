"""Readers of the regular constructs: accents, stacks, arrows, styles, boxes, spaces, operators."""

from __future__ import annotations

import unicodedata

from notecompiler.math import problems as kinds
from notecompiler.math.grammar.colours import take_colour
from notecompiler.math.grammar.core import Parser
from notecompiler.math.grammar.fractions import take_length
from notecompiler.math.grammar.lengths import in_em
from notecompiler.math.grammar.text import text_argument
from notecompiler.math.nodes import (
    Accent,
    AtomClass,
    Box,
    Group,
    MathNode,
    Number,
    Operator,
    Placement,
    Row,
    Scripts,
    Space,
    Stack,
    Styled,
    Symbol,
    Text,
)
from notecompiler.math.signatures import Arrow, Boxed, Function, Glue, OverUnder, Stacked, Style
from notecompiler.math.tokens import shared_span

_COLOUR_BOXES = (r"\colorbox", r"\fcolorbox")


def read_function(p: Parser, out: list[MathNode], at: int, _end: int, name: str, row: Function) -> None:
    out.append(Operator(p.token_span(at), name, row.text, row.limits, row.large))


def read_operator_name(p: Parser, out: list[MathNode], at: int, end: int, _name: str, _row: object) -> None:
    """``\\operatorname{rank}``; a name that is more than letters becomes an upright ``\\mathop``."""
    limits = p.star(end) or p.texts[at] == r"\operatornamewithlimits"
    body = p.argument(end, r"\operatorname")
    text = _letters(body)
    span = p.span(at)
    if text:
        out.append(Operator(span, r"\operatorname*" if limits else r"\operatorname", text, limits, large=False))
        return
    operator = Styled(span, r"\mathop", Row(body.span, (Styled(body.span, r"\mathrm", body),)))
    out.append(Scripts(span, operator, None, None, 0, Placement.LIMITS) if limits else operator)


def _letters(body: Row) -> str:
    """The plain text of an operator's name, or "" when it holds more than letters, digits and thin spaces."""
    text = ""
    for child in body.children:
        match child:
            case Symbol(name=name) if len(name) == 1 or name == r"\_":
                text += name[-1]
            case Number(digits=digits):
                text += digits
            case Space():
                text += "\u2009"
            case Styled(command=r"\mathrm", body=inner):
                text += _letters(inner)
            case Text(command=r"\text" | r"\mbox" | r"\textrm", parts=parts) if all(hasattr(x, "text") for x in parts):
                text += "".join(getattr(part, "text", "") for part in parts)
            case _:
                return ""
    return text


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


def read_negated(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\not=``: the negated relation, by its own name where it has one."""
    body = p.argument(end, name)
    only = body.children[0] if len(body.children) == 1 else None
    span = p.span(at)
    if not isinstance(only, Symbol):
        if body.children:  # a stroke through more than one sign
            out.append(Box(span, r"\cancel", body))
        return
    char = unicodedata.normalize("NFC", (only.char or only.name) + "\u0338")
    spelled = _NEGATED.get(only.name, rf"\not {only.name}" if only.name.isalpha() else rf"\not{only.name}")
    out.append(Symbol(span, spelled, char, AtomClass.REL))


_NEGATED = {"=": r"\neq", r"\in": r"\notin", r"\exists": r"\nexists", r"\mid": r"\nmid", r"\parallel": r"\nparallel", "<": r"\nless", ">": r"\ngtr",
            r"\leq": r"\nleq", r"\geq": r"\ngeq", r"\subseteq": r"\nsubseteq", r"\supseteq": r"\nsupseteq", r"\ni": r"\notni", r"\sim": r"\nsim", r"\cong": r"\ncong"}  # fmt: skip


def read_mathchoice(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\mathchoice{display}{text}{script}{scriptscript}``: the one for the formula's own style."""
    choices = [p.argument(end, name) for _ in range(4)]
    out.append(Group(p.span(at), choices[0 if p.display else 1]))


def read_sideset(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\sideset{_a^b}{_c^d}\\prod``: scripts at the corners of one operator."""
    before = p.argument(end, name)
    after = p.argument(end, name)
    base = p.argument(end, name)
    span = p.span(at)
    out.append(Styled(span, r"\mathop", Row(span, (*before.children, *base.children, *after.children))))


def read_prescript(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\prescript{a}{b}{X}``: scripts before X."""
    sup = p.argument(end, name)
    sub = p.argument(end, name)
    base = p.argument(end, name)
    span = p.span(at)
    before: tuple[MathNode, ...] = ()
    if sup.children or sub.children:
        place = shared_span(sup.span.start, max(sup.span.end, sub.span.end))
        before = (Scripts(place, None, sub if sub.children else None, sup if sup.children else None, 0),)
    out.append(Group(span, Row(span, (*before, *base.children))))


def read_raised(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """Plain TeX's ``\\raise2pt\\hbox{…}``."""
    length = take_length(p, end)
    body = p.argument(end, name)
    shift = length if name == r"\raise" else "-" + length
    out.append(Box(p.span(at), r"\raisebox", body, shift.replace("--", "")))


def read_rule(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\rule[lift]{width}{height}``: kept as a box without content."""
    lift = p.raw_optional(end)
    sizes = [p.raw_argument(end, name), p.raw_argument(end, name)]
    span = p.span(at)
    out.append(Box(span, name, Row(shared_span(span.end, span.end), ()), ",".join(([lift] if lift else []) + sizes)))


def read_web_address(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\url{…}``: the address as text; a formula holds no links."""
    from notecompiler.math.nodes import TextRun

    address = p.raw_argument(end, name)
    span = p.span(at)
    out.append(Text(span, r"\texttt", (TextRun(span, address),)))


def read_hyperlink(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\href{…}{body}``: the body; a formula holds no links."""
    p.raw_argument(end, name)
    out.append(Group(p.span(at), p.argument(end, name)))


def read_character(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\char"263A``: a character by its number."""
    from notecompiler.math.nodes import TextRun

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


def read_penalty(p: Parser, _out: list[MathNode], _at: int, end: int, _name: str, _row: object) -> None:
    """``\\penalty-100``: nothing that is printed."""
    if p.i < end and p.texts[p.i] == "-":
        p.i += 1
    if p.i < end and p.texts[p.i][0].isdigit():
        p.i += 1
