"""Findings and the repairs they propose."""

from __future__ import annotations

from enum import Enum

from notecompiler.record import Record
from notecompiler.source import Span


class Severity(Enum):
    """How bad a finding is. Errors and warnings make `notec lint` exit with 1; information does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Applicability(Enum):
    """Who may apply a fix.

    A safe fix keeps the meaning, or its input is no meaningful TeX and exactly one repair exists. An unsafe fix is a
    proposal that a person accepts.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"


class Phrase(Record):
    """One sentence for people, in both languages."""

    en: str
    zh: str

    def text(self, lang: str) -> str:
        """The sentence in `lang` ("en" or "zh")."""
        return self.zh if lang == "zh" else self.en


class Edit(Record, order=True):
    """Replace the file's characters ``[start, end)`` by `text`."""

    start: int
    end: int
    text: str


class Fix(Record):
    """A repair: edits on the source text that belong together (all or none)."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability


class Diagnostic(Record):
    """One finding at one place.

    `code` is ``NC`` and three digits, `name` the rule's kebab-case name, `catalogue` the row of the defect catalogue
    ("M3"). `span` is in the source file `path`. `message` says what is wrong; `hints` say what to do.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    span: Span
    hints: tuple[str, ...] = ()
    fix: Fix | None = None
    catalogue: str | None = None
