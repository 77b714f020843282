"""How this run talks to its user: language, colour, verbosity.

The three are read from the command line before click sees it, because the help texts and the messages about wrong
options already need them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import Literal, TextIO

from notecompiler.record import Record

Lang = Literal["en", "zh"]

_SGR = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
}


class Console(Record):
    """`lang` is the language of messages, `lang_given` whether ``--lang`` chose it; `color` is "auto", "always" or "never"; `verbose` shows tracebacks and raw
    engine output."""

    lang: Lang = "en"
    lang_given: bool = False
    color: str = "auto"
    verbose: bool = False

    @staticmethod
    def from_arguments(arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> Console:
        """What the options ``--lang``, ``--color`` and ``--verbose`` say, else the environment."""
        lang = _option(arguments, "--lang")
        return Console(
            lang=_language(lang or _locale(environ)),
            lang_given=lang is not None,
            color=_option(arguments, "--color") or _environment_color(environ),
            verbose="--verbose" in arguments or "-v" in arguments,
        )

    def colored(self, stream: TextIO) -> bool:
        """Whether escape sequences may go to this stream."""
        return self.color == "always" or (self.color == "auto" and stream.isatty())

    def paint(self, text: str, style: str, stream: TextIO | None = None) -> str:
        """`text` in a style ("red", "bold" …) where the stream (standard output by default) shows colours."""
        if not self.colored(stream or sys.stdout):
            return text
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m"

    def print(self, text: str = "") -> None:
        """A line of the result, on standard output."""
        sys.stdout.write(text + "\n")

    def error(self, text: str) -> None:
        """A line of progress or complaint, on standard error."""
        sys.stdout.flush()
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


_current: ContextVar[Console] = ContextVar("console")


def use(console: Console) -> None:
    """Make this the console of the run."""
    _current.set(console)


def current() -> Console:
    """The console of the run."""
    return _current.get(Console())


def _option(arguments: Sequence[str], name: str) -> str | None:
    """The last value given to an option, as ``--name value`` or ``--name=value``."""
    value = None
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith(f"{name}="):
            value = argument[len(name) + 1 :]
        elif argument == name and index + 1 < len(arguments):
            value = arguments[index + 1]
    return value


def _locale(environ: Mapping[str, str]) -> str:
    return next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "en")


def _language(name: str) -> Lang:
    return "zh" if name.lower().startswith("zh") else "en"


def _environment_color(environ: Mapping[str, str]) -> str:
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        return "never"
    return "always" if environ.get("FORCE_COLOR") else "auto"
