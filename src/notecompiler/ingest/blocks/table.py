"""Pipe tables whose cells may hold formulas with ``|`` in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notecompiler.document import CellAlign
from notecompiler.ingest.blocks.lines import first, text_of
from notecompiler.ingest.delimiters import Memo, formula_at
from notecompiler.ingest.extract import Extract
from notecompiler.source import SourceMap

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State

_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t\r]*\Z")
_STEP = re.compile(r"\\.|[|$`]|\[\[[^\[\]\n|]*\|[^\[\]\n|]*\]\]")
_BACKTICKS = re.compile(r"(`+)(?:(?!`).)+?\1(?!`)")


def table_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: a header row over a delimiter row; rows go on while they have bars like the header."""
    if start_line + 1 >= end_line or state.is_code_block(start_line) or state.sCount[start_line + 1] < state.blkIndent:
        return False
    below = text_of(state, start_line + 1)
    if "-" not in below[:6] or ("|" not in below and ":" not in below) or not _DELIMITERS.match(below):
        return False
    header = text_of(state, start_line)
    if "|" not in header:
        return False
    aligns = tuple(_align(cell) for cell in below.strip().strip("|").split("|"))
    cells = split_row(header, len(aligns))
    if len(cells) != len(aligns):
        return False
    if silent:
        return True
    fenced = header.startswith("|")
    rows = [_cells(state, start_line, cells)]
    line = start_line + 2
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = text_of(state, line)
        if "|" not in text or (fenced and not text.startswith("|")):
            break
        row = split_row(text, len(aligns))[: len(aligns)]
        end = len(text.rstrip())
        row += [(end, end)] * (len(aligns) - len(row))
        rows.append(_cells(state, line, row))
        line += 1
    token = state.push("table", "", 0)
    token.meta = {"aligns": aligns, "rows": rows}
    token.map = [start_line, line]
    state.line = line
    return True


def split_row(text: str, columns: int) -> list[tuple[int, int]]:
    """The ranges of a row's cells. Bars inside formulas, code and wikilinks do not split, unless only splitting there
    gives as many cells as the table has columns."""
    cells = _split(text, protect=True)
    if len(cells) != columns:
        naive = _split(text, protect=False)
        if len(naive) == columns:
            return naive
    return cells


def _split(text: str, *, protect: bool) -> list[tuple[int, int]]:
    bars = []
    memo = Memo()
    at = 0
    while (step := _STEP.search(text, at)) is not None:
        at = step.end()
        mark = step.group()
        if mark == "|":
            bars.append(step.start())
        elif not protect:
            continue
        elif mark == "$" or (mark[0] == "\\" and mark[1:] in ("(", "[")):
            found = formula_at(text, step.start(), memo)
            if found:
                at = found.end
        elif mark == "`":
            span = _BACKTICKS.match(text, step.start())
            if span:
                at = span.end()
    edges = [-1, *bars, len(text)]
    ranges = [(edges[i] + 1, edges[i + 1]) for i in range(len(edges) - 1)]
    if ranges and bars and not text[: bars[0]].strip():
        ranges.pop(0)
    if ranges and bars and not text[bars[-1] + 1 :].strip():
        ranges.pop()
    return ranges


def _cells(state: State, line: int, ranges: list[tuple[int, int]]) -> list[Extract]:
    base = first(state, line)
    source: str = state.env["source"]
    return [
        Extract(source[base + start : base + end], SourceMap.contiguous(base + start, end - start)).stripped()
        for start, end in ranges
    ]


def _align(cell: str) -> CellAlign:
    cell = cell.strip()
    left, right = cell.startswith(":"), cell.endswith(":")
    if left and right:
        return CellAlign.CENTER
    if right:
        return CellAlign.RIGHT
    return CellAlign.LEFT if left else CellAlign.DEFAULT
