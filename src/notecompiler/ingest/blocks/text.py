"""Paragraphs and headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notecompiler.ingest.blocks.directives import target_above
from notecompiler.ingest.blocks.display import open_display
from notecompiler.ingest.blocks.lines import first, gathered, text_of
from notecompiler.ingest.blocks.running import opened_in, runs_on

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State

_ATX = re.compile(r"(#{1,6})(?:[ \t\u00a0\u3000]+|\Z)")
_GLUED = re.compile(r"(#{2,6})(?=[^\s#])")
"""Marks without a space behind them: the first Markdown took them, and no hashtag has two."""
_GLUED_LINE = re.compile(r"^ {0,3}(?:(#{2,6}[^\s#])|(?:```|~~~))", re.MULTILINE)
_GLUED_FIRST = re.compile(r"(#)(?=[^\s#])(?!.*\s#)")
_ATX_TAIL = re.compile(r"(?:^|[ \t]+)#+[ \t]*\Z")
_ATTRIBUTES = re.compile(r"[ \t]\{(?:#([\w:.-]{1,80})|[.\-][A-Za-z]?[\w-]*)(?:[ \t][^{}$]*)?\}[ \t]*\Z")
_CONTENTS = re.compile(r"@?\[toc\](?:\([^()]*\))?|\[\[_?toc_?\]\]|\{:toc\}|\$\{toc\}", re.IGNORECASE)
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*\Z")
_SENTENCE = re.compile(r"[。！？；;：:.!?][\"'”’)）]*\s*\Z")


def heading_rule(state: State, start_line: int, _end_line: int, silent: bool) -> bool:
    """Block rule: ``## Title ##``, and ``##Title##`` as well."""
    at = first(state, start_line)
    if state.src[at : at + 1] != "#" or state.is_code_block(start_line):
        return False
    line = state.src[at : state.eMarks[start_line]]
    marks = _ATX.match(line)
    glued = marks is None
    if marks is None and (_GLUED.match(line) or _writes_glued(state)):
        marks = _GLUED.match(line) or _GLUED_FIRST.match(line)
    if marks is None:
        return False
    if silent:
        return True
    text = line[marks.end() :].rstrip()
    if glued:
        text = text.removesuffix(marks[1])
    label = ""
    if attributes := _ATTRIBUTES.search(text):
        text, label = text[: attributes.start()], attributes[1] or ""
    tail = _ATX_TAIL.search(text)
    end = at + marks.end() + len((text[: tail.start()] if tail else text).rstrip())
    token = state.push("heading", "", 0)
    extract = gathered(state, state.env["source"], at + marks.end(), start_line, start_line, end)
    token.meta = {"extract": extract, "level": len(marks[1]), "end": at + len(line.rstrip())}
    token.meta["label"] = label or target_above(state, start_line)
    token.map = [start_line, start_line + 1]
    state.line = start_line + 1
    return True


def _writes_glued(state: State) -> bool:
    """Whether the note has headings without a space behind their marks: there, ``#Title`` is one as well, no hashtag."""
    known: bool | None = state.env.get("glued_headings")
    if known is None:
        in_code = known = False
        for line in _GLUED_LINE.finditer(state.src):
            in_code ^= line[1] is None
            known = known or (line[1] is not None and not in_code)
        state.env["glued_headings"] = known
    return known


def contents_rule(state: State, start_line: int, _end_line: int, silent: bool) -> bool:
    """Block rule: a line that asks for a table of contents, which a document has anyway."""
    line = text_of(state, start_line).rstrip()
    if state.is_code_block(start_line) or not _CONTENTS.fullmatch(line):
        return False
    if not silent:
        token = state.push("left_out", "", 0)
        token.meta = {"end": first(state, start_line) + len(line), "why": "contents"}
        token.map = [start_line, start_line + 1]
        state.line = start_line + 1
    return True


def paragraph_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: text up to a blank line or another block; with an underline it is a heading."""
    if silent:
        return True
    terminators = state.md.block.ruler.getRules("paragraph")
    end_line = state.lineMax
    parent, state.parentType = state.parentType, "paragraph"
    one_line = bool(state.env.get("line_is_paragraph"))
    line = start_line
    at = first(state, start_line)
    level = 0
    opened: str | None = None
    while True:
        closing = open_display(state, line, at, end_line)
        if closing is not None:
            line, at = closing.line, closing.end
            opened = None
            continue
        opened = opened_in(state.src[at : state.eMarks[line]], opened)
        following = line + 1
        if following >= end_line or state.isEmpty(following):
            break
        indent = state.sCount[following]
        if 0 <= indent - state.blkIndent <= 3 and (level := _underline(state, start_line, following)):
            break
        if one_line:
            break
        in_container = 0 <= indent <= state.blkIndent + 3
        ends = in_container and any(rule(state, following, end_line, True) for rule in terminators)
        if ends and not runs_on(state, opened, following, end_line):
            break
        line = following
        at = first(state, line)
    state.parentType = parent
    token = state.push("heading" if level else "paragraph", "", 0)
    start = first(state, start_line)
    extract = gathered(state, state.env["source"], start, start_line, line).stripped()
    last = line + 1 if level else line
    end = first(state, last) + len(text_of(state, last).rstrip())
    token.meta = {"extract": extract, "level": level, "end": end}
    token.map = [start_line, last + 1]
    state.line = last + 1
    return True


def _underline(state: State, start_line: int, line: int) -> int:
    """1 or 2 when `line` underlines the text above it. A ``---`` below several lines or a sentence is a rule: nobody
    writes headings like that, but many write rules without a blank line above."""
    mark = _UNDERLINE.match(text_of(state, line))
    if mark is None:
        return 0
    if mark[1][0] == "=":
        return 1 if len(mark[1]) >= 2 else 0
    above = text_of(state, line - 1)
    if line - 1 != start_line or len(mark[1]) < 2 or _SENTENCE.search(above) or "$$" in above:
        return 0
    return 2


def nesting_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: what is nested too deeply is one paragraph, marks and all."""
    from notecompiler.ingest.blocks.commonmark import MAX_LEVEL

    if silent or state.level < MAX_LEVEL:
        return False
    line = start_line
    while line + 1 < end_line and not state.isEmpty(line + 1) and state.sCount[line + 1] >= state.blkIndent:
        line += 1
    token = state.push("paragraph", "", 0)
    extract = gathered(state, state.env["source"], first(state, start_line), start_line, line).stripped()
    token.meta = {"extract": extract}
    token.map = [start_line, line + 1]
    state.line = line + 1
    return True
