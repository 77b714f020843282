"""Column specifications of arrays: ``{l|cr}``, ``{*{3}{c}}``, ``{@{}ll@{}}``."""

from __future__ import annotations

from notecompiler.math.nodes import Align, Column

_ALIGNS = {"l": Align.LEFT, "c": Align.CENTER, "r": Align.RIGHT}
_PARAGRAPHS = "pmbXLCRwW"
_MAX_COLUMNS = 256


def read_columns(spec: str) -> tuple[tuple[Column, ...], int]:
    """Columns of a specification, and the vertical lines right of the last one. What is not a column is skipped."""
    columns: list[Column] = []
    rules = 0
    at = 0
    spec = _unroll(spec)
    while at < len(spec) and len(columns) < _MAX_COLUMNS:
        char = spec[at]
        at += 1
        if char in _ALIGNS:
            columns.append(Column(_ALIGNS[char], rules))
            rules = 0
        elif char in "|:":
            rules += 1
        elif char in _PARAGRAPHS:
            while spec[at : at + 1] == "{":
                at = _behind_brace(spec, at)
            columns.append(Column(Align.LEFT, rules))
            rules = 0
        elif char in "@!><":
            at = _behind_brace(spec, at)
    return tuple(columns), rules


def _behind_brace(spec: str, at: int) -> int:
    """The place behind the group that starts at `at`; `at` itself when none does."""
    if spec[at : at + 1] != "{":
        return at
    depth = 0
    for place in range(at, len(spec)):
        if spec[place] == "{":
            depth += 1
        elif spec[place] == "}":
            depth -= 1
            if depth == 0:
                return place + 1
    return len(spec)


def _unroll(spec: str) -> str:
    """Replace ``*{n}{…}`` by its repetition, a bounded number of times."""
    for _ in range(4):
        star = spec.find("*{")
        if star < 0:
            break
        middle = _behind_brace(spec, star + 1)
        end = _behind_brace(spec, middle)
        count = spec[star + 2 : middle - 1].strip()
        times = min(int(count), _MAX_COLUMNS) if count.isdecimal() else 1
        spec = spec[:star] + spec[middle + 1 : end - 1] * times + spec[end:]
    return spec
