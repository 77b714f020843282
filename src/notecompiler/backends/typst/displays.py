"""Formulas in their places: in running text, as displays, as rows with numbers, in quarantine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from notecompiler import document as d
from notecompiler.backends.typst.arrays import alignments, base_name, column_gaps
from notecompiler.backends.typst.context import Context
from notecompiler.backends.typst.escape import boxed_in_math, markup, string
from notecompiler.backends.typst.lengths import number, typst_length
from notecompiler.backends.typst.math import UnprintableError, math
from notecompiler.backends.typst.open_arrays import comments, open_array
from notecompiler.backends.typst.style import Style
from notecompiler.backends.typst.verdicts import mark_argument, notes
from notecompiler.book.model import Equation, NumberedRow, Quarantine
from notecompiler.book.quarantine import quarantine
from notecompiler.math.nodes import Align, Array, ArrayRow, AtomClass, Comment, Fraction, Row, Symbol, TextRun
from notecompiler.math.walk import walk

_TALL = frozenset({"\\dfrac", "\\cfrac", "\\dbinom"})


def inline_formula(formula: d.Formula, at: Context) -> str:
    """A formula in running text (a display too, where no block can stand)."""
    style = Style.DISPLAY if formula.display else Style.TEXT
    code, box = _printed(formula, style, at)
    if box is not None:
        return f"#quarantined({string(box.tex)})[{markup(box.reason)}];"
    code = f"display({code})" if formula.display else code
    mark = mark_argument(at.chapter.inline_verdicts.get(formula.id, ()), at)
    set_code = f"#tall(${code}$);" if formula.display or _is_tall(formula.tree) else f"${code}$"
    return at.ledger.passage(set_code, at.key(formula.id)) + (f"#inline-mark({mark});" if mark else "")


def _is_tall(tree: Row) -> bool:
    """Whether a formula in running text is much higher than its line."""
    return any(isinstance(node, Array) or (isinstance(node, Fraction) and node.command in _TALL) for node in walk(tree))


def display(formula: d.Formula, at: Context) -> str:
    """A display formula with its numbers, marks and remarks."""
    equation = at.chapter.equations.get(formula.id) or Equation((NumberedRow(None, ""),), per_row=False)
    code, box = _printed(formula, Style.DISPLAY, at)
    if box is not None:
        return _quarantine_box(box, equation.rows[0].anchor, at)
    array = open_array(formula.tree)
    single = array is None or (len(array.rows) < 2 and not equation.per_row)
    printed = _single(formula, code, equation, at) if single or array is None else _rows(array, equation, at)
    return at.ledger.passage(printed, at.key(formula.id))


def _printed(formula: d.Formula, style: Style, at: Context) -> tuple[str, Quarantine | None]:
    """The formula as Typst math, or the box that stands for it."""
    if (box := at.chapter.quarantined.get(formula.id)) is not None:
        return "", box
    try:
        return boxed_in_math(math(formula.tree, style), at.missing), None
    except UnprintableError as error:
        return "", quarantine(at.chapter.document, formula, str(error))


def _quarantine_box(box: Quarantine, anchor: str, at: Context) -> str:
    name = f"anchor: {string(anchor)}, " if anchor in at.targets else ""
    source = string(box.tex.strip("\n"))
    place = string(f"{box.path}:{box.line}:{box.column}")
    proposal = string(box.proposal) if box.proposal is not None else "none"
    return f"#quarantine({name}{source}, [{markup(box.reason)}], {place}, {proposal})"


def _single(formula: d.Formula, code: str, equation: Equation, at: Context) -> str:
    row = equation.rows[0]
    options = _number(row, at)
    if remarks := [_remark(comment.text, at) for comment in comments(formula.tree)]:
        options.append(f"notes: ({', '.join(remarks)},)")
    if (told := notes(row.verdicts, at)) is not None:
        options.append(f"verdict: {told}")
    return f"#displayed({', '.join([f'$ {code} $', *options])})"


def _number(row: NumberedRow, at: Context) -> list[str]:
    options = []
    if row.number is not None:
        options.append(f"number: [{markup(f'({row.number})')}]")
    if row.anchor in at.targets:
        options.append(f"anchor: {string(row.anchor)}")
    if (mark := mark_argument(row.verdicts, at)) is not None:
        options.append(f"mark: {mark}")
    return options


def _remark(text: str, at: Context) -> str:
    return f"[{markup(text.strip(), at.missing)}]"


def _rows(array: Array, equation: Equation, at: Context) -> str:
    name = base_name(array.environment)
    columns = alignments(array, name)
    style = Style.TEXT if name == "array" else Style.DISPLAY
    letters = "".join(align.value for align in columns)
    options = [
        f'cols: "{letters}"',
        f"gaps: ({''.join(f'{number(gap)}, ' for gap in column_gaps(name, len(columns)))})",
    ]
    if style is not Style.DISPLAY:
        options.append(f'style: "{style.value}"')
    if not equation.per_row:
        shared = equation.rows[0]
        options += _number(replace(shared, verdicts=()) if equation.row_verdicts else shared, at)
    told = [verdict for row in equation.rows for verdict in row.verdicts]
    if (note := notes(told, at)) is not None:
        options.append(f"verdict: {note}")
    lines = [
        _line(row, index, len(array.rows), columns, style, name, _line_options(index, equation, at), at)
        for index, row in enumerate(array.rows)
    ]
    return f"#rows({', '.join(options)}, (\n" + "".join(f"  {line},\n" for line in lines) + "))"


def _line_options(index: int, equation: Equation, at: Context) -> list[str]:
    if equation.per_row and index < len(equation.rows):
        return _number(equation.rows[index], at)
    if index < len(equation.row_verdicts) and (mark := mark_argument(equation.row_verdicts[index], at)) is not None:
        return [f"mark: {mark}"]
    return []


def _line(
    row: ArrayRow,
    index: int,
    count: int,
    columns: Sequence[Align],
    style: Style,
    name: str,
    options: list[str],
    at: Context,
) -> str:
    cells = [_cell(cell, place, columns, style) for place, cell in enumerate(row.cells)]
    cells += [""] * (len(columns) - len(cells))
    shown = "".join(f"${boxed_in_math(cell, at.missing)}$, " for cell in cells)
    if name == "multline" and count > 1:
        options = [*options, f"shift: {'left' if index == 0 else 'right' if index == count - 1 else 'center'}"]
    if remarks := [comment for comment in row.comments if comment.text.strip()]:
        options = [*options, f"note: {_remark(' '.join(r.text.strip() for r in remarks), at)}"]
    if (extra := typst_length(row.gap)) is not None:
        options = [*options, f"extra: {extra}"]
    if row.intertext is not None:
        words = " ".join(part.text for part in row.intertext.parts if isinstance(part, TextRun))
        options = [*options, f"before: [{markup(words, at.missing)}]"]
    return f"(cells: ({shown}){''.join(f', {option}' for option in options)})"


def _cell(cell: Row, place: int, columns: Sequence[Align], style: Style) -> str:
    """A cell. A sign behind an alignment point is a binary one, as TeX has it: something stands before it."""
    code = math(cell, style)
    first = next((node for node in cell.children if not isinstance(node, Comment)), None)
    behind = place > 0 and columns[place] is Align.LEFT and columns[place - 1] is Align.RIGHT
    return f'""{code}' if behind and isinstance(first, Symbol) and first.cls is AtomClass.BIN else code
