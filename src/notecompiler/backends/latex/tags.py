"""What stands at the right of a display: number, link target, verdict mark."""

from __future__ import annotations

import re

from notecompiler.backends.latex import escape
from notecompiler.backends.latex.context import Context
from notecompiler.backends.latex.formulas import math, sound_tree
from notecompiler.backends.latex.verdicts import mark_command
from notecompiler.book.model import NumberedRow


def equation_tag(row: NumberedRow, context: Context, *, marked: bool = True) -> str:
    """The tag of one row; "" when nothing stands there. `marked` False when its marks stand elsewhere."""
    if not has_tag(row):
        return ""
    mark = mark_command(row.verdicts, context) if marked else ""
    return f"\\eqtag{{{row.anchor}}}{{{_number(row, context)}}}{{{mark}}}"


def has_tag(row: NumberedRow) -> bool:
    """Whether a row has a number or is the target of links: from its label, or from the table of verdicts."""
    return row.number is not None or bool(row.verdicts) or not row.anchor.startswith("eq-unnumbered-")


def jump(anchor: str, shown: str) -> str:
    """A link inside the document."""
    if anchor.startswith(("eq-", "card-", "st-")):
        return f"\\jump{{{anchor}}}{{{shown}}}"
    return f"\\hyperref[{anchor}]{{{shown}}}"


def _number(row: NumberedRow, context: Context) -> str:
    if row.number is None:
        return ""
    shown = _tag_text(row.number, context)
    return shown if row.bare else f"({shown})"


def _tag_text(tag: str, context: Context) -> str:
    """An author's tag: words, with formulas between dollars."""
    if not re.search(r"[\\$]", tag):
        return escape.one_line(tag)
    tree = sound_tree(f"\\text{{{tag}}}")
    return f"${math(tree, context)}$" if tree is not None else escape.one_line(tag)
