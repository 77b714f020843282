"""Lines that define something for elsewhere: footnotes and link targets; and comments."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from notecompiler.ingest.blocks.lines import first
from notecompiler.ingest.inlines.links import normal_label

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State

_FOOTNOTE = re.compile(r"\[\^([^\[\]\s^]{1,100})\]:[ \t]*")
_REFERENCE = re.compile(
    r"\[([^\[\]^!][^\[\]]{0,300}|[^\[\]^!])\]:[ \t]+<?([^\s<>]+)>?(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t\r]*\Z"
)


def footnote_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: ``[^label]: text`` with indented continuation blocks."""
    at = first(state, start_line)
    hit = _FOOTNOTE.match(state.src, at, state.eMarks[start_line])
    if hit is None or state.is_code_block(start_line):
        return False
    if silent:
        return True
    token = state.push("footnote_open", "", 1)
    token.meta = {"label": hit[1], "end": hit.end()}
    old = state.tShift[start_line], state.sCount[start_line], state.parentType, state.blkIndent
    state.tShift[start_line] = hit.end() - state.bMarks[start_line]
    state.blkIndent += 4
    state.sCount[start_line] = state.blkIndent
    state.parentType = "footnote"
    if state.isEmpty(start_line):
        state.line = start_line + 1
        if _goes_on(state, start_line + 1, end_line):
            state.md.block.tokenize(state, start_line + 1, end_line)
    else:
        state.md.block.tokenize(state, start_line, end_line)
    state.tShift[start_line], state.sCount[start_line], state.parentType, state.blkIndent = old
    token.map = [start_line, state.line]
    state.push("footnote_close", "", -1)
    return True


def _goes_on(state: State, line: int, end_line: int) -> bool:
    """Whether the first line from `line` on that is not blank belongs to the footnote."""
    while line < end_line and state.isEmpty(line):
        line += 1
    return line < end_line and state.sCount[line] >= state.blkIndent


def reference_rule(state: State, start_line: int, _end_line: int, silent: bool) -> bool:
    """Block rule: ``[label]: target``, on one line. It interrupts nothing."""
    at = first(state, start_line)
    if silent or not state.src.startswith("[", at):
        return False
    hit = _REFERENCE.match(state.src[at : state.eMarks[start_line]])
    if hit is None:
        return False
    state.env["references"].setdefault(normal_label(hit[1]), html.unescape(hit[2]))
    state.line = start_line + 1
    return True


def comment_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: Obsidian's ``%%`` … ``%%`` over whole lines."""
    at = first(state, start_line)
    if not state.src.startswith("%%", at) or state.env.get("no_comment_end", end_line) <= start_line:
        return False
    line = start_line
    begin = at + 2
    while (close := state.src.find("%%", begin, state.eMarks[line])) < 0:
        line += 1
        if line >= end_line:
            state.env["no_comment_end"] = start_line
            return False
        begin = first(state, line)
    if state.src[close + 2 : state.eMarks[line]].strip():
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.meta = {"end": close + 2}
        token.map = [start_line, line + 1]
        state.line = line + 1
    return True
