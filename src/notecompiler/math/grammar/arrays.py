"""Environments and everything else with rows."""

from __future__ import annotations

import re

from notecompiler.math import problems as kinds
from notecompiler.math.grammar.columns import read_columns
from notecompiler.math.grammar.core import Parser, RowNotes
from notecompiler.math.grammar.diagrams import read_diagram
from notecompiler.math.grammar.lengths import GLUE, LENGTH
from notecompiler.math.grammar.text import text_argument, text_cell
from notecompiler.math.matching import FORMULA, environment_name
from notecompiler.math.nodes import Array, ArrayRow, Column, Group, MathNode, Meta, Row, Space, Symbol, Text
from notecompiler.math.signatures import Environment, Note
from notecompiler.math.signatures import Rows as RowsSignature
from notecompiler.math.tables import load
from notecompiler.math.tokens import shared_span
from notecompiler.record import replace

_ALIGNMENT = re.compile("[tbclrs]{1,2}")
_ROWS = Environment()


def read_environment(p: Parser, out: list[MathNode], at: int) -> None:
    """``\\begin{name} … \\end{name}``; the parser stands behind the ``\\begin``."""
    name = environment_name(p.texts[at])
    environment = load().environments.get(name)
    close = p.close[at]
    if environment is None:
        p.problem(kinds.UNKNOWN_ENVIRONMENT, f"unknown environment {name}", p.token_span(at))
        environment = _ROWS
    elif environment.display:
        p.problem(kinds.NESTED_DISPLAY_ENVIRONMENT, f"{name} inside a formula", p.token_span(at), fatal=False)
    option = _option(p, environment, close)
    columns: tuple[Column, ...] = ()
    rules_after = 0
    spec = None
    if environment.columns and p.i < close:
        spec_at = p.i
        columns, rules_after = read_columns(p.raw_argument(close, rf"\begin{{{name}}}"))
        spec = shared_span(p.spans[spec_at].start, p.end())
    separators = p.structure.separators.get(at, [])
    if environment.transparent:
        out.extend(p.nodes(close))
        _close(p, at, close, name)
        return
    if environment.diagram:
        diagram = read_diagram(p, at, close, separators)
        _close(p, at, close, name)
        out.append(replace(diagram, span=p.span(at)))
        return
    if environment.branches:
        out.extend(p.argument(close, rf"\begin{{{name}}}").children)
        rows, _ = read_rows(p, close, separators, text_cells=True)
        _close(p, at, close, name)
        out.append(Array(p.span(at), "cases", rows))
        return
    rows, rules_below = read_rows(p, close, separators)
    if spec is not None and len(columns) > 1 and rows and all(len(row.cells) == 1 for row in rows):
        p.problem(kinds.COLUMN_SPEC_UNUSED, "several columns and no & in any row", spec, fatal=False)
    _close(p, at, close, name)
    out.append(Array(p.span(at), name, rows, columns, rules_after, rules_below, option))


def _option(p: Parser, environment: Environment, close: int) -> str:
    """The optional argument, or the number of columns of ``alignat``."""
    option = ""
    at = p.i
    follows = p.pieces[at - 1] == p.texts[at - 1]  # behind a space, a bracket belongs to the first row
    if environment.option and follows and (inside := p.optional(close)) is not None:
        option = p.raw(*inside)
        if not _ALIGNMENT.fullmatch(option):
            option = ""
            p.i = at
    if environment.counted:
        option = p.raw_argument(close, "environment")
    return option


def _close(p: Parser, at: int, close: int, name: str) -> None:
    """Take the ``\\end`` of the environment, or report that it lacks."""
    if at in p.structure.unclosed:
        p.problem(kinds.UNCLOSED_ENVIRONMENT, rf"\begin{{{name}}} without \end", p.token_span(at))
        p.i = close
        return
    if close in p.structure.mismatched:
        p.problem(kinds.ENVIRONMENT_MISMATCH, rf"{p.texts[close]} ends \begin{{{name}}}", p.token_span(close))
    p.i = close + 1


def read_stray_end(p: Parser, out: list[MathNode], at: int) -> None:
    """An ``\\end`` that closes nothing."""
    p.invalid(out, at, kinds.ENVIRONMENT_MISMATCH, rf"{p.texts[at]} without \begin")


def read_rows(
    p: Parser, end: int, separators: list[int], *, text_cells: bool = False
) -> tuple[tuple[ArrayRow, ...], int]:
    """Rows up to token `end`, split at the given ``&`` and row ends; and the rules below the last row. `text_cells`: all cells
    of a row but its first are text."""
    outer = p.notes
    rows: list[ArrayRow] = []
    notes = RowNotes()
    cells: list[Row] = []
    begin = p.i
    for separator in [*separators, end]:
        if separator < p.i:
            continue  # taken by something before it, such as a column specification
        p.notes = notes
        cells.append(text_cell(p, separator) if text_cells and cells else p.row(separator))
        p.i = separator
        if separator == end:
            break
        is_cell = p.texts[separator] == "&"
        p.i = separator + 1
        if is_cell:
            continue
        gap = _row_gap(p, end)
        _same_line_comment(p, end, notes)
        rows.append(_row(p, cells, notes, begin, gap))
        notes, cells, begin = RowNotes(), [], p.i
    p.notes = outer
    said = notes.tag is not None or notes.label is not None or notes.intertext is not None or not notes.numbered
    if len(cells) > 1 or cells[0].children or said or (notes.comments and not rows):
        rows.append(_row(p, cells, notes, begin, ""))
        return tuple(rows), 0
    if notes.comments:
        rows[-1] = replace(rows[-1], comments=(*rows[-1].comments, *notes.comments))
    return tuple(rows), notes.rules


def _row(p: Parser, cells: list[Row], notes: RowNotes, begin: int, gap: str) -> ArrayRow:
    first = next((cell.span.start for cell in cells if cell.children), None)
    last = next((cell.span.end for cell in reversed(cells) if cell.children), None)
    low = first if first is not None else p.spans[begin].start if begin < len(p.spans) else p.end()
    if len(cells) > 1 and first is not None and not cells[0].children:
        low = min(low, cells[0].span.start)
    high = max(low, last or low, cells[-1].span.end if len(cells) > 1 else low, notes.end)
    return ArrayRow(
        shared_span(low, high), tuple(cells), gap, notes.rules, notes.tag, notes.tag_starred, notes.label, notes.numbered,
        tuple(notes.comments), notes.intertext,
    )  # fmt: skip


def _row_gap(p: Parser, end: int) -> str:
    """The ``*`` and ``[2ex]`` that may follow ``\\\\``. A bracket that holds no length belongs to the next row."""
    p.star(end)
    at = p.i
    inside = p.optional(end)
    gap = "" if inside is None else " ".join(p.raw(*inside).split())
    if GLUE.fullmatch(gap):
        return gap
    p.i = at
    if at < end and p.texts[at] == "[" and LENGTH.match(p.raw(at + 1, min(at + 5, end))):
        p.problem(kinds.BAD_ROW_GAP, "the length behind \\\\ is not closed", p.spans[at])
    return ""


def _same_line_comment(p: Parser, end: int, notes: RowNotes) -> None:
    """A comment behind ``\\\\`` on the same line is about the row that ends there."""
    if p.i < end and p.texts[p.i][0] == "%" and "\n" not in p.pieces[p.i - 1]:
        notes.comments.append(p.comment(p.i))
        p.i += 1


def read_rows_command(p: Parser, out: list[MathNode], at: int, end: int, name: str, row: RowsSignature) -> None:
    """``\\substack{a \\\\ b}`` and plain TeX's ``\\matrix{…}``."""
    p.skip_comments(end)
    if p.i >= end or p.texts[p.i] in ("}", "&", "\\\\"):
        p.missing(name)
        rows: tuple[ArrayRow, ...] = ()
    elif p.texts[p.i] != "{":
        rows, _ = read_rows(p, p.i + 1, [])
    else:
        opener = p.i
        close = p.close[opener]
        p.i = opener + 1
        rows, _ = read_rows(p, close, p.structure.separators.get(opener, []))
        p.i = close + 1
        if opener in p.structure.unclosed:
            p.i = close
            p.never_closed(opener)
    out.append(Array(p.span(at), row.environment, rows))


def read_formula(p: Parser, length: int) -> tuple[MathNode, ...]:
    """The whole formula. Rows outside of any environment become an array of their own."""
    separators = p.structure.separators[FORMULA]
    if not separators:
        return p.nodes(len(p.texts))
    ampersand = next((at for at in separators if p.texts[at] == "&"), None)
    if ampersand is not None:
        p.problem(kinds.STRAY_AMPERSAND, "& outside of an environment", p.token_span(ampersand))
    else:
        span = p.token_span(separators[0])
        p.problem(kinds.ROW_OUTSIDE_ENVIRONMENT, r"\\ outside of an environment", span, fatal=False)
    rows, below = read_rows(p, len(p.texts), separators)
    if ampersand is None and len(rows) == 1 and not rows[0].gap:  # only a row end behind the last row
        return rows[0].cells[0].children
    name = "gathered" if ampersand is None else "aligned"
    return (Array(shared_span(0, length), name, rows, rules_below=below),)


# ── what stands in a row and is about it ───────────────────────────────────────────────────────────────────────────


def read_note(p: Parser, out: list[MathNode], at: int, end: int, name: str, row: Note) -> None:
    """``\\tag``, ``\\label``, ``\\notag``, ``\\hline``: a field of the row, or a Meta outside of rows."""
    starred = name == r"\tag" and p.star(end)
    argument = p.raw_argument(end, name) if row.arguments else ""
    notes = p.notes
    if notes is not None:
        notes.end = max(notes.end, p.end()) if name != r"\hline" else notes.end
        if name == r"\hline":
            notes.rules += 1
            return
        if (name == r"\tag" and notes.tag is not None) or (name == r"\label" and notes.label is not None):
            p.invalid(out, at, kinds.DOUBLE_TAG, f"a second {name} in one row")
            return
        if name == r"\tag":
            notes.tag, notes.tag_starred = argument, starred
            return
        if name == r"\label":
            notes.label = argument
            return
        if name in (r"\notag", r"\nonumber"):
            notes.numbered = False
            return
    if name == r"\hline":
        p.invalid(out, at, kinds.STRAY_RULE, r"\hline outside of an array")
    else:
        out.append(Meta(p.span(at), name + "*" * starred, argument))


def read_intertext(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """Text between two rows."""
    parts = text_argument(p, end, name)
    text = Text(p.span(at), name, parts)
    if p.notes is not None and p.notes.intertext is None:
        p.notes.intertext = text
    else:
        out.append(text)


def read_stray_ampersand(p: Parser, out: list[MathNode], at: int, _end: int, _name: str, _row: object) -> None:
    p.invalid(out, at, kinds.STRAY_AMPERSAND, "& outside of rows")


def read_stray_row_end(p: Parser, out: list[MathNode], at: int, end: int, _name: str, _row: object) -> None:
    """``\\\\`` inside braces: TeX ignores it or breaks the line; it is kept as a Space of no width."""
    gap = _row_gap(p, end)
    p.problem(kinds.ROW_OUTSIDE_ENVIRONMENT, r"\\ outside of an environment", p.token_span(at), fatal=False)
    out.append(Space(p.span(at), "\\\\", 0.0, gap))


def read_multicolumn(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\multicolumn{n}{c}{x}`` keeps its content; that it spans columns is lost."""
    p.raw_argument(end, name)
    p.raw_argument(end, name)
    out.append(Group(p.span(at), p.argument(end, name)))


def read_row_of_dots(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    """``\\hdotsfor{n}``: dots in the first of its columns."""
    p.optional(end)
    p.raw_argument(end, name)
    out.append(Symbol(p.span(at), *p.symbols[r"\ldots"]))
