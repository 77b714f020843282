"""TeX that starts before its document is there: it reads what is known of it and waits for the rest.

Loading packages takes longer than most notes take to set, and the next pass loads the same ones. So a pass can begin with
the opening of a document, up to a line's end, while the rest of it, or the auxiliary files that it reads later, are still
being made. The rest has as many empty lines before it as the opening is long, so that what the log says of lines is right.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from notecompiler.engines.process import Waiting
from notecompiler.record import Record

_READ = r"\input{%s}\scrollmode\read-1 to\go\nonstopmode\input{%s}"
"""TeX must not ask questions, but a line can be read only where it may."""

Start = Callable[[Sequence[str]], Waiting]
"""Starts a program."""


class Ahead(Record):
    """A pass that has read `opening`, or is about to, and waits for what follows."""

    opening: str
    waiting: Waiting
    _rest: Path

    def fits(self, text: str) -> bool:
        """Whether this is the document that it began to read."""
        return text.startswith(self.opening)

    def go_on(self, text: str) -> Waiting:
        """Give it the rest of the document."""
        padding = "%\n" * self.opening.count("\n")
        self._rest.write_text(padding + text[len(self.opening) :], encoding="utf-8")
        self.waiting.go_on()
        return self.waiting

    def stop(self) -> None:
        """It is not wanted."""
        self.waiting.stop()


def is_worthwhile() -> bool:
    """Whether another process would run at the same time."""
    return (os.cpu_count() or 1) > 1


def preamble(text: str) -> str:
    """What a document says before its pages begin."""
    return text[: text.find("\n\\begin{document}") + 1]


def ahead(start: Start, command: Sequence[str], job: str, opening: str, folder: Path) -> Ahead | None:
    """Begin a pass. `command` is all but the document. None when the program cannot be started."""
    first, rest = f"{job}-opening", f"{job}-rest"
    (folder / f"{first}.tex").write_text(opening, encoding="utf-8")
    with contextlib.suppress(OSError):
        return Ahead(opening, start((*command, _READ % (first, rest))), folder / f"{rest}.tex")
    return None
