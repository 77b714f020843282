"""Displays that are nothing but rows: each is a line of the page with its own number, mark and remark."""

from __future__ import annotations

from contextlib import suppress

from notecompiler.backends.typst.arrays import alignments, base_name, column_gaps
from notecompiler.backends.typst.context import Context
from notecompiler.backends.typst.escape import boxed_in_math, markup, string
from notecompiler.backends.typst.lengths import number, typst_length
from notecompiler.backends.typst.math import UnprintableError, math
from notecompiler.backends.typst.style import Style
from notecompiler.backends.typst.verdicts import mark_argument, notes
from notecompiler.book.annotations import annotation_texts
from notecompiler.book.model import Equation, NumberedRow
from notecompiler.math.nodes import Align, Array, ArrayRow, AtomClass, Comment, Row, Space, Symbol, Text, TextRun
from notecompiler.math.parse import parse
from notecompiler.record import Record, replace


class _Frame(Record):
    """What the lines of one array share: the environment, the columns' alignments, the style and number of its rows."""

    name: str
    columns: tuple[Align, ...]
    style: Style
    count: int


def number_options(row: NumberedRow, at: Context) -> list[str]:
    """A row's number, link target and mark as named arguments of the prelude's functions."""
    options = []
    if row.number is not None:
        options.append(f"number: [{_tag(row.number, at, bare=row.bare)}]")
    if row.anchor in at.targets:
        options.append(f"anchor: {string(row.anchor)}")
    if (mark := mark_argument(row.verdicts, at)) is not None:
        options.append(f"mark: {mark}")
    return options


def _tag(tag: str, at: Context, *, bare: bool) -> str:
    """A number, or an author's tag: words, with formulas between dollars; `bare`: without brackets around it."""
    if "$" in tag or "\\" in tag:
        read = parse(f"\\text{{{tag}}}")
        with suppress(UnprintableError):
            if not any(problem.fatal for problem in read.problems):
                shown = f"${boxed_in_math(math(read.tree, Style.TEXT), at.missing)}$"
                return shown if bare else f"({shown})"
    return markup(tag if bare else f"({tag})", at.missing)


def remark(text: str, at: Context) -> str:
    """A remark of the formula's author as a content argument."""
    return f"[{markup(text.strip(), at.missing)}]"


def rows(array: Array, equation: Equation, at: Context) -> str:
    """The array's rows as lines of the page that share their alignment."""
    name = base_name(array.environment)
    columns = alignments(array, name)
    style = Style.TEXT if name == "array" else Style.DISPLAY
    frame = _Frame(name, columns, style, len(array.rows))
    letters = "".join(align.value for align in columns)
    options = [
        f'cols: "{letters}"',
        f"gaps: ({''.join(f'{number(gap)}, ' for gap in column_gaps(name, len(columns)))})",
    ]
    if style is not Style.DISPLAY:
        options.append(f'style: "{style.value}"')
    if not equation.per_row:
        shared = equation.rows[0]
        options += number_options(replace(shared, verdicts=()) if equation.row_verdicts else shared, at)
    told = [verdict for row in equation.rows for verdict in row.verdicts]
    if (note := notes(told, at)) is not None:
        options.append(f"verdict: {note}")
    lines = [_line(row, index, frame, _line_options(index, equation, at), at) for index, row in enumerate(array.rows)]
    return f"#rows({', '.join(options)}, (\n" + "".join(f"  {line},\n" for line in lines) + "))"


def _line_options(index: int, equation: Equation, at: Context) -> list[str]:
    if equation.per_row and index < len(equation.rows):
        return number_options(equation.rows[index], at)
    if index < len(equation.row_verdicts) and (mark := mark_argument(equation.row_verdicts[index], at)) is not None:
        return [f"mark: {mark}"]
    return []


def _line(row: ArrayRow, index: int, frame: _Frame, options: list[str], at: Context) -> str:
    cells = [_cell(cell, place, frame) for place, cell in enumerate(row.cells)]
    cells += [""] * (len(frame.columns) - len(cells))
    shown = "".join(f"${boxed_in_math(cell, at.missing)}$, " for cell in cells)
    if frame.name == "multline" and frame.count > 1:
        options = [*options, f"shift: {'left' if index == 0 else 'right' if index == frame.count - 1 else 'center'}"]
    if remarks := annotation_texts(row.comments):
        options = [*options, f"note: {remark(' '.join(remarks), at)}"]
    if (extra := typst_length(row.gap)) is not None:
        options = [*options, f"extra: {extra}"]
    if row.intertext is not None:
        options = [*options, f"before: [{_intertext(row.intertext, at)}]"]
    return f"(cells: ({shown}){''.join(f', {option}' for option in options)})"


def _intertext(text: Text, at: Context) -> str:
    """The text between two rows, with its formulas."""
    return "".join(
        markup(part.text, at.missing)
        if isinstance(part, TextRun)
        else f"${boxed_in_math(math(part, Style.TEXT), at.missing)}$"
        for part in text.parts
    )


def _cell(cell: Row, place: int, frame: _Frame) -> str:
    """A cell. A sign behind an alignment point is a binary one, as TeX has it: something stands before it."""
    code = math(cell, frame.style)
    first = next((node for node in cell.children if not isinstance(node, Comment | Space)), None)
    behind = place > 0 and frame.columns[place] is Align.LEFT and frame.columns[place - 1] is Align.RIGHT
    return f'""{code}' if behind and isinstance(first, Symbol) and first.cls is AtomClass.BIN else code
