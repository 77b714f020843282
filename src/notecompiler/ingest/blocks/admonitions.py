"""Admonitions as MkDocs writes them: ``!!! note "Title"`` over an indented text, ``???`` where the text can be folded, and its tabs
(``=== "Title"``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notecompiler.ingest.blocks.lines import first, gathered, read_inside
from notecompiler.regex import regex

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State

_OPENS = regex(r"(?:!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)(?:[ \t]+[A-Za-z][\w-]*){0,5}(?:[ \t]+\"([^\"\n]*)\")?[ \t]*\Z")
_TAB = regex(r"===[!+]?[ \t]+(?:\"([^\"\n]+)\"|'([^'\n]+)')[ \t]*\Z")
_INDENT = 4
"""By how much the text stands in."""


def admonition_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: the kind, a title, and the indented blocks below are a callout. Without such blocks the line is text."""
    at = first(state, start_line)
    if not state.src.startswith(("!!!", "???"), at) or state.is_code_block(start_line):
        return False
    hit = _OPENS.match(state.src[at : state.eMarks[start_line]])
    last = _end(state, start_line, end_line)
    if hit is None or last is None:
        return False
    if silent:
        return True
    token = state.push("callout_open", "", 1)
    begin, end = (at + place for place in hit.span(2)) if hit[2] else (at, at)
    title = gathered(state, state.env["source"], begin, start_line, start_line, end) if hit[2] else None
    token.meta = {"kind": hit[1].lower(), "title": title, "end": at + hit.end()}
    read_inside(state, start_line + 1, last, _INDENT)
    state.push("callout_close", "", -1)
    state.line = last
    return True


def tab_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: a tab is a box with its title over its indented blocks. A page has no tabs: one follows the other."""
    at = first(state, start_line)
    if not state.src.startswith("===", at) or state.is_code_block(start_line):
        return False
    hit = _TAB.match(state.src[at : state.eMarks[start_line]])
    last = _end(state, start_line, end_line)
    if hit is None or last is None:
        return False
    if not silent:
        token = state.push("callout_open", "", 1)
        begin, end = hit.span(1 if hit[1] is not None else 2)
        title = gathered(state, state.env["source"], at + begin, start_line, start_line, at + end)
        token.meta = {"kind": "tab", "title": title, "end": at + hit.end()}
        read_inside(state, start_line + 1, last, _INDENT)
        state.push("callout_close", "", -1)
        state.line = last
    return True


def _end(state: State, start_line: int, end_line: int) -> int | None:
    """The line after the last indented one; None when nothing is indented."""
    last = None
    for line in range(start_line + 1, end_line):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent + _INDENT:
            break
        last = line + 1
    return last
