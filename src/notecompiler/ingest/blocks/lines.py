"""What block rules share: places in lines and texts gathered from lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notecompiler.ingest.extract import Extract, gather

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State


def first(state: State, line: int) -> int:
    """Offset of the first character of a line that is not white space, behind the marks of its containers."""
    return state.bMarks[line] + state.tShift[line]


def text_of(state: State, line: int) -> str:
    """A line without the marks of its containers and without its indent."""
    return state.src[first(state, line) : state.eMarks[line]]


def content_start(state: State, line: int) -> int:
    """Where a line's content begins when its block is indented by the container: that indent is no content."""
    at = state.bMarks[line]
    stop = at + min(state.blkIndent, state.tShift[line])
    source = state.src
    while at < stop and source[at] in " \t":
        at += 1
    return at


def gathered(state: State, source: str, start: int, first_line: int, last_line: int, end: int | None = None) -> Extract:
    """The text from offset `start` in `first_line` through `last_line` (to offset `end` in it), without the marks and
    indents of the containers at the beginnings of lines. `source` is the file's text."""
    ranges = []
    for line in range(first_line, last_line + 1):
        begin = start if line == first_line else content_start(state, line)
        stop = end if line == last_line and end is not None else state.eMarks[line] + (line < last_line)
        ranges.append((begin, stop))
    return gather(source, ranges)


def resume(state: State, line: int, at: int) -> None:
    """Let the tokenizer go on in the middle of a line, at offset `at`."""
    state.bMarks[line] = state.skipSpaces(at)
    state.tShift[line] = 0
    state.sCount[line] = state.blkIndent
    state.line = line


def read_inside(state: State, line: int, last: int, indent: int = 0) -> None:
    """Read the lines from `line` to before `last` as blocks of their own, which stand in by `indent`."""
    old = state.lineMax, state.parentType, state.blkIndent
    state.lineMax, state.parentType, state.blkIndent = last, "root", state.blkIndent + indent
    if line < last:
        state.md.block.tokenize(state, line, last)
    state.lineMax, state.parentType, state.blkIndent = old
