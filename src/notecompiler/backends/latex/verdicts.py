"""Marks and remarks of verification beside equations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from notecompiler.backends.latex import escape
from notecompiler.backends.latex.context import Context
from notecompiler.backends.latex.formulas import math, sound_tree
from notecompiler.book.labels import label, place_label
from notecompiler.book.marks import Mark, mark, spoiling
from notecompiler.verdicts import Counterexample, Status, Verdict, brief

_COMMANDS = {
    Mark.VERIFIED: "\\verified",
    Mark.MODULO: "\\modulo",
    Mark.DOUBTFUL: "\\doubtful",
    Mark.REFUTED: "\\refuted",
}
_SHOWN_VALUES = 6
_SHOWN_ENTRIES = 3


def mark_command(verdicts: Sequence[Verdict], context: Context) -> str:
    """The margin mark, a link to the listing that agreed where there is one; "" for none."""
    command = _COMMANDS.get(mark(verdicts))
    if command is None:
        return ""
    target = next((a for v in verdicts if (a := _listing(v, context))), None)
    return f"{command}[{target}]" if target else f"{command}{{}}"


def remarks(verdicts: Sequence[Verdict], context: Context) -> str:
    """A line below the formula for each claim that is refuted or holds only under a condition."""
    return "".join(f"\n\\remark{{{_remark(v, context)}}}" for v in spoiling(verdicts))


def _listing(verdict: Verdict, context: Context) -> str | None:
    link = verdict.reference
    if link is None:
        return None
    for listing in context.book.listings:
        if listing.file == link.file and link.line in listing.verified:
            return listing.anchor
    return None


def _remark(verdict: Verdict, context: Context) -> str:
    language = context.book.language
    said = " ".join(_sentence(hint) for hint in verdict.hints)
    match verdict.status:
        case Status.MISSING_HYPOTHESIS:
            return f"{label('needs', language)}: {said}"
        case Status.INCONSISTENT if verdict.conflicts_with is not None:
            found = verdict.conflicts_with
            place = place_label(found.path, found.line, language, several=len(context.book.chapters) > 1)
            return f"{label('conflicts', language)} {escape.one_line(place)}. {said}"
        case _ if verdict.counterexample is not None:
            return f"{label('counterexample', language)}: {_counterexample(verdict.counterexample, context)}. {said}"
        case _:
            return said


def _sentence(hint: str) -> str:
    """A hint as text; what stands between backticks is code."""
    pieces = hint.rstrip(".。").split("`")
    shown = (f"\\code{{{escape.code(p)}}}" if at % 2 else escape.one_line(p) for at, p in enumerate(pieces) if p)
    return "".join(shown) + "."


def _counterexample(example: Counterexample, context: Context) -> str:
    """The values that are small enough to read, and what the two sides come to."""
    language = context.book.language
    example = brief(example)
    small = [(name, value) for name, value in example.values if not _is_matrix(value)]
    values = [f"{_name(name, context)} ${_short(value)}$" for name, value in small[:_SHOWN_VALUES]]
    if len(values) < len(example.values):
        values.append("\\ldots{}")
    sides = f"{label('lhs', language)} ${_short(example.lhs)}$, {label('rhs', language)} ${_short(example.rhs)}$"
    return "; ".join(filter(None, (", ".join(values), sides)))


def _name(name: str, context: Context) -> str:
    """``$x =$``: the symbol as its formula prints it, else its source."""
    tree = sound_tree(name)
    return f"${math(tree, context)} =$" if tree is not None else f"\\code{{{escape.code(name)}}} ="


def _is_matrix(value: Any) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(v, list | tuple) for v in value)


def _short(value: Any) -> str:
    """A value as mathematics, in at most a few numbers."""
    if isinstance(value, bool | str):
        return f"\\text{{{escape.one_line(str(value)[:40])}}}"
    if isinstance(value, int | float):
        return _number(value) if isinstance(value, float) else str(value)
    if isinstance(value, list | tuple):
        more = ["\\ldots"] if len(value) > _SHOWN_ENTRIES else []
        return f"[{', '.join([*map(_short, value[:_SHOWN_ENTRIES]), *more])}]"
    return f"\\text{{{escape.one_line(str(value)[:40])}}}"


def _number(value: float) -> str:
    """Its digits; a large or small one with its power of ten."""
    digits = next((d for d in range(4, 18) if float(f"{value:.{d}g}") == value), 17)
    mantissa, _, exponent = f"{value:.{digits}g}".partition("e")
    return f"{mantissa} \\cdot 10^{{{int(exponent)}}}" if exponent else mantissa
