"""Running one rule on one text."""

from __future__ import annotations

from notecompiler.building.claims import claim_checks
from notecompiler.diagnostics import Diagnostic
from notecompiler.ingest.note import ingest
from notecompiler.lint.discovery import rules
from notecompiler.lint.repair import repair
from notecompiler.lint.rule import Rule
from notecompiler.lint.runner import lint
from notecompiler.lint.selection import Selection
from notecompiler.source import SourceFile
from notecompiler.verify.runner import VerifyOptions

from .case import Place

CLAIMS = claim_checks(VerifyOptions())
"""The rules that need the verifier, by name."""


def findings(text: str, code: str) -> tuple[Diagnostic, ...]:
    """What the rule with this code reports in a note."""
    return lint([ingest(SourceFile("note.md", text))], Selection(select=(code,)), outside=CLAIMS)


def fixed(text: str, code: str, *, unsafe: bool = False) -> str:
    """The note after this rule's fixes."""
    (repaired,) = repair([ingest(SourceFile("note.md", text))], ingest, Selection(select=(code,)), unsafe=unsafe)
    assert not repaired.dropped, f"the fixes of {code} do not come to rest"
    return repaired.source.text


def place(text: str, diagnostic: Diagnostic) -> Place:
    """Line and column of both ends of a finding."""
    source = SourceFile("note.md", text)
    start, end = source.position(diagnostic.span.start), source.position(diagnostic.span.end)
    return start.line, start.column, end.line, end.column


def rule_of(module: str) -> Rule:
    """The rule of a module of `lint/rules/`."""
    return next(rule for rule in rules() if rule.name.replace("-", "_") == module)
