"""Arrays whose rows are statements of their own: each with its author's ``%`` comment and its verdict mark beside it."""

from __future__ import annotations

from notecompiler.backends.latex.context import Context
from notecompiler.backends.latex.formulas import comment_text, math, printable
from notecompiler.backends.latex.layout import guarded, indented
from notecompiler.backends.latex.verdicts import mark_command
from notecompiler.backends.latex.width import LINE
from notecompiler.book.annotations import annotation_texts
from notecompiler.book.model import Equation
from notecompiler.math import nodes as n
from notecompiler.math.extent import array_width, text_width

_PLAIN_ARRAYS = frozenset({"array", "aligned", "alignedat", "split", "gathered"})
_NUMBER_SPACE = 6.0
"""What the equation's number, the marks and the gaps between the columns take, in em."""
_MIN_NOTE = 11.0


def annotated_array(array: n.Array, equation: Equation, context: Context) -> str | None:
    """The array with a column for notes and one for marks; None when it has neither, or is no list of statements."""
    if array.environment not in _PLAIN_ARRAYS or len(array.rows) < 2 or _has_rules(array):
        return None
    notes = [" ".join(annotation_texts(row.comments)) for row in array.rows]
    verdicts = equation.row_verdicts or ((),) * len(array.rows)
    marks = [mark_command(v, context) for v in verdicts]
    if len(marks) != len(array.rows) or not (any(notes) or any(marks)):
        return None
    columns = max(len(row.cells) for row in array.rows)
    room = LINE * context.narrow - array_width(array.rows) - _NUMBER_SPACE
    beside = any(notes) and room >= _MIN_NOTE
    width = min(room if beside else LINE * context.narrow - _NUMBER_SPACE, max(map(text_width, notes)) + 1)
    rows: list[str] = []
    for row, note, mark in zip(array.rows, notes, marks, strict=True):
        cells = [math(printable(cell), context) if cell.children else "" for cell in row.cells]
        cells += [""] * (columns - len(cells))
        shown = f"\\rownote[{width:.1f}em]{{{comment_text(note, context)}}}" if note else ""
        line = [*cells, *([shown] if beside else []), mark]
        rows.append(guarded(" & ".join(line).rstrip(" &")))
        if shown and not beside:
            rows.append(f"\\multicolumn{{{columns + 1}}}{{@{{}}l@{{}}}}{{{shown}}}")
    spec = "@{}" + _columns(array, columns) + ("@{\\qquad}l" if beside else "") + "@{\\quad}c@{}"
    body = " \\\\[1.2ex]\n".join(rows)
    return f"\\begin{{array}}{{{spec}}}\n{indented(body)}\n\\end{{array}}"


def _columns(array: n.Array, count: int) -> str:
    """The columns as the author wrote them, else right and left in turn; display style in each.

    `R`, `L`, `C` are set in display style; `A` too, with the space of a relation at its left edge.
    """
    match array.environment:
        case "array":
            found = [column.align.value.upper() for column in array.columns]
            return "".join((found + ["L"] * count)[:count])
        case "gathered":
            return "C"
        case _:
            return "@{\\quad}".join((["R@{}A"] * count)[: (count + 1) // 2])


def _has_rules(array: n.Array) -> bool:
    """Whether lines are drawn: then it is a table, and stays as it is."""
    vertical = any(column.rules_before for column in array.columns)
    return vertical or bool(array.rules_after or array.rules_below) or any(row.rules_above for row in array.rows)
