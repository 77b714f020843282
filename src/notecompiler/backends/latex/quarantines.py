"""The red box of a formula that cannot be typeset."""

from __future__ import annotations

from notecompiler.backends.latex import escape
from notecompiler.backends.latex.context import Context
from notecompiler.book.labels import label
from notecompiler.book.model import Language, Quarantine

_LONGEST = 2000
_LONGEST_INLINE = 300
"""Characters of source that a box shows; the report has all of it."""


def quarantine_box(box: Quarantine, context: Context) -> str:
    """A display: source, reason, place, and the proposal where there is one."""
    language = context.book.language
    source = escape.shortened(box.tex.strip(), _LONGEST)
    lines = "\\\\\n".join(f"  \\code{{{escape.code(line)}}}" for line in source.splitlines() if line.strip())
    rows = [("reason", escape.one_line(box.why(language.value))), ("place", f"\\code{{{escape.code(_place(box))}}}")]
    if box.proposal:
        rows.append(("proposal", f"\\code{{{escape.code(' '.join(box.proposal.split()))}}}"))
    facts = "\n".join(f"  \\fact{{{label(name, language)}}}{{{value}}}" for name, value in rows)
    return f"\\begin{{quarantine}}{{{label('quarantine', language)}}}\n{lines}\n{facts}\n\\end{{quarantine}}"


def inline_quarantine(box: Quarantine, language: Language) -> str:
    """In running text: source in red, reason and place behind it."""
    source = escape.code(escape.shortened(" ".join(box.tex.split()), _LONGEST_INLINE))
    why = f"{escape.one_line(box.why(language.value))} — \\code{{{escape.code(_place(box))}}}"
    return f"\\badformula{{{source}}}{{{why}}}"


def _place(box: Quarantine) -> str:
    return f"{box.path}:{box.line}:{box.column}"
