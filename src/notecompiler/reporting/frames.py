"""Code frames: the lines of a finding with carets under what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.record import Record
from notecompiler.reporting.palette import PLAIN, Palette
from notecompiler.reporting.width import shown, width
from notecompiler.source import SourceFile, Span

ROOM = 96
"""Cells that a line of the frame may take; a longer line is cut around its carets."""

MOST_LINES = 4


class _Marked(Record):
    """One source line in three parts; `marked` has carets below it."""

    number: int
    before: str
    marked: str
    after: str


def frame(source: SourceFile, span: Span, palette: Palette = PLAIN, style: str = "") -> list[str]:
    """The lines of a code frame for `span`, without line endings.

    Of a span over many lines the first ones and the last one are shown. The carets of an empty span stand at the
    place where something is missing.
    """
    lines = list(_lines(source, span))
    gutter = len(str(lines[-1].number))
    bar = palette.paint(palette.faint, "|")
    framed = [f"{' ' * gutter} {bar}"]
    for at, line in enumerate(lines):
        if at and line.number > lines[at - 1].number + 1:
            framed.append(palette.paint(palette.faint, "…"))
        cut = _cut(line)
        number = palette.paint(palette.faint, str(line.number).rjust(gutter))
        framed.append(f"{number} {bar} {shown(cut.before + cut.marked + cut.after)}".rstrip())
        carets = "^" * max(1, width(cut.marked))
        framed.append(f"{' ' * gutter} {bar} {' ' * width(cut.before)}{palette.paint(style, carets)}")
    return framed


def _lines(source: SourceFile, span: Span) -> Iterator[_Marked]:
    first = source.position(span.start)
    last = source.position(max(span.start, span.end - 1))
    numbers = list(range(first.line, last.line + 1))
    if len(numbers) > MOST_LINES:
        numbers = [*numbers[: MOST_LINES - 1], numbers[-1]]
    for number in numbers:
        text = source.line_text(number)
        start = first.column - 1 if number == first.line else len(text) - len(text.lstrip())
        end = source.position(span.end).column - 1 if number == source.position(span.end).line else len(text)
        end = max(start, min(end, len(text)))
        yield _Marked(number, text[:start], text[start:end], text[end:])


def _cut(line: _Marked) -> _Marked:
    """The line with as much around its marked part as there is room for."""
    marked = _clip(line.marked, ROOM)
    room = ROOM - width(marked)
    after_room = room - min(width(line.before), room // 2)
    after = _clip(line.after, after_room) if marked == line.marked else ""
    room -= width(after)
    before = line.before
    if width(before) > room:
        kept = _clip(before[::-1][: room + 1], room - 1)[::-1].lstrip("…")
        before = f"…{kept}"
    return _Marked(line.number, before, marked, after)


def _clip(text: str, room: int) -> str:
    """The text, cut to `room` cells with an ellipsis."""
    if len(text) <= room and width(text) <= room:
        return text
    kept = text[: max(0, room)]
    while kept and width(kept) >= room:
        kept = kept[:-1]
    return f"{kept}…"
