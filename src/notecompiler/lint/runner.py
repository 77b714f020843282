"""Running rules over notes: documents in, diagnostics out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from notecompiler.config import Notation
from notecompiler.diagnostics import Diagnostic, Fix
from notecompiler.document import Document
from notecompiler.lint.causes import Reported, causes
from notecompiler.lint.memo import forget_trees
from notecompiler.lint.protected import Protected
from notecompiler.lint.rule import Check, Finding, Project, Rule
from notecompiler.lint.selection import Selection
from notecompiler.lint.suppress import apply_suppressions
from notecompiler.record import replace


def lint(
    documents: Sequence[Document],
    selection: Selection | None = None,
    *,
    lang: str = "en",
    notation: Notation | None = None,
    outside: Mapping[str, Check] | None = None,
) -> tuple[Diagnostic, ...]:
    """All findings of the selected rules, without the suppressed ones, by path and place.

    `outside` gives checks, by rule name, to rules that need more than the linter knows (the verifier's).
    Suppressions that suppress nothing are findings themselves (when every rule they name did run).
    """
    chosen = selection or Selection()
    given = outside or {}
    active = tuple(replace(rule, check=given.get(rule.name, rule.check)) for rule in chosen.rules())
    project = Project(tuple(documents), notation or Notation())
    found = check(project, active, lang=lang)
    kept: list[Diagnostic] = []
    for document, diagnostics in zip(documents, found, strict=True):
        path = document.source.path
        here = [d for d in diagnostics if chosen.applies(d.code, d.name, path)]
        kept += apply_suppressions(document, here, active, lang=lang)
    return tuple(sorted(kept, key=lambda d: (d.path, d.span.start, d.span.end, d.code)))


def check(project: Project, active: Iterable[Rule], *, lang: str = "en") -> tuple[tuple[Diagnostic, ...], ...]:
    """The findings of each document of the project, suppressed ones included."""
    index = {id(document): at for at, document in enumerate(project.documents)}
    found: list[list[Reported]] = [[] for _ in project.documents]
    protected = [Protected.of(document) for document in project.documents]

    def report(rule: Rule, document: Document, finding: Finding) -> None:
        at = index[id(document)]
        found[at].append(Reported(_diagnostic(rule, finding, document, protected[at], lang), finding))

    for rule in active:
        if rule.check is not None:
            for document in project.documents:
                for finding in rule.check(document):
                    report(rule, document, finding)
        if rule.check_project is not None:
            for document, finding in rule.check_project(project):
                report(rule, document, finding)
    forget_trees()
    return tuple(tuple(dict.fromkeys(causes(reported))) for reported in found)


def _diagnostic(rule: Rule, finding: Finding, document: Document, protected: Protected, lang: str) -> Diagnostic:
    message = finding.message.text(lang)
    fix = None
    if finding.edits and not protected.touched_by(finding.edits):
        title = finding.title.text(lang) if finding.title else message
        fix = Fix(title, tuple(sorted(finding.edits)), finding.applicability)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=finding.severity or rule.severity,
        message=message,
        path=document.source.path,
        span=finding.span,
        hints=tuple(hint.text(lang) for hint in finding.hints),
        fix=fix,
        catalogue=finding.catalogue or rule.catalogue or None,
    )
