"""What is not mathematics: stray braces and dollars, unknown and forbidden commands, foreign characters."""

from __future__ import annotations

from notecompiler.math import problems as kinds
from notecompiler.math.grammar.arrays import read_environment, read_stray_end
from notecompiler.math.grammar.characters import read_character
from notecompiler.math.grammar.core import Parser
from notecompiler.math.grammar.text import ESCAPES
from notecompiler.math.latexenc import arguments
from notecompiler.math.nodes import Comment, MathNode, Meta, Number, Text, TextRun
from notecompiler.math.signatures import Ignored, Unsupported
from notecompiler.math.tokens import shared_span

DEFINITIONS = (
    r"\newcommand", r"\renewcommand", r"\providecommand", r"\DeclareMathOperator", r"\DeclareRobustCommand", r"\def", r"\gdef", r"\let",
    r"\NewDocumentCommand",
)  # fmt: skip


def read_other(p: Parser, out: list[MathNode], at: int, end: int, text: str, _row: object) -> None:
    """A token that no table knows."""
    first = text[0]
    if first == "\\":
        if text[:6] == r"\begin" and text[-1] == "}":
            read_environment(p, out, at)
        elif text[:4] == r"\end" and text[-1] == "}":
            read_stray_end(p, out, at)
        elif len(text) > 8 and text.startswith(DEFINITIONS):
            name = next(name for name in DEFINITIONS if text.startswith(name))
            out.append(Meta(p.token_span(at), name, text[len(name) :]))
        elif text in ESCAPES:
            span = p.token_span(at)
            if ESCAPES[text]:
                out.append(Text(span, r"\text", (TextRun(span, ESCAPES[text]),)))
        else:
            _skip_arguments(p, end, text)
            p.invalid(out, at, kinds.UNKNOWN_COMMAND, f"unknown command {text}")
    elif first == "%":
        _comment(p, out, at)
    elif first in "0123456789.":
        out.append(Number(p.token_span(at), text))
    elif first == "^":
        p.invalid(out, at, kinds.FORBIDDEN_COMMAND, f"{text} is TeX's notation for a character code")
    else:
        read_character(p, out, at, end, text)


def _is_operand(before: str, comment: str) -> bool:
    """Whether a comment stands where only a sign makes sense, by the token before it."""
    if before[-1].isdigit():
        return True
    letter = before[0] != "\\" and (before[-1].isalpha() or before[-1] in ")]}")
    return letter and bool(comment[1:2].strip())


def _comment(p: Parser, out: list[MathNode], at: int) -> None:
    """A comment; directly behind a digit, or between two operands (``a%b``), it was probably meant as a sign."""
    if at and p.spans[at - 1].end == p.spans[at].start and _is_operand(p.texts[at - 1], p.texts[at]):
        span = shared_span(p.spans[at].start, p.spans[at].start + 1)
        p.problem(kinds.SUSPICIOUS_PERCENT, "% directly behind an operand starts a comment", span, fatal=False)
    run = p.comment(at)
    if p.notes is not None:
        p.notes.comments.append(run)
    else:
        out.append(Comment(run.span, run.text))


def read_forbidden(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    _skip_arguments(p, end, name)
    p.invalid(out, at, kinds.FORBIDDEN_COMMAND, f"{name} is not mathematics")


def _skip_arguments(p: Parser, end: int, command: str) -> None:
    """Step over the arguments of a LaTeX command that is not mathematics (``\\footnote{…}``), so that they are not read
    as such. A command that nobody knows is taken to have none."""
    for kind in arguments(command):
        if kind == "*":
            p.star(end)
        elif kind == "[":
            p.optional(end)
        elif p.i < end and p.texts[p.i] == "{" and p.i not in p.structure.unclosed:
            p.i = p.close[p.i] + 1


def read_unsupported(p: Parser, out: list[MathNode], at: int, _end: int, name: str, row: Unsupported) -> None:
    p.invalid(out, at, kinds.UNKNOWN_COMMAND, f"{name} is not supported: {row.why}")


def read_ignored(p: Parser, _out: list[MathNode], _at: int, end: int, name: str, row: Ignored) -> None:
    for _ in range(row.arguments):
        p.raw_argument(end, name)


def read_stray_brace(p: Parser, out: list[MathNode], at: int, _end: int, _name: str, _row: object) -> None:
    p.invalid(out, at, kinds.UNBALANCED_BRACE, "this brace was never opened")


def read_stray_dollar(p: Parser, out: list[MathNode], at: int, _end: int, name: str, _row: object) -> None:
    p.invalid(out, at, kinds.STRAY_DOLLAR, f"{name} inside a formula")


def read_stray_parameter(p: Parser, out: list[MathNode], at: int, _end: int, _name: str, _row: object) -> None:
    p.invalid(out, at, kinds.STRAY_PARAMETER, "# outside of a macro definition")
