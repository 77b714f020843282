"""Rewriting the accent of a symbol throughout a note."""

from __future__ import annotations

import re

from notecompiler.diagnostics import Edit
from notecompiler.document import Document, Notation
from notecompiler.semantics.names import Name
from notecompiler.source import Span


def accent_edits(document: Document, name: Name, wanted: str) -> tuple[Edit, ...]:
    """Edits that give every use of a symbol's letter and accent the accent `wanted`, wide variants kept wide."""
    if not name.accent or name.accent == wanted:
        return ()
    pattern = re.compile(rf"\\(wide)?{name.accent}(?![A-Za-z])(?=\s*(?:\{{\s*)?{re.escape(name.base)}(?![A-Za-z]))")
    edits = []
    for formula in document.formulas:
        if formula.notation is not Notation.TEX:
            continue
        for match in pattern.finditer(formula.tex):
            span = formula.origin.span(Span(*match.span()))
            edits.append(Edit(span.start, span.end, f"\\{match[1] or ''}{wanted}"))
    return tuple(edits)
