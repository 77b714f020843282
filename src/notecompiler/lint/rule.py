"""What a lint rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from notecompiler.config import Notation
from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.record import Record, field
from notecompiler.source import Span


class Finding(Record):
    """What a rule reports; the runner adds code, name, path and severity to make a `Diagnostic` of it, in the language
    of the run.

    `span` and `edits` are in the source file. `title` says what the edits do; without it the message serves.
    Of a defect only the cause is reported: a finding is dropped where another rule reports an error in its `unless`, and
    it takes away the findings of other rules that start in what it `explains`.
    `applicability` grades this finding's edits; `severity` and `catalogue` override the rule's own.
    """

    span: Span
    message: Phrase
    hints: tuple[Phrase, ...] = ()
    title: Phrase | None = None
    edits: tuple[Edit, ...] = ()
    applicability: Applicability = Applicability.SAFE
    severity: Severity | None = None
    catalogue: str | None = None
    unless: Span | None = None
    explains: Span | None = None


Check: TypeAlias = Callable[[Document], Iterable[Finding]]
"""What a rule says of one note."""


class Project(Record):
    """All notes of a run, for the rules that look across them (the symbol ledger).

    `notation` holds the spellings that the configuration prefers.
    """

    documents: tuple[Document, ...] = field(default=())
    notation: Notation = field(default_factory=Notation)


class Rule(Record):
    """One rule. Its page for people is its module's docstring.

    `check` sees one note; `check_project`, where given, sees all of them and yields (document, finding) pairs. A rule
    without either stands for findings of the engine itself, or of the verifier. `safe_fixes` False promises that no finding of the rule
    carries a safe fix, so that a repair limited to those need not run it.
    """

    code: str
    name: str
    catalogue: str
    severity: Severity
    check: Check | None = None
    check_project: Callable[[Project], Iterable[tuple[Document, Finding]]] | None = None
    on_by_default: bool = True
    safe_fixes: bool = True
