"""Marks and remarks of verification beside equations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from notecompiler.backends.latex import escape
from notecompiler.backends.latex.context import Context
from notecompiler.book.labels import label
from notecompiler.book.marks import Mark, mark, spoiling
from notecompiler.verdicts import Counterexample, Status, Verdict

_COMMANDS = {
    Mark.VERIFIED: "\\verified",
    Mark.MODULO: "\\modulo",
    Mark.DOUBTFUL: "\\doubtful",
    Mark.REFUTED: "\\refuted",
}
_SHOWN_VALUES = 6


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
    said = ". ".join(hint.rstrip(".。") for hint in verdict.hints)
    match verdict.status:
        case Status.MISSING_HYPOTHESIS:
            return f"{label('needs', language)}: {escape.one_line(said)}"
        case Status.INCONSISTENT if verdict.conflicts_with is not None:
            place = f"{verdict.conflicts_with.path}:{verdict.conflicts_with.line}"
            return f"{label('conflicts', language)} \\code{{{escape.code(place)}}}{_sentence(said)}"
        case _ if verdict.counterexample is not None:
            return f"{label('counterexample', language)}: {_counterexample(verdict.counterexample, context)}{_sentence(said)}"
        case _:
            return escape.one_line(said)


def _sentence(said: str) -> str:
    return f". {escape.one_line(said)}" if said else ""


def _counterexample(example: Counterexample, context: Context) -> str:
    """The values, and what the two sides come to."""
    language = context.book.language
    values = [f"\\code{{{escape.code(f'{name} = {_short(value)}')}}}" for name, value in example.values[:_SHOWN_VALUES]]
    if len(example.values) > _SHOWN_VALUES:
        values.append("\\ldots{}")
    sides = f"{label('lhs', language)} \\code{{{escape.code(_short(example.lhs))}}}, "
    sides += f"{label('rhs', language)} \\code{{{escape.code(_short(example.rhs))}}}"
    return "; ".join(filter(None, (", ".join(values), sides)))


def _short(value: Any) -> str:
    """A value in at most a few characters."""
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, list | tuple):
        shown = ", ".join(_short(v) for v in value[:3])
        return f"[{shown}{', …' if len(value) > 3 else ''}]"
    return str(value)[:40]
