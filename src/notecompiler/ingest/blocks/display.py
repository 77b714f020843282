"""Display formulas as blocks: ``$$…$$``, ``\\[…\\]``, bare AMS environments, over one line or many.

A block may end in the middle of a line; what stands behind it is read on as a line of its own, because writers (and web
clips) glue the next paragraph or list item to the closing delimiter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notecompiler.ingest.blocks.lines import first, gathered, resume, text_of
from notecompiler.ingest.blocks.prose import is_mathlike, is_prose
from notecompiler.ingest.delimiters import AMS_ENVIRONMENTS, Found
from notecompiler.record import Record

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State

_OPENER = re.compile(r"\$\$(?!\$)|\\\[|\\\\\[(?=[ \t\r]*\Z)|\\begin[ \t]*\{([A-Za-z]+\*?)\}")
_STEP = re.compile(r"\\begin[ \t]*\{([A-Za-z]+\*?)\}|\\(?:\\\[(?=[ \t\r]*\Z)|.)|\$+|(`+)(?:(?!\2).){0,500}?\2(?!`)")
_DOLLARS = re.compile(r"\\.|\$\$+")
_ESCAPE = re.compile(r"\\(.)")
_ATTRIBUTES = re.compile(r"[ \t]*(?:\{#([\w:.-]{1,80})[^{}]*\}|\(([A-Za-z]\w*[-:.][\w:.-]{1,80})\))[ \t]*")
"""What Quarto and MyST write behind a formula to name it."""
_MAX_LINES = 400
"""No formula is longer; an opener without a closer must not read the whole file."""


class Opening(Record):
    """A delimiter that opens a display at `at`; `environment` for a bare one, whose delimiters belong to it."""

    at: int
    opener: str
    closer: str
    environment: str = ""

    @property
    def inside(self) -> int:
        """Where to look for the closer from."""
        return self.at + (len(self.opener) or 1)


class Closing(Record):
    """Where a display ends: its closer's line and range. `closer` is "" for a display that never closes."""

    line: int
    start: int
    end: int
    closer: str


def display_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: a display formula at the beginning of a line."""
    at = first(state, start_line)
    opening = _opening(state.src[at : state.eMarks[start_line]], at)
    if opening is None:
        return False
    closing = find_closing(state, opening, start_line, end_line)
    if closing is None:
        closing = _unclosed(state, opening, start_line, end_line)
    if closing is None:
        return False
    rest = state.src[closing.end : state.eMarks[closing.line]]
    named = _ATTRIBUTES.fullmatch(rest)
    glued = bool(rest.strip()) and named is None
    if glued and closing.line == start_line:
        return False
    if silent:
        return True
    token = state.push("display", "", 0)
    extract = gathered(state, state.env["source"], at, start_line, closing.line, closing.end)
    opener, closer = ("", "") if opening.environment else (opening.opener, closing.closer)
    token.meta = {"extract": extract, "found": Found(0, len(extract.text), opener, closer, display=True)}
    token.meta["label"] = (named[1] or named[2]) if named else ""
    token.map = [start_line, closing.line + 1]
    if glued:
        resume(state, closing.line, closing.end)
    else:
        state.line = closing.line + 1
    return True


def open_display(state: State, line: int, at: int, end_line: int) -> Closing | None:
    """Where the display ends that is opened in the text behind `at` of `line` and closes on a later line, if any."""
    source = state.src
    end = state.eMarks[line]
    segment = source[at:end]
    if "$$" not in segment and "\\[" not in segment and "\\begin" not in segment:
        return None
    opening: Opening | None = None
    for step in _STEP.finditer(segment):
        token = step.group()
        if opening is None:
            opening = _opening(token if step[1] is None else segment[step.start() :], at + step.start())
            if opening and opening.environment and f"\\end{{{opening.environment}}}" in segment[step.end() :]:
                opening = None
        elif token == opening.closer or (token.startswith("$$") and opening.closer == "$$"):
            opening = None
    return find_closing(state, opening, line, end_line) if opening else None


def _opening(text: str, at: int) -> Opening | None:
    hit = _OPENER.match(text)
    if hit is None:
        return None
    opener = hit.group()
    if opener == "$$":
        return Opening(at, "$$", "$$")
    if hit[1] is None:
        return Opening(at, opener, opener.replace("[", "]"))
    if hit[1] not in AMS_ENVIRONMENTS:
        return None
    return Opening(at, "", f"\\end{{{hit[1]}}}", hit[1])


def find_closing(state: State, opening: Opening, line: int, end_line: int) -> Closing | None:
    """The closer of a display. The search ends at the container's end, at prose and at markup; a blank line is passed
    when formula lines follow."""
    failed: dict[str, tuple[int, int]] = state.env.setdefault("failed", {})
    known = failed.get(opening.closer)
    if known and known[0] <= line < known[1]:
        return None
    begin = line
    at = opening.inside
    blank = False
    last = min(end_line, line + _MAX_LINES)
    while True:
        hit = _closer_in(state.src, at, state.eMarks[line], opening)
        if hit is not None:
            if blank and opening.closer == "$$" and _reopens(state, line, hit, end_line):
                break
            return Closing(line, hit[0], hit[1], opening.closer)
        line += 1
        while line < last and state.isEmpty(line):
            blank = True
            line += 1
        if line >= last or _leaves(state, line):
            break
        text = text_of(state, line)
        if opening.closer not in text and is_prose(text, strict=blank):
            break
        at = first(state, line)
    failed[opening.closer] = (begin, line)
    return None


def _closer_in(source: str, at: int, end: int, opening: Opening) -> tuple[int, int] | None:
    closer = opening.closer
    place = source.find(closer, at, end)
    if place < 0:
        return None
    if closer == "$$":
        for step in _DOLLARS.finditer(source, at, end):
            if step.group()[0] == "$":
                return step.start(), step.start() + 2
        return None
    if closer == "\\]":
        for step in _ESCAPE.finditer(source, at, end):
            if step[1] == "]":
                return step.start(), step.end()
        return None
    return place, place + len(closer)


def _leaves(state: State, line: int) -> bool:
    """Whether a line belongs to no formula of this container: a lazy line of a quote."""
    return state.sCount[line] < 0


def _reopens(state: State, line: int, hit: tuple[int, int], end_line: int) -> bool:
    """Whether the ``$$`` at `hit`, behind a blank line, opens a formula of its own rather than close the one before."""
    if not state.isEmpty(line - 1) or hit[0] != first(state, line):
        return False
    rest = state.src[hit[1] : state.eMarks[line]].strip()
    if rest:
        return rest.endswith("$$") or is_mathlike(rest)
    following = line + 1
    if following >= end_line or state.isEmpty(following):
        return False
    text = text_of(state, following)
    return is_mathlike(text) and not is_prose(text) and not text.startswith("$$")


def _unclosed(state: State, opening: Opening, line: int, end_line: int) -> Closing | None:
    """An opener that never closes still has its block, when that is clearly a formula."""
    if opening.opener not in ("$$", "\\["):
        return None
    begin = line
    head = state.src[opening.inside : state.eMarks[line]]
    if head.strip() and (opening.opener != "$$" or is_prose(head, strict=True) or not is_mathlike(head)):
        return None
    evidence = is_mathlike(head)
    last = min(end_line, line + _MAX_LINES)
    while line + 1 < last and not state.isEmpty(line + 1) and not _leaves(state, line + 1):
        text = text_of(state, line + 1)
        if is_prose(text) or opening.closer in text or text.startswith(opening.opener):
            break
        evidence = evidence or is_mathlike(text)
        line += 1
    if not evidence or (line == begin and not head.strip()):
        return None
    end = state.eMarks[line]
    while state.src[end - 1] in " \t\r":
        end -= 1
    return Closing(line, end, end, "")
