"""Layout of environments: one row a line, ``&`` under ``&``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from unicodedata import east_asian_width

from notecompiler.math.nodes import Array, ArrayRow, AtomClass, Row, Symbol

INDENT: Final = "  "
_WIDEST_ALIGNED: Final = 120
_COUNTED: Final = ("alignat", "alignat*", "alignedat", "xalignat", "xalignat*")


def print_array(array: Array, cell: Callable[[Row], str], text: Callable[[ArrayRow], str], one_line: bool) -> str:
    """An environment. `cell` prints a cell, `text` the ``\\intertext`` of a row.

    A comment ends its line even in one-line layout.
    """
    if array.environment == "substack":
        return rf"\substack{{{_joined(array, cell)}}}"
    head = rf"\begin{{{array.environment}}}{_options(array)}"
    tail = rf"\end{{{array.environment}}}"
    lines = _lines(array, cell, text, one_line)
    if one_line and "\n" not in "".join(lines):
        inside = " ".join(line + "\n" if "%" in line and _has_comment(array) else line.strip() for line in lines)
        return f"{head} {inside}{'' if inside.endswith(chr(10)) else ' '}{tail}" if inside else f"{head} {tail}"
    body = "\n".join(INDENT + line.replace("\n", "\n" + INDENT) for line in lines)
    return f"{head}\n{body}\n{tail}" if body else f"{head}\n{tail}"


def _has_comment(array: Array) -> bool:
    return any(row.comments for row in array.rows)


def _joined(array: Array, cell: Callable[[Row], str]) -> str:
    """The rows of a ``\\substack`` on one line."""
    lines: list[str] = []
    for index, row in enumerate(array.rows):
        line = _between_cells(row, [cell(part) for part in row.cells], aligned=False)
        blank = len(row.cells) == 1 and not row.cells[0].children
        if index < len(array.rows) - 1 or row.gap or blank:
            line += (" " if line else "") + "\\\\" + (f"[{row.gap}]" if row.gap else "")
        lines.append(line)
    return " ".join(lines)


def _options(array: Array) -> str:
    shown = ""
    if array.environment in _COUNTED:
        return f"{{{array.option}}}"
    if array.option:
        shown = f"[{array.option}]"
    if array.columns or array.rules_after or array.environment in ("array", "darray", "tabular", "subarray"):
        columns = "".join("|" * column.rules_before + column.align.value for column in array.columns)
        shown += f"{{{columns}{'|' * array.rules_after}}}"
    return shown


def _lines(array: Array, cell: Callable[[Row], str], text: Callable[[ArrayRow], str], one_line: bool) -> list[str]:
    printed = [[cell(part) for part in row.cells] for row in array.rows]
    if not one_line:
        _pad(printed)
    lines: list[str] = []
    last = len(array.rows) - 1
    for index, (row, cells) in enumerate(zip(array.rows, printed, strict=True)):
        lines += [r"\hline"] * row.rules_above
        if row.intertext is not None:
            lines.append(text(row))
        lines += [f"% {comment.text}".rstrip() for comment in row.comments[:-1]]
        line = _between_cells(row, cells, _aligns(array)) + _notes(row)
        blank = len(row.cells) == 1 and not row.cells[0].children and not _notes(row) and row.intertext is None
        if index < last or row.gap or array.rules_below or blank:
            line = f"{line} \\\\" if line.strip() else "\\\\"
            line += f"[{row.gap}]" if row.gap else ""
        if row.comments:
            line = f"{line} % {row.comments[-1].text}".rstrip()
        lines.append(line.rstrip())
    lines += [r"\hline"] * array.rules_below
    return lines


def _aligns(array: Array) -> bool:
    """Whether ``&`` marks a place in a formula, as in ``align``, and not a column of a table."""
    return array.environment.startswith(("align", "split", "eqnarray", "flalign", "xalign"))


def _between_cells(row: ArrayRow, cells: list[str], aligned: bool) -> str:
    """Cells with ``&`` between them; in aligned formulas a relation stands close to its ``&``."""
    line = cells[0]
    if line.lstrip()[:1] in ("[", "*"):
        line = r"\relax " + line  # or it would be taken for the argument of the row end before
    for part, printed in zip(row.cells[1:], cells[1:], strict=True):
        line += " &" if line else "&"
        line += ("" if aligned and _starts_with_relation(part) else " ") + printed
    return line


def _starts_with_relation(cell: Row) -> bool:
    first = cell.children[0] if cell.children else None
    return isinstance(first, Symbol) and first.cls is AtomClass.REL


def _notes(row: ArrayRow) -> str:
    notes = ""
    if row.tag is not None:
        notes += rf" \tag{'*' if row.tag_starred else ''}{{{row.tag}}}"
    if row.label is not None:
        notes += rf" \label{{{row.label}}}"
    if not row.numbered:
        notes += r" \notag"
    return notes


def _pad(printed: list[list[str]]) -> None:
    """Fill the cells of each column up to its widest, unless that makes very long lines."""
    if any("\n" in text for cells in printed for text in cells):
        return
    count = max((len(cells) for cells in printed), default=0)
    widths = [
        max((_width(cells[column]) for cells in printed if len(cells) > column + 1), default=0)
        for column in range(count)
    ]
    if count < 2 or sum(widths) > _WIDEST_ALIGNED:
        return
    for cells in printed:
        for column in range(len(cells) - 1):
            cells[column] += " " * (widths[column] - _width(cells[column]))


def _width(text: str) -> int:
    """Columns that a text takes in an editor: two for a wide character."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
