"""Code that was copied together with its line numbers, as a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notecompiler.ingest.blocks.lines import first, resume, text_of
from notecompiler.ingest.dialects.gutter import read_gutter

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State


def gutter_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: lines numbered from 1 that hold code."""
    at = first(state, start_line)
    if state.src[at : at + 1] != "1" or state.src[at + 1 : at + 2] not in ("", " ", "\t", "\n", "|", "│"):
        return False

    def line_text(number: int) -> str | None:
        line = start_line + number
        return None if line >= end_line or state.isEmpty(line) else text_of(state, line).rstrip()

    gutter = read_gutter(line_text)
    if gutter is None:
        return False
    if silent:
        return True
    last = start_line + gutter.lines - 1
    end = first(state, last) + gutter.last_length
    token = state.push("gutter", "", 0)
    token.meta = {"code": gutter.code, "end": end}
    token.map = [start_line, last + 1]
    if gutter.last_length < len(line_text(gutter.lines - 1) or "") and last > start_line:
        resume(state, last, end)
    else:
        state.line = last + 1
    return True
