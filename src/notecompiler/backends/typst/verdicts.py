"""Verdicts beside formulas: marks that lead to listings, and what a reader must be told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from notecompiler.backends.typst.context import Context
from notecompiler.backends.typst.escape import markup, string
from notecompiler.book.labels import status_label
from notecompiler.book.marks import Mark, mark, spoiling
from notecompiler.math.plain import readable
from notecompiler.verdicts import Verdict, brief

_KINDS = {Mark.VERIFIED: "verified", Mark.MODULO: "modulo", Mark.DOUBTFUL: "doubtful", Mark.REFUTED: "refuted"}
_MAX_VALUE = 60


def mark_argument(verdicts: Sequence[Verdict], at: Context) -> str | None:
    """The mark as an argument of the prelude: ``("verified", "ref-lstm-L34")``; None for no mark."""
    found = mark(verdicts)
    if found is Mark.NONE:
        return None
    anchors = (listing_anchor(verdict, at) for verdict in verdicts)
    anchor = next((anchor for anchor in anchors if anchor is not None), None)
    return f"({string(_KINDS[found])}, {string(anchor) if anchor else 'none'})"


def listing_anchor(verdict: Verdict, at: Context) -> str | None:
    """The anchor of the listing's line that agreed."""
    if verdict.reference is None:
        return None
    return at.common.listing_lines.get((verdict.reference.file, verdict.reference.line))


def notes(verdicts: Sequence[Verdict], at: Context) -> str | None:
    """What stands under a formula that is wrong, or true only under a condition, as code; None for nothing."""
    told = [_note(verdict, at) for verdict in spoiling(verdicts)]
    return "{ " + "; ".join(told) + " }" if told else None


def _note(verdict: Verdict, at: Context) -> str:
    kind = _KINDS[mark([verdict])]
    body = f"*{markup(status_label(verdict.status, at.language))}*"
    if verdict.counterexample is not None:
        shown = brief(verdict.counterexample)
        values = ", ".join(f"{readable(name)} = {short(value)}" for name, value in shown.values)
        sides = f"{at.word('lhs')} {short(shown.lhs)}, {at.word('rhs')} {short(shown.rhs)}"
        body += f" · {at.word('counterexample')}: {markup(f'{values}; {sides}' if values else sides)}"
    if verdict.conflicts_with is not None:
        place = f"{verdict.conflicts_with.path}:{verdict.conflicts_with.line}"
        body += f" · {at.word('conflicts')} {markup(place)}"
    for hint in verdict.hints[:2]:
        body += f" · {_with_code(hint)}"
    return f'verdict-note("{kind}")[{body}]'


def _with_code(hint: str) -> str:
    """A hint, in which back quotes surround code."""
    parts = hint.split("`")
    code = len(parts) % 2 == 1
    return "".join(f"#code-span[{markup(p)}];" if code and i % 2 else markup(p) for i, p in enumerate(parts))


def short(value: Any) -> str:
    """A number, or nested lists of numbers, in few characters."""
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
    return text if len(text) <= _MAX_VALUE else text[: _MAX_VALUE - 1] + "…"
