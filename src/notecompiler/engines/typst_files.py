"""One document as several files, because Typst remembers its work file by file.

A place in a file is part of what Typst knows of a formula there. In one long file an edit can move all places behind it,
and then nothing is remembered; in a file of its own a chapter keeps its places whatever happens to the others.
"""

from __future__ import annotations

import re

from notecompiler.backends.base import Part, Rendered
from notecompiler.record import Record

_NEWLINE = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
"""What ends a line for Typst."""

MAIN = "main.typ"
_HEAD = "head.typ"
_IMPORT = f'#import "{_HEAD}": *\n'


class SourcePart(Record):
    """A file of the document. Behind its first `lines` lines it shows the rendered text from `start` to `end`."""

    name: str
    text: str
    start: int = 0
    end: int = 0
    lines: int = 0

    def offset(self, line: int, column: int, rendered: str) -> int | None:
        """Where in the rendered text a place of this file is, None for what is not there. Line and column count from 1."""
        at = self.start
        for _ in range(line - 1 - self.lines):
            newline = _NEWLINE.search(rendered, at)
            if newline is None:
                return None
            at = newline.end()
        at += column - 1
        return at if self.start <= at < self.end and line > self.lines else None


def files(rendered: Rendered) -> tuple[SourcePart, ...]:
    """The files of the document, the main one first.

    Each part is a file that knows the definitions of the text before the first blocks. What that text prints is printed
    by the main file only: Typst drops it where a file is imported.
    """
    text, parts = rendered.text, rendered.parts
    blocks = [part for part in parts if not part.value]
    if not blocks:
        return (SourcePart(MAIN, text, 0, len(text)),)
    before = [part for part in parts if part.end <= blocks[0].start]
    head = _replaced(text[: blocks[0].start], before, ["()"] * len(before))
    names = [f"part-{number}.typ" for number in range(1, len(parts) + 1)]
    calls = [
        f'{{ import "{name}": value; value }}' if part.value else f'#include "{name}"'
        for name, part in zip(names, parts, strict=True)
    ]
    main = SourcePart(MAIN, _replaced(text, parts, calls), 0, parts[0].start)
    return (main, SourcePart(_HEAD, head, 0, parts[0].start), *map(_part, names, parts, [text] * len(parts)))


def _part(name: str, part: Part, text: str) -> SourcePart:
    own = text[part.start : part.end]
    shown = f"{_IMPORT}#let value = {{\n{own}\n}}\n" if part.value else f"{_IMPORT}{own}\n"
    return SourcePart(name, shown, part.start, part.end, 2 if part.value else 1)


def _replaced(text: str, parts: list[Part] | tuple[Part, ...], by: list[str]) -> str:
    pieces: list[str] = []
    at = 0
    for part, new in zip(parts, by, strict=True):
        pieces += (text[at : part.start], new)
        at = part.end
    return "".join((*pieces, text[at:]))
