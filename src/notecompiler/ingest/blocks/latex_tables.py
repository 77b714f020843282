"""``tabular`` and relatives: the cells of a LaTeX table."""

from __future__ import annotations

import re

from notecompiler.document import CellAlign
from notecompiler.ingest.extract import Extract
from notecompiler.ingest.latex_text import after_options, group_end
from notecompiler.regex import regex

_STEP = regex(r"\\\\(?:\[[^\]\n]*\])?|\\[A-Za-z]+|\\.|[{}&]|(?<!\\)%[^\n]*", re.DOTALL)
_RULE = regex(
    r"\s*(?:\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot|centering)(?![A-Za-z])(?:\[[^\]]*\])?"
    r"|\\(?:cline|cmidrule)(?:\([a-z]*\))?\{[^{}]*\}|\\label\{[^{}]*\})\s*"
)
_MULTI = regex(r"\\multicolumn\s*\{\s*(\d{1,2})\s*\}\s*(?=\{)")
_MULTI_ROW = regex(r"\\multirow\s*\{[^{}]*\}\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}\s*(?=\{)")
_ALIGNS = {"l": CellAlign.LEFT, "c": CellAlign.CENTER, "r": CellAlign.RIGHT, "p": CellAlign.LEFT, "m": CellAlign.LEFT,
           "b": CellAlign.LEFT, "X": CellAlign.LEFT, "L": CellAlign.LEFT, "C": CellAlign.CENTER, "R": CellAlign.RIGHT,
           "S": CellAlign.RIGHT, "Y": CellAlign.CENTER}  # fmt: skip
_REPEATED = regex(r"\*\{(\d{1,2})\}\{([^{}]*)\}")


def alignments(text: str) -> tuple[tuple[CellAlign, ...], int]:
    """The columns that the arguments behind ``\\begin{tabular}`` ask for, and the offset behind these arguments."""
    at = after_options(text, 0)
    spec = ""
    while (end := group_end(text, at)) > 0:
        spec = text[at + 1 : end - 1]
        at = after_options(text, end)
    spec = _REPEATED.sub(lambda hit: hit[2] * int(hit[1]), spec)
    found = []
    index = 0
    while index < len(spec):
        if spec[index] in "{[":
            closer = "}" if spec[index] == "{" else "]"
            index = max(index + 1, group_end(spec, index, spec[index], closer))
            continue
        if spec[index] in _ALIGNS:
            found.append(_ALIGNS[spec[index]])
        index += 1
    return tuple(found), at


def table_rows(
    extract: Extract, at: int, aligns: tuple[CellAlign, ...]
) -> tuple[list[list[Extract]], tuple[CellAlign, ...]]:
    """The rows from offset `at` on, each with as many cells as the widest, and as many alignments."""
    rows: list[list[Extract]] = []
    for begin, end in _rows(extract.text, at):
        cells: list[Extract] = []
        for start, stop in _cells(extract.text, begin, end):
            cells += _spread(extract.cut(start, stop).stripped())
        if any(cell.text for cell in cells):
            rows.append(cells)
    width = max([len(aligns), *map(len, rows)], default=0) or 1
    empty = extract.cut(at, at)
    filled = [[*row, *[empty] * (width - len(row))] for row in rows] or [[empty] * width]
    return filled, (*aligns, *[CellAlign.DEFAULT] * (width - len(aligns)))


def _rows(text: str, at: int) -> list[tuple[int, int]]:
    """Ranges between ``\\\\`` outside of braces, without the rules at their beginning."""
    ends: list[tuple[int, int]] = []
    depth = 0
    for step in _STEP.finditer(text, at):
        mark = step[0]
        depth += (mark == "{") - (mark == "}")
        if mark == "\\tabularnewline" or (mark.startswith("\\\\") and depth <= 0):
            ends.append((step.start(), step.end()))
    found = []
    for stop, behind in [*ends, (len(text), len(text))]:
        while (rule := _RULE.match(text, at, stop)) and rule.end() > at:
            at = rule.end()
        found.append((at, stop))
        at = behind
    return found


def _cells(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    edges = [begin]
    depth = 0
    for step in _STEP.finditer(text, begin, end):
        mark = step[0]
        depth += (mark == "{") - (mark == "}")
        if mark == "&" and depth <= 0:
            edges.append(step.end())
    return [(start, (edges[index + 1] - 1) if index + 1 < len(edges) else end) for index, start in enumerate(edges)]


def _spread(cell: Extract) -> list[Extract]:
    """A cell over several columns is the first of them, the others are empty."""
    if hit := _MULTI.match(cell.text):
        opens = group_end(cell.text, hit.end())
        close = group_end(cell.text, opens) if opens > 0 else -1
        if close > 0:
            inner = cell.cut(opens + 1, close - 1).stripped()
            return [inner, *[cell.cut(len(cell.text), len(cell.text))] * (int(hit[1]) - 1)]
    if hit := _MULTI_ROW.match(cell.text):
        close = group_end(cell.text, hit.end())
        if close > 0:
            return [cell.cut(hit.end() + 1, close - 1).stripped()]
    return [cell]
