"""Named functions and large operators, negated relations, scripts before an operator."""

from __future__ import annotations

import unicodedata

from notecompiler.math.grammar.core import Parser
from notecompiler.math.nodes import (
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
    Styled,
    Symbol,
    Text,
)
from notecompiler.math.signatures import Function
from notecompiler.math.tokens import shared_span

_NEGATED = {"=": r"\neq", r"\in": r"\notin", r"\exists": r"\nexists", r"\mid": r"\nmid", r"\parallel": r"\nparallel", "<": r"\nless", ">": r"\ngtr",
            r"\leq": r"\nleq", r"\geq": r"\ngeq", r"\subseteq": r"\nsubseteq", r"\supseteq": r"\nsupseteq", r"\ni": r"\notni", r"\sim": r"\nsim", r"\cong": r"\ncong"}  # fmt: skip


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
