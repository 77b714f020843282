"""Display formulas: environment, number, margin mark, row annotations, remarks of verification."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.backends.latex import escape
from notecompiler.backends.latex.annotated import annotated_array
from notecompiler.backends.latex.context import Context
from notecompiler.backends.latex.formulas import comment_text, comments, math, may_be_wide, printable
from notecompiler.backends.latex.layout import guarded, indented
from notecompiler.backends.latex.quarantines import quarantine_box
from notecompiler.backends.latex.tags import equation_tag, has_tag
from notecompiler.backends.latex.verdicts import remarks
from notecompiler.backends.latex.width import LINE
from notecompiler.book.annotations import annotation_texts
from notecompiler.book.arrays import numbering_array, whole_array
from notecompiler.book.model import Equation, NumberedRow
from notecompiler.document import Formula
from notecompiler.math import nodes as n
from notecompiler.math.extent import array_width, text_width, widest_piece
from notecompiler.math.walk import walk
from notecompiler.record import replace

_PER_ROW = {"eqnarray": "align", "xalignat": "alignat", "xxalignat": "alignat"}
_COUNTED = frozenset({"alignat", "xalignat", "xxalignat"})
_OPEN = {"aligned": "align", "split": "align", "gathered": "gather", "alignedat": "alignat"}
"""The environments whose rows can stand on different pages, for those whose rows cannot."""
_WIDE = 24.0
_MANY = 8
"""More rows than this may be parted by the end of a page."""
_TALL = 18
"""More rows than this may be higher than what is left of a page, or than a page."""
_PAGE = 36
"""The lines of text on a page."""


def display(formula: Formula, context: Context) -> str:
    """The display with all that belongs to it. No blank line is in it, so it may stand inside a paragraph."""
    if box := context.chapter.quarantined.get(formula.id):
        equation = context.chapter.equations.get(formula.id)
        anchors = "".join(f"\\anchor{{{row.anchor}}}%\n" for row in equation.rows) if equation else ""
        return anchors + quarantine_box(box, context)
    equation = context.chapter.equations[formula.id]
    array = numbering_array(formula.tree)
    if equation.per_row and array is not None:
        body = _per_row(array, equation, context)
    elif array is not None and array.environment.rstrip("*") == "multline":
        body = _multline(array, equation, context)
    else:
        body = _single(formula, array, equation, context)
    notes = "".join(f"\n\\displaynote{{{comment_text(note, context)}}}" for note in comments(formula.tree))
    verdicts = [verdict for row in equation.rows for verdict in row.verdicts]
    return context.from_formula(body, formula) + notes + remarks(verdicts, context)


def _single(formula: Formula, array: n.Array | None, equation: Equation, context: Context) -> str:
    """One number for all. The content of ``equation`` stands for it."""
    content = array.rows[0].cells[0] if array is not None and array.rows and array.rows[0].cells else formula.tree
    content = printable(content)
    rows = whole_array(formula.tree)
    if rows is not None and rows.environment in _OPEN and len(rows.rows) > _TALL:
        return _over_pages(rows, equation, context)
    rows_high = max((len(node.rows) for node in walk(content) if isinstance(node, n.Array)), default=0)
    body = annotated_array(rows, equation, context) if rows is not None else None
    if body is None:
        body = math(content, context)
        if may_be_wide(content, context) or rows_high > _TALL:
            body = f"\\{'fitdisplay' if rows_high > _TALL else _fitting(content, context)}{{%\n{indented(body)}%\n}}"
        tag = equation_tag(equation.rows[0], context)
    else:
        tag = equation_tag(equation.rows[0], context, marked=False)
    room = f"\\needroom{{{min(rows_high, _PAGE)}\\baselineskip}}\\opendisplay\n" if rows_high > _TALL else ""
    if not tag:
        return f"{room}\\begin{{equation*}}\n{indented(body)}\n\\end{{equation*}}"
    return f"{room}\\begin{{equation}}\n{indented(body)}\n  {tag}\n\\end{{equation}}"


def _fitting(content: n.Row, context: Context) -> str:
    """What keeps a wide formula inside its line: breaking it, where every piece of it fits, else scaling."""
    return "breakdisplay" if widest_piece(content) < 0.8 * LINE * context.narrow else "fitdisplay"


def _over_pages(array: n.Array, equation: Equation, context: Context) -> str:
    """Rows under one number, too many for a page: as rows of the page, the last of them with the number."""
    shared = equation.rows[0]
    marks = equation.row_verdicts or ((),) * (len(array.rows) - 1) + (shared.verdicts,)
    rows = [NumberedRow(None, f"{shared.anchor}-row-{at}", verdicts) for at, verdicts in enumerate(marks[:-1])]
    last = replace(shared, verdicts=marks[-1])
    return _per_row(
        replace(array, environment=_OPEN[array.environment]), replace(equation, rows=(*rows, last)), context
    )


def _multline(array: n.Array, equation: Equation, context: Context) -> str:
    rows = [math(row.cells[0], context) for row in array.rows if row.cells]
    body = indented(" \\\\\n".join(guarded(row) for row in rows))
    tag = equation_tag(equation.rows[0], context)
    name = "multline" if tag else "multline*"
    return f"\\begin{{{name}}}\n{body} {tag}\n\\end{{{name}}}"


def _per_row(array: n.Array, equation: Equation, context: Context) -> str:
    """``align`` and its kin: a number and a mark for each row."""
    plain = array.environment.rstrip("*")
    name = _PER_ROW.get(plain, plain)
    tagged = any(map(has_tag, equation.rows))
    name += "" if tagged else "*"
    lines: list[str] = []
    for index, (row, numbered) in enumerate(zip(array.rows, equation.rows, strict=True)):
        if row.intertext is not None:
            lines.append(f"\\intertext{{{_intertext(row.intertext, context)}}}")
        cells = guarded(" & ".join(_cells(row, plain, context)))
        notes = _notes(row)
        beside = (
            f" \\qquad \\rownote{{{comment_text(notes, context)}}}" if notes and text_width(notes) < _WIDE / 2 else ""
        )
        end = f" \\\\{f'[{row.gap}]' if row.gap else ''}" if index < len(array.rows) - 1 else ""
        tag = equation_tag(numbered, context) or ("\\notag" if tagged else "")
        lines.append(f"{cells}{beside} {tag}".rstrip() + end)
        if notes and not beside:
            lines[-1] += "" if end else " \\\\"
            lines.append(f"\\intertext{{\\rownote{{{comment_text(notes, context)}}}}}")
    body = indented("\n".join(lines))
    count = f"{{{array.option or str((_columns(array.rows) + 1) // 2)}}}" if plain in _COUNTED else ""
    if array_width(array.rows) > 0.6 * LINE * context.narrow:
        printed = f"\\fitrows{{{name}}}{{{count}}}{{%\n{body}\n}}"
    else:
        printed = f"\\begin{{{name}}}{count}\n{body}\n\\end{{{name}}}"
    return f"{{\\allowdisplaybreaks\n{printed}}}" if len(array.rows) > _MANY else printed


def _cells(row: n.ArrayRow, environment: str, context: Context) -> list[str]:
    cells = [math(printable(cell), context) if cell.children else "" for cell in row.cells]
    if environment == "gather" and len(cells) > 1:
        return [" \\quad ".join(cells)]
    if environment == "eqnarray" and len(cells) == 3:
        return [cells[0], f"{cells[1]} {cells[2]}"]
    return cells


def _notes(row: n.ArrayRow) -> str:
    return " ".join(annotation_texts(row.comments))


def _columns(rows: Sequence[n.ArrayRow]) -> int:
    return max((len(row.cells) for row in rows), default=1)


def _intertext(text: n.Text, context: Context) -> str:
    return "".join(escape.one_line(p.text) if isinstance(p, n.TextRun) else f"${math(p, context)}$" for p in text.parts)
